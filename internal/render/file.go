package render

import (
	"path"

	"qiao/internal/locale"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// file is the view of a file to download; nil if the target is none.
func (p *page) file(t *site.Target) *theme.FileView {
	var size int64
	switch t.Kind {
	case site.ToResource:
		size = t.Resource.Size
	case site.ToStatic:
		size = t.Static.Size
	default:
		return nil
	}
	return &theme.FileView{
		URL: p.target(t), Name: path.Base(t.Path()), Title: path.Base(t.Path()), Format: formatOf(t.Path()),
		Size: size, SizeText: sizeText(p.lang.Locale, size),
	}
}

// sizeText writes a file's size as people read it: 1.2 MB, with the SI's units.
func sizeText(l *locale.Locale, size int64) string {
	units := []string{"B", "kB", "MB", "GB"}
	n, unit := locale.NewDecimal(size, 0), 0
	for limit := int64(1000); size >= limit && unit < len(units)-1; limit *= 1000 {
		n, unit = n.Shift(-3), unit+1
	}
	digits := int32(0)
	if unit > 1 {
		digits = 1
	}
	return l.Number(n.Round(digits)) + "\u00a0" + units[unit]
}
