package source

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// images are the extensions of the images that are published beside a page.
var images = set(`jpg jpeg png webp gif svg`)

// published are the extensions of the other files that are: documents, tables,
// sound and film. Pages, scripts and fonts are the theme's, or belong into
// static/.
var published = set(`
	pdf docx xlsx pptx odt ods odp zip
	csv tsv json xml txt ics vcf geojson
	mp4 webm mp3 m4a ogg wav vtt srt
`)

// unsuitable are image formats that browsers do not show, or that qiao does not
// read.
var unsuitable = set(`avif jxl bmp tif tiff heic heif psd ai eps cdr raw dng nef cr2 jp2 wmf emf`)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m["."+w] = true
	}
	return m
}

// resources finds the owners of the files that are no documents, and reports
// those that are not published.
func resources(root *files.Root, cfg *config.Site, l *Listing) ([]Resource, []diag.Diagnostic) {
	holders := make(map[string]bool) // folders that hold documents
	for _, d := range l.Documents {
		holders[path.Dir(d.Name)] = true
	}
	names := make(map[string]bool, len(l.resources))
	for _, e := range l.resources {
		names[e.Name] = true
	}
	var list []Resource
	var ds []diag.Diagnostic
	for _, e := range l.resources {
		pos := diag.Pos{File: e.Name}
		ext := strings.ToLower(path.Ext(e.Name))
		if _, is := pictured(e.Name, names); is {
			continue // read with the picture
		}
		switch {
		case unsuitable[ext]:
			ds = append(ds, diag.New("image-format", pos, "format", strings.ToUpper(strings.TrimPrefix(ext, "."))))
		case !published[ext] && !images[ext]:
			ds = append(ds, diag.New("resource-type", pos, "name", path.Base(e.Name)))
		default:
			base := path.Base(e.Name)
			ds = append(ds, checkPart(pos, strings.TrimSuffix(base, path.Ext(base)), path.Ext(base))...)
			folder := owner(path.Dir(e.Name), holders)
			var rights *Rights
			if about := e.Name + RightsExtension; images[ext] && names[about] {
				var more []diag.Diagnostic
				rights, more = readRights(root, cfg, about)
				ds = append(ds, more...)
			}
			list = append(list, Resource{
				File: e.Name,
				Page: norm.NFC.String(strings.TrimPrefix(strings.TrimPrefix(folder, ContentDir), "/")),
				Name: norm.NFC.String(strings.TrimPrefix(e.Name, folder+"/")),
				Size: e.Size, Rights: rights,
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
