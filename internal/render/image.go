package render

import (
	"bytes"
	"html"
	"net/url"
	"strconv"
	"strings"

	"qiao/internal/config"
	"qiao/internal/images"
	"qiao/internal/markdown"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// image is the view of a picture; nil if the target is no file of the site.
func (p *page) image(t *site.Target) *theme.ImageView {
	switch t.Kind {
	case site.ToResource:
		v := &theme.ImageView{URL: p.target(t), Sizes: p.r.theme.Manifest.Images.Sizes}
		if rights := t.Resource.Rights; rights != nil {
			v.Credit, v.CreditURL = credit(p.lang, rights.Credit, rights.Licence, rights.Source)
		}
		if pic := p.r.pictures[t.Resource.File]; pic != nil {
			v.Width, v.Height = pic.width, pic.height
			p.candidates(v, pic)
		}
		return v
	case site.ToStatic:
		size := p.r.imageSize(t.Static.File)
		return &theme.ImageView{URL: p.target(t), Width: size.width, Height: size.height}
	default:
		return nil
	}
}

// candidates lists what a browser may choose from: the formats in the order of
// the plan, for each the widths, narrow ones first.
func (p *page) candidates(v *theme.ImageView, pic *picture) {
	var own []string
	for i := range pic.files {
		f := &pic.files[i]
		candidate := strings.ReplaceAll(p.href(f.path), ",", "%2C") + " " + strconv.Itoa(f.Width) + "w"
		switch {
		case f.Main:
			defer func() {
				if len(own) > 0 {
					v.SrcSet = strings.Join(append(own, candidate), ", ")
				}
			}()
		case f.Format == pic.header.Format:
			own = append(own, candidate)
		default:
			if n := len(v.Sources); n > 0 && v.Sources[n-1].Type == f.Format.MediaType() {
				v.Sources[n-1].SrcSet += ", " + candidate
			} else {
				v.Sources = append(v.Sources, theme.SourceView{Type: f.Format.MediaType(), SrcSet: candidate})
			}
		}
	}
}

// credit is the line about the rights to a picture, and the address that it
// leads to.
func credit(l *language, name config.Localized, licence, source string) (text, address string) {
	var parts []string
	if external(source) {
		address, source = source, ""
	}
	for _, part := range []string{name.In(l.Code), licence, source} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if u, err := url.Parse(address); len(parts) == 0 && err == nil {
		parts = append(parts, u.Hostname())
	}
	return strings.Join(parts, " · "), address
}

// shareWidth is the width from which a picture is large enough for the social
// networks, in pixels.
const shareWidth = 1200

// share is the file of a page's picture that stands for it elsewhere: of those
// in the picture's own format the narrowest that is wide enough, absolute.
func (r *renderer) share(t *site.Target) *theme.ImageView {
	v := &theme.ImageView{URL: r.site.Absolute(t.Path())}
	if t.Kind != site.ToResource || r.pictures[t.Resource.File] == nil {
		return v
	}
	pic := r.pictures[t.Resource.File]
	v.Width, v.Height = pic.width, pic.height
	for i := range pic.files {
		f := &pic.files[i]
		if f.Format == pic.header.Format && f.Width >= shareWidth && f.Width < v.Width {
			v.URL, v.Width, v.Height = r.site.Absolute(f.path), f.Width, f.Height
		}
	}
	return v
}

// imageSize is an image's size in pixels; zero if it is not known.
type imageSize struct{ width, height int }

// imageSize reads the size of a static image, once.
func (r *renderer) imageSize(file string) imageSize {
	if known, ok := r.sizes.Load(file); ok {
		return known.(imageSize)
	}
	var size imageSize
	data, problem := r.imageData(file)
	switch f, is := images.FormatOf(file); {
	case problem != nil || !is: // reported with the output
	case f == images.SVG:
		if d, _ := images.CleanSVG(data); d != nil {
			size = imageSize{d.Width, d.Height}
		}
	default:
		if h, _ := images.Inspect(file, data); h != nil {
			size = imageSize{h.Width, h.Height}
		}
	}
	r.sizes.Store(file, size)
	return size
}

// imageElement writes an image; one that stands alone becomes a figure, with
// its title and the credit as the caption.
func (b *body) imageElement(w *bytes.Buffer, i *markdown.Image) {
	t, problem := b.r.site.ResolveImage(b.doc, i.Destination)
	if problem != nil {
		if !b.own {
			b.ds = append(b.ds, problem.At(i.Pos))
		}
		return
	}
	view := b.image(&t)
	if b.around.Sizes != "" {
		view.Sizes = b.around.Sizes
	}
	if !i.Alone {
		b.picture(w, i, view, i.Title)
		return
	}
	w.WriteString("<figure>")
	link := b.around.Linked && !b.linked && view.Width > 0
	if link {
		w.WriteString("<a")
		attribute(w, "href", view.URL)
		w.WriteByte('>')
	}
	b.picture(w, i, view, "")
	if link {
		w.WriteString("</a>")
	}
	b.caption(w, i, view)
	w.WriteString("</figure>")
}

// picture writes an image in all its variants, with its size, so that nothing
// moves when it arrives. The first one of a page that does not open with its
// own picture is likely to be seen at once; all others wait until they are near.
func (b *body) picture(w *bytes.Buffer, i *markdown.Image, view *theme.ImageView, title string) {
	if len(view.Sources) > 0 {
		w.WriteString("<picture>")
	}
	for _, s := range view.Sources {
		w.WriteString("<source")
		attribute(w, "type", s.Type)
		attribute(w, "srcset", s.SrcSet)
		attribute(w, "sizes", view.Sizes)
		w.WriteByte('>')
	}
	w.WriteString("<img")
	attribute(w, "src", view.URL)
	if view.SrcSet != "" {
		attribute(w, "srcset", view.SrcSet)
		attribute(w, "sizes", view.Sizes)
	}
	attribute(w, "alt", i.Alt)
	if title != "" {
		attribute(w, "title", title)
	}
	if view.Width > 0 && view.Height > 0 {
		attribute(w, "width", strconv.Itoa(view.Width))
		attribute(w, "height", strconv.Itoa(view.Height))
	}
	if b.opens() {
		attribute(w, "fetchpriority", "high")
	} else {
		attribute(w, "loading", "lazy")
	}
	attribute(w, "decoding", "async")
	attributes(w, i.Attributes, "src", "srcset", "sizes", "alt", "title", "width", "height", "loading", "decoding", "fetchpriority")
	w.WriteByte('>')
	if len(view.Sources) > 0 {
		w.WriteString("</picture>")
	}
}

// opens reports whether the image that is being written is the first of the
// page.
func (b *body) opens() bool {
	first := b.images == 0 && b.view.Image == nil
	b.images++
	return first
}

// caption writes what stands under a figure: the image's title, or in a
// component that asks for it the alternative text, which a screen reader has
// read already, and the credit.
func (b *body) caption(w *bytes.Buffer, i *markdown.Image, view *theme.ImageView) {
	text, spoken := i.Title, false
	if text == "" && b.around.Linked {
		text, spoken = i.Alt, true
	}
	if text == "" && view.Credit == "" {
		return
	}
	w.WriteString("<figcaption>")
	switch {
	case text != "" && spoken:
		w.WriteString(`<span aria-hidden="true">` + html.EscapeString(text) + "</span>")
	case text != "":
		w.WriteString(html.EscapeString(text))
	}
	b.credit(w, view, text != "")
	w.WriteString("</figcaption>")
}

func (b *body) credit(w *bytes.Buffer, view *theme.ImageView, after bool) {
	if view.Credit == "" {
		return
	}
	if after {
		w.WriteByte(' ')
	}
	w.WriteString(`<span class="credit">`)
	if view.CreditURL != "" {
		w.WriteString("<a")
		attribute(w, "href", view.CreditURL)
		attribute(w, "rel", "noopener")
		w.WriteByte('>')
	}
	w.WriteString(html.EscapeString(view.Credit))
	if view.CreditURL != "" {
		w.WriteString("</a>")
	}
	w.WriteString("</span>")
}
