package source

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"qiao/internal/diag"
)

// published are the extensions of the files that are published beside a page:
// images, documents, tables, sound and film. Pages, scripts and fonts are the
// theme's, or belong into static/.
var published = set(`
	jpg jpeg png webp avif gif svg
	pdf docx xlsx pptx odt ods odp zip
	csv tsv json xml txt ics vcf geojson
	mp4 webm mp3 m4a ogg wav vtt srt
`)

// unsuitable are image formats that browsers do not show.
var unsuitable = set(`bmp tif tiff heic heif psd ai eps cdr raw dng nef cr2 jp2 wmf emf`)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m["."+w] = true
	}
	return m
}

// resources finds the owners of the files that are no documents, and reports
// those that are not published.
func resources(f found) ([]Resource, []diag.Diagnostic) {
	holders := make(map[string]bool) // folders that hold documents
	for _, d := range f.documents {
		holders[path.Dir(d.Name)] = true
	}
	var list []Resource
	var ds []diag.Diagnostic
	for _, e := range f.resources {
		pos := diag.Pos{File: e.Name}
		ext := strings.ToLower(path.Ext(e.Name))
		switch {
		case unsuitable[ext]:
			ds = append(ds, diag.New("image-format", pos, "format", strings.ToUpper(strings.TrimPrefix(ext, "."))))
		case !published[ext]:
			ds = append(ds, diag.New("resource-type", pos, "name", path.Base(e.Name)))
		default:
			base := path.Base(e.Name)
			ds = append(ds, checkPart(pos, strings.TrimSuffix(base, path.Ext(base)), path.Ext(base))...)
			folder := owner(path.Dir(e.Name), holders)
			list = append(list, Resource{
				File: e.Name,
				Page: norm.NFC.String(strings.TrimPrefix(strings.TrimPrefix(folder, ContentDir), "/")),
				Name: norm.NFC.String(strings.TrimPrefix(e.Name, folder+"/")),
				Size: e.Size,
			})
		}
	}
	return list, ds
}

// owner is the nearest folder, from dir upwards, that holds documents.
func owner(dir string, holders map[string]bool) string {
	for dir != ContentDir && !holders[dir] {
		dir = path.Dir(dir)
	}
	return dir
}
