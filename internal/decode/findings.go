package decode

import (
	"strings"

	"qiao/internal/diag"
)

// Family is the kind of text that is read. It prefixes the codes of findings:
// an unknown key is front-matter-unknown in a document, config-unknown in
// site.yaml.
type Family string

// The families.
const (
	Config      Family = "config"
	FrontMatter Family = "front-matter"
	Data        Family = "data"
	Theme       Family = "theme-manifest"
)

// maxFindings is how many findings of one severity are made about one text;
// nobody reads more, and a hostile file could hold millions. An error is never
// crowded out by warnings.
const maxFindings = 1000

// findings are the findings about one text, up to the limit.
type findings struct {
	ds   []diag.Diagnostic
	made [diag.Info + 1]int // by severity
}

func (f *findings) add(ds ...diag.Diagnostic) {
	for _, d := range ds {
		if f.made[d.Severity] < maxFindings {
			f.made[d.Severity]++
			f.ds = append(f.ds, d)
		}
	}
}

// full reports whether no more errors are taken.
func (f *findings) full() bool { return f.made[diag.Error] >= maxFindings }

// kindWords say what a field of the kind wants, and what a list or map is.
var kindWords = map[Kind]diag.Words{
	Null:   {EN: "nothing", ZH: "空值"},
	Bool:   {EN: "true or false", ZH: " true 或 false"},
	Int:    {EN: "a whole number", ZH: "整数"},
	Float:  {EN: "a number", ZH: "数字"},
	String: {EN: "text", ZH: "文字"},
	List:   {EN: "a list", ZH: "列表"},
	Map:    {EN: "fields with values", ZH: "带有名称的字段"},
}

// Words returns what a field of the kind wants, as findings say it.
func (k Kind) Words() diag.Words { return kindWords[k] }

// Unknown is the finding about a field that is none of the known ones.
func (family Family) Unknown(f Field, known []string) diag.Diagnostic {
	return diag.New(string(family)+"-unknown", f.Pos, "key", f.Key, "suggestion", diag.Suggest(f.Key, known))
}

// Missing is the finding about a field that must be given; pos is where the
// text it should stand in begins.
func (family Family) Missing(name string, pos diag.Pos) diag.Diagnostic {
	return diag.New(string(family)+"-required", pos, "key", name)
}

// NotOneOf is the finding about a value of the field key that is none of those
// allowed.
func (family Family) NotOneOf(key string, v *Value, allowed []string) diag.Diagnostic {
	return diag.New(string(family)+"-enum", v.Pos, "key", key, "value", short(v.Text),
		"values", strings.Join(allowed, ", "), "suggestion", diag.Suggest(v.Text, allowed))
}

// WrongType is the finding about a value of the field key that is not what the
// field wants. fix is what to write instead, if that is known.
func (family Family) WrongType(key string, v *Value, want diag.Words, fix string) diag.Diagnostic {
	return diag.New(string(family)+"-type", v.Pos, "key", key, "want", want, "got", v.describe(), "fix", fix)
}

func (f *filler) wrongType(v *Value, want diag.Words, fix string, at place) {
	switch {
	case at.item > 0 && at.key != "":
		f.add(diag.New(string(f.family)+"-type/item", v.Pos,
			"key", at.key, "number", at.item, "want", want, "got", v.describe(), "fix", fix))
	case at.key == "":
		f.add(diag.New(string(f.family)+"-type/whole", v.Pos, "want", want, "got", v.describe()))
	default:
		f.add(f.family.WrongType(at.key, v, want, fix))
	}
}

// describe says what the value is: the text itself, or its kind.
func (v *Value) describe() diag.Words {
	if !v.scalar() {
		return kindWords[v.Kind]
	}
	text := short(v.Text)
	return diag.Words{EN: `"` + text + `"`, ZH: "“" + text + "”"}
}

// short cuts a text to what fits into a message, on one line.
func short(text string) string {
	const most = 40
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}
