package config

import (
	"cmp"
	"encoding/hex"
	"image/color"
	"io/fs"
	"path"
	"slices"
	"strings"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// ManifestFile is the name of a theme's declarations in its folder.
const ManifestFile = "theme.yaml"

// LoadManifest reads theme.yaml from a theme's files; dir is where the theme
// stands, for positions ("themes/park"). The manifest is nil after an error.
func LoadManifest(theme fs.FS, dir string) (*Manifest, []diag.Diagnostic) {
	file := path.Join(dir, ManifestFile)
	raw, err := fs.ReadFile(theme, ManifestFile)
	if err != nil {
		return nil, []diag.Diagnostic{unreadable(file, err)}
	}
	return parseManifest(file, raw)
}

// parseManifest is LoadManifest of a text.
func parseManifest(file string, raw []byte) (*Manifest, []diag.Diagnostic) {
	top, ds := decodeFile(file, raw)
	if top == nil {
		return nil, ds
	}
	var w struct {
		Name       string        `yaml:"name,required"`
		Params     *decode.Value `yaml:"params"`
		Types      *decode.Value `yaml:"types"`
		Components *decode.Value `yaml:"components"`
		Data       *decode.Value `yaml:"data"`
		Images     struct {
			Sizes string `yaml:"sizes"`
		} `yaml:"images"`
		Card *decode.Value `yaml:"card"`
	}
	d := &declaring{ds: append(ds, decode.Into(top, decode.Theme, &w)...)}
	m := &Manifest{Name: w.Name, Images: ThemeImages{Sizes: cmp.Or(w.Images.Sizes, "100vw")}}
	m.Params = d.fields(decode.Field{Key: "params", Value: w.Params}, inParams)
	for _, f := range d.entries("types", w.Types) {
		m.Types = append(m.Types, d.pageType(f))
	}
	for _, f := range d.entries("components", w.Components) {
		m.Components = append(m.Components, d.component(f))
	}
	for _, f := range d.entries("data", w.Data) {
		m.Data = append(m.Data, d.collection(f))
	}
	d.checkReferences(m.CollectionNames())
	if w.Card != nil && w.Card.Kind != decode.Null {
		m.Card = d.card(w.Card)
	}
	if diag.HasErrors(d.ds) {
		return nil, d.ds
	}
	return m, d.ds
}

// card reads how social cards are drawn.
func (d *declaring) card(v *decode.Value) *Card {
	var w struct {
		Font   decode.At[string] `yaml:"font,required"`
		Paper  decode.At[string] `yaml:"paper,required"`
		Ink    decode.At[string] `yaml:"ink,required"`
		Accent decode.At[string] `yaml:"accent,required"`
	}
	d.ds = append(d.ds, decode.FieldInto(decode.Field{Key: "card", Pos: v.Pos, Value: v}, decode.Theme, &w)...)
	return &Card{
		Font: w.Font.V, Pos: w.Font.Pos,
		Paper: d.colour("paper", w.Paper), Ink: d.colour("ink", w.Ink), Accent: d.colour("accent", w.Accent),
	}
}

// colour reads a colour as CSS writes it: #RRGGBB.
func (d *declaring) colour(name string, text decode.At[string]) color.RGBA {
	raw, err := hex.DecodeString(strings.TrimPrefix(text.V, "#"))
	if text.V != "" && (err != nil || len(raw) != 3 || text.V[0] != '#') {
		d.report("theme-declaration/colour", text.Pos, "name", name, "got", text.V)
	}
	if len(raw) != 3 {
		return color.RGBA{}
	}
	return color.RGBA{R: raw[0], G: raw[1], B: raw[2], A: 255}
}

// owner is what a field is declared for; some settings make sense for one only.
type owner uint8

const (
	inParams owner = iota
	inType
	inComponent
	inData
)

// declaring is a theme.yaml being read; it goes on after a mistake.
type declaring struct {
	ds []diag.Diagnostic
	// references are the collections that fields name, which may be declared
	// further down.
	references []decode.At[string]
}

func (d *declaring) report(id string, pos diag.Pos, args ...any) {
	d.ds = append(d.ds, diag.New(id, pos, args...))
}

// text reads a text for theme authors and editors, in any languages.
func (d *declaring) text(field string, v *decode.Value) Localized {
	text, ds := localized(decode.Theme, field, v, nil)
	d.ds = append(d.ds, ds...)
	return text
}

// entries returns the entries of a map by name; what is no map, and names that
// templates or authors could not write, are reported.
func (d *declaring) entries(name string, v *decode.Value) []decode.Field {
	if v == nil || v.Kind == decode.Null {
		return nil
	}
	if v.Kind != decode.Map {
		d.ds = append(d.ds, decode.Theme.WrongType(name, v, decode.Map.Words(), ""))
	}
	for _, f := range v.Fields {
		if !keyForm.MatchString(f.Key) {
			d.report("theme-declaration/name", f.Pos, "name", f.Key)
		}
	}
	return v.Fields
}

func (d *declaring) pageType(f decode.Field) Type {
	var w struct {
		Label  *decode.Value `yaml:"label"`
		Fields *decode.Value `yaml:"fields"`
	}
	d.ds = append(d.ds, decode.FieldInto(f, decode.Theme, &w)...)
	return Type{
		Name: f.Key, Pos: f.Pos, Label: d.text("label", w.Label),
		Fields: d.fields(decode.Field{Key: "fields", Value: w.Fields}, inType),
	}
}

func (d *declaring) component(f decode.Field) Component {
	var w struct {
		Forms  []decode.At[string] `yaml:"forms,required,enum=inline|block|container"`
		Label  *decode.Value       `yaml:"label"`
		Params *decode.Value       `yaml:"params"`
		View   string              `yaml:"view,enum=chart|items"`
		Help   *decode.Value       `yaml:"help"`
		Images struct {
			Sizes  string `yaml:"sizes"`
			Linked bool   `yaml:"linked"`
		} `yaml:"images"`
	}
	d.ds = append(d.ds, decode.FieldInto(f, decode.Theme, &w)...)
	c := Component{
		Name: f.Key, Pos: f.Pos, View: ComponentView(w.View), Help: d.text("help", w.Help),
		Images: ComponentImages{Sizes: w.Images.Sizes, Linked: w.Images.Linked},
		Params: d.fields(decode.Field{Key: "params", Value: w.Params}, inComponent),
	}
	for _, form := range w.Forms {
		if slices.Contains(c.Forms, Form(form.V)) {
			d.report("theme-declaration/twice", form.Pos, "name", form.V)
		}
		c.Forms = append(c.Forms, Form(form.V))
	}
	if w.Label != nil && w.Label.Kind != decode.Null {
		label := d.field(decode.Field{Key: "label", Pos: w.Label.Pos, Value: w.Label}, inComponent)
		if label.List || label.Type == Group {
			d.report("theme-declaration/label", label.Pos)
		}
		c.Label = &label
	}
	return c
}

// fields reads the declarations of a map by name, in their order.
func (d *declaring) fields(f decode.Field, of owner) []Field {
	entries := d.entries(f.Key, f.Value)
	fields := make([]Field, 0, len(entries))
	for _, e := range entries {
		if of == inType && slices.Contains(commonFields, e.Key) {
			d.report("theme-declaration/common", e.Pos, "name", e.Key)
		}
		fields = append(fields, d.field(e, of))
	}
	return fields
}

// declaration is a field as it is written: a map, or its type alone.
type declaration struct {
	Type     decode.At[string]   `yaml:"type,required"`
	List     bool                `yaml:"list"`
	Required bool                `yaml:"required"`
	Fill     decode.At[bool]     `yaml:"fill"`
	Values   []decode.At[string] `yaml:"values"`
	Default  decode.At[string]   `yaml:"default"`
	Label    *decode.Value       `yaml:"label"`
	Help     *decode.Value       `yaml:"help"`
	Fields   *decode.Value       `yaml:"fields"`
	Of       decode.At[string]   `yaml:"of"`
}

// field reads one declaration.
func (d *declaring) field(f decode.Field, of owner) Field {
	var w declaration
	if f.Value.Kind == decode.String {
		w.Type = decode.At[string]{V: f.Value.Text, Pos: f.Value.Pos}
	} else {
		d.ds = append(d.ds, decode.FieldInto(f, decode.Theme, &w)...)
	}
	field := Field{
		Name: f.Key, Type: FieldType(w.Type.V), Pos: f.Pos,
		List: w.List, Required: w.Required, Fill: w.Fill.V, Default: w.Default.V, Of: w.Of.V,
		Label: d.text("label", w.Label), Help: d.text("help", w.Help),
		Fields: d.fields(decode.Field{Key: "fields", Value: w.Fields}, of),
	}
	for _, v := range w.Values {
		if slices.Contains(field.Values, v.V) {
			d.report("theme-declaration/twice", v.Pos, "name", v.V)
		}
		field.Values = append(field.Values, v.V)
	}
	d.consistent(field, &w, of)
	return field
}

// consistent reports settings of a declaration that do not go together.
func (d *declaring) consistent(f Field, w *declaration, of owner) {
	known := slices.Contains(fieldTypes, w.Type.V)
	switch {
	case w.Type.V == "":
		return // reported when it was decoded
	case !known:
		v := &decode.Value{Kind: decode.String, Text: w.Type.V, Pos: w.Type.Pos}
		d.ds = append(d.ds, decode.Theme.NotOneOf("type", v, fieldTypes))
		return
	case (f.Type == Enum) != (len(f.Values) > 0):
		d.report("theme-declaration/values", f.Pos, "name", f.Name)
		return
	case (f.Type == Group) != (len(f.Fields) > 0):
		d.report("theme-declaration/fields", f.Pos, "name", f.Name)
	case (f.Type == RecordRef) != (f.Of != ""):
		d.report("theme-declaration/of", f.Pos, "name", f.Name, "example", "{type: record, of: companies}")
	case f.Type == RecordRef:
		d.references = append(d.references, w.Of)
	case f.Type == Group && of == inComponent:
		d.report("theme-declaration/group", w.Type.Pos, "name", f.Name)
	}
	if f.Fill && of != inParams {
		d.report("theme-declaration/fill", w.Fill.Pos, "name", f.Name)
	}
	if w.Default.V == "" {
		return
	}
	if f.Type == Group {
		d.report("theme-declaration/default", w.Default.Pos, "name", f.Name)
		return
	}
	_, ds := defaults.Value(f, &decode.Value{Kind: decode.String, Text: w.Default.V, Pos: w.Default.Pos})
	d.ds = append(d.ds, ds...)
}
