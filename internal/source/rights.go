package source

import (
	"path"
	"strings"

	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// RightsExtension is what the file about the rights to a picture adds to the
// picture's name: photo.jpg.yaml.
const RightsExtension = ".yaml"

// Rights say whose a picture is, and why the site may show it.
type Rights struct {
	Credit  config.Localized // the line that names the author: Photo: Li Ming
	Licence string           // CC BY 4.0
	Source  string           // where it was taken from: an address, an archive
}

// rightsFields are the keys of the file.
var rightsFields = []config.Field{
	{Name: "credit", Type: config.Text},
	{Name: "licence", Type: config.Word},
	{Name: "source", Type: config.Word},
}

// readRights reads the file about the rights to a picture.
func readRights(root *files.Root, cfg *config.Site, name string) (*Rights, []diag.Diagnostic) {
	raw, err := root.ReadLimit(name, MaxFrontMatter)
	if err != nil {
		return nil, []diag.Diagnostic{unreadable(name, err)}
	}
	v, ds := decode.YAMLFile(name, raw)
	if v == nil || diag.HasErrors(ds) {
		return nil, ds
	}
	if v.Kind != decode.Map && v.Kind != decode.Null {
		return nil, append(ds, decode.Data.WrongType(path.Base(name), v, decode.Map.Words(), ""))
	}
	values, more := config.DataReader(cfg).Values(rightsFields, v, v.Pos)
	ds = append(append(ds, more...), config.Placeholders(v)...)
	r := new(Rights)
	r.Credit, _ = values["credit"].(config.Localized)
	r.Licence, _ = values["licence"].(string)
	r.Source, _ = values["source"].(string)
	if len(values) == 0 && len(ds) == 0 {
		ds = append(ds, diag.New("image-rights/empty", diag.Pos{File: name}))
	}
	return r, ds
}

// pictured is the name of the picture that a file tells the rights of; ok is
// false for a file that tells none.
func pictured(name string, others map[string]bool) (picture string, ok bool) {
	picture, ok = strings.CutSuffix(name, RightsExtension)
	return picture, ok && others[picture] && images[strings.ToLower(path.Ext(picture))]
}
