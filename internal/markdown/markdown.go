// Package markdown is qiao's dialect of Markdown: CommonMark and GFM with
// directives for components, footnotes, definition lists, attributes, alerts,
// and the typography of the document's language.
//
// A body is compiled once into an immutable [Body]: finished HTML with holes
// for what only the assembled site can know — where a link leads, what a
// component looks like, which id a heading has — together with outline, links,
// images and component calls, each with its position. Writing the page later
// copies the HTML and fills the holes, and needs no Markdown any more.
package markdown

import (
	"bytes"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/locale"
)

// Words are the few words that a body's own HTML needs, in its language.
type Words struct {
	Footnotes  string            // heading of the notes, for screen readers
	BackToText string            // label of a note's way back
	Alerts     map[string]string // title by kind: note, tip, important, warning, caution
}

// Options of a dialect.
type Options struct {
	Locale  *locale.Locale
	RawHTML config.RawHTML
	Words   Words
	// Typography turns straight quotes into the language's, "--" and "..."
	// into dashes and ellipses, and marks runs of Han in other languages with
	// their lang. Off, the output is what the CommonMark examples say.
	Typography bool
}

// Dialect compiles bodies of one language. It is safe for concurrent use.
type Dialect struct{}

// New returns the dialect of a language.
func New(o Options) *Dialect { panic("skeleton") }

// Compile compiles a body whose first line is the file's line firstLine. Body
// is never nil; what could not be understood is left out and reported.
func (d *Dialect) Compile(file string, src []byte, firstLine int) (*Body, []diag.Diagnostic) {
	panic("skeleton")
}

// Inline compiles a short text (a front-matter field of type markdown, a
// label) as inline Markdown, without a paragraph around it.
func (d *Dialect) Inline(file string, src string, at diag.Pos) (*Body, []diag.Diagnostic) {
	panic("skeleton")
}

// Body is a compiled body. It is immutable.
type Body struct {
	Fragment
	Headings []Heading
	Links    []Link
	Images   []Image
	Calls    []*Call // all of the body, nested ones included, in the order written
	// Summary is the text of the first paragraph (or what stands before a
	// <!-- more --> line).
	Summary Text
	// Words and Han are what is read: words of scripts with spaces, and Han
	// characters or kana. Code does not count.
	WordCount, HanCount int
}

// Fragment is HTML with holes.
type Fragment struct {
	HTML  []byte
	Holes []Hole // by offset
}

// HoleKind says what belongs into a hole.
type HoleKind uint8

// The kinds of holes.
const (
	HoleLinkOpen  HoleKind = iota // the start tag of Links[Index]
	HoleLinkClose                 // its end tag, and what must follow it
	HoleImage                     // the whole element of Images[Index]
	HoleHeadingID                 // the value of the id of Headings[Index]
	HoleComponent                 // what Calls[Index] renders to
)

// Hole is a place in a fragment's HTML that is filled when a page is written.
type Hole struct {
	At    int // byte offset into HTML
	Kind  HoleKind
	Index int
}

// Heading is one heading of the outline.
type Heading struct {
	Level int
	Text  Text
	ID    string // given by the author with {#id}, or ""
	Auto  string // the id made from the text: readable, stable, unique in the body
	Pos   diag.Pos
}

// Link is a link as written.
type Link struct {
	Destination string // entities and escapes resolved
	Title       string
	Text        Text
	Attributes  []Attribute // given by the author with {…}
	Autolink    bool
	Pos         diag.Pos // of the destination
}

// Image is an image as written.
type Image struct {
	Destination string
	Alt         string
	Title       string
	Attributes  []Attribute
	Alone       bool // the only thing in its paragraph: may become a figure
	Pos         diag.Pos
}

// Attribute is one attribute of an element, checked to be harmless.
type Attribute struct{ Name, Value string }

// Call is the use of a component.
type Call struct {
	Name     string
	Form     config.Form
	HasLabel bool
	Label    Fragment // inline HTML of the text in brackets
	RawLabel string   // the text in brackets as written: for ids
	LabelPos diag.Pos
	Params   []Param
	Body     Fragment // of a container
	Pos      diag.Pos // of the colons
}

// Param is one key=value of a call, or a bare key (Value "").
type Param struct {
	Name     string
	Value    string
	Bare     bool
	Pos      diag.Pos
	ValuePos diag.Pos
}

// Text is plain text in which component calls are still to be spelled out.
type Text struct{ Parts []Part }

// Part is a piece of text, or a call.
type Part struct {
	Text string
	Call *Call
}

// String spells a text out; call gives the words of a component, and may be nil.
func (t Text) String(call func(*Call) string) string {
	var b bytes.Buffer
	for _, p := range t.Parts {
		switch {
		case p.Call == nil:
			b.WriteString(p.Text)
		case call != nil:
			b.WriteString(call(p.Call))
		}
	}
	return b.String()
}

// Filler fills a body's holes.
type Filler struct {
	LinkOpen  func(b *bytes.Buffer, l *Link)
	LinkClose func(b *bytes.Buffer, l *Link)
	Image     func(b *bytes.Buffer, i *Image)
	HeadingID func(index int) string
	Component func(b *bytes.Buffer, c *Call)
}

// Write writes one of the body's fragments (its own, a call's label or body)
// with its holes filled.
func (b *Body) Write(w *bytes.Buffer, f *Fragment, fill Filler) { panic("skeleton") }

// ReadingMinutes is the time to read the body, in minutes, at least 1: 200
// words a minute and 300 Han characters a minute, added up.
func (b *Body) ReadingMinutes() int { panic("skeleton") }
