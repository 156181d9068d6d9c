package config

import (
	"image/color"

	"qiao/internal/diag"
)

// FieldType is the type of a field of front matter, of a parameter of a
// component, or of a theme parameter.
type FieldType string

// The field types. Text (and Markdown, text with inline marks) is translated,
// everything else is shared by all languages.
const (
	Text      FieldType = "text"
	Markdown  FieldType = "markdown"
	Word      FieldType = "string" // text that is not translated: codes, names
	Integer   FieldType = "int"
	Number    FieldType = "number"
	Boolean   FieldType = "bool"
	Date      FieldType = "date"
	Enum      FieldType = "enum"
	URL       FieldType = "url"
	Email     FieldType = "email"
	Phone     FieldType = "tel"
	PageRef   FieldType = "page"
	FactRef   FieldType = "fact"
	Image     FieldType = "image"
	FileRef   FieldType = "file"
	RecordRef FieldType = "record" // of the collection Of
	Quote     FieldType = "quote"  // words of a source of facts, as they stand there
	Group     FieldType = "group"  // nested Fields
)

var fieldTypes = []string{
	string(Text), string(Markdown), string(Word), string(Integer), string(Number), string(Boolean), string(Date), string(Enum),
	string(URL), string(Email), string(Phone), string(PageRef), string(FactRef), string(Image), string(FileRef),
	string(RecordRef), string(Quote), string(Group),
}

// Field declares one field.
type Field struct {
	Name     string
	Type     FieldType
	List     bool // a list of Type
	Required bool
	// Fill marks a theme parameter that a real site needs and nobody can guess
	// (an address, a licence number): qiao check reports it while it is empty.
	Fill    bool
	Values  []string // of an Enum
	Of      string   // the collection of a RecordRef
	Default string   // as an author would write it
	Label   Localized
	Help    Localized
	Fields  []Field // of a Group
	Pos     diag.Pos
}

// Translated reports whether each language has a value of its own.
func (f *Field) Translated() bool { return f.Type == Text || f.Type == Markdown }

// Type is a kind of page that a theme knows.
type Type struct {
	Name   string
	Label  Localized
	Fields []Field
	Pos    diag.Pos
}

// Collection declares records of one kind, which stand in [Collection.File].
type Collection struct {
	Name  string
	Label Localized
	Title string // the field that names a record
	// Files says that the records are published as data files.
	Files  bool
	Fields []Field
	Pos    diag.Pos
}

// File is where a site keeps the collection's records.
func (c *Collection) File() string { return "data/" + c.Name + ".yaml" }

// Form is the syntactic form of a component.
type Form string

// The forms: :name[…]{…} in a line, ::name[…]{…} alone on a line, and
// :::name … ::: around blocks.
const (
	Inline    Form = "inline"
	Block     Form = "block"
	Container Form = "container"
)

// Component declares what authors may write for one component of a theme.
type Component struct {
	Name  string
	Forms []Form
	// Label declares the text in brackets: Type Text or Markdown for words,
	// FactRef for a fact's id …; nil: the component takes none.
	Label  *Field
	Params []Field
	// View says what qiao reads in a call for the theme, besides what is
	// declared.
	View   ComponentView
	Images ComponentImages
	Help   Localized
	Pos    diag.Pos
}

// ComponentView is what qiao makes of a component's content for its template.
type ComponentView string

// The views: a chart of facts or of a table, the items of lists.
const (
	ChartView ComponentView = "chart"
	ItemsView ComponentView = "items"
)

// Manifest is a theme's theme.yaml, everything in the order written.
type Manifest struct {
	Name       string
	Params     []Field
	Types      []Type
	Components []Component
	Data       []Collection
	Images     ThemeImages
	Card       *Card // nil: the theme draws no social cards
}

// Card declares how a theme draws social cards.
type Card struct {
	Font               string // file in the theme, OpenType or TrueType
	Paper, Ink, Accent color.RGBA
	Pos                diag.Pos // of Font
}

// Type returns the declaration of a type of page, or nil.
func (m *Manifest) Type(name string) *Type {
	for i := range m.Types {
		if m.Types[i].Name == name {
			return &m.Types[i]
		}
	}
	return nil
}

// Collection returns the declaration of a collection, or nil.
func (m *Manifest) Collection(name string) *Collection {
	for i := range m.Data {
		if m.Data[i].Name == name {
			return &m.Data[i]
		}
	}
	return nil
}

// CollectionNames are the names of all collections, in the order written.
func (m *Manifest) CollectionNames() []string {
	names := make([]string, 0, len(m.Data))
	for i := range m.Data {
		names = append(names, m.Data[i].Name)
	}
	return names
}

// Component returns the declaration of a component, or nil.
func (m *Manifest) Component(name string) *Component {
	for i := range m.Components {
		if m.Components[i].Name == name {
			return &m.Components[i]
		}
	}
	return nil
}
