// Package markdown is qiao's dialect of Markdown: CommonMark and GFM with
// directives for components, footnotes, definition lists, attributes, alerts,
// and the typography of the document's language.
//
// A body is compiled once into an immutable [Body]: finished HTML with holes
// for what only the assembled site can know — where a link leads, what a
// component looks like, which id a heading has — together with outline, links,
// images and component calls, each with its position. Writing the page later
// copies the HTML and fills the holes, and needs no Markdown any more.
//
// # What differs from CommonMark and GFM
//
// Emphasis follows the "CJK-friendly amendments", and a line break between two
// Han characters, kana or full-width marks is no space. A table's delimiter row
// has at least one "|" or ":".
//
// A component is called by :name[text]{params} in a line, ::name[label]{params}
// alone on a line, or a container between ":::name" and ":::". Names begin with
// an ASCII letter. In a line, the colon must not follow a letter, digit or colon
// (Han characters, kana and Hangul do not count), and "[" or "{" must follow the
// name at once, so that times, ratios and :smile: stay text. A closing fence
// ends the innermost open container with as many colons, or else with fewer.
// "\:" begins no component.
//
// Attributes in braces may stand at the end of a heading and behind a link or
// image: id, class, lang, dir and title.
//
// # Raw HTML
//
// Sanitising works on the tree that is written, not on the text: each element
// that raw HTML opens is closed before the block of Markdown around it ends, and
// an end tag reaches nothing that was opened outside. What could run, load or
// send something, or close an element of the page, is an error; what is merely
// not allowed is left out with a warning. <a href> and <img> become links and
// images like those of Markdown, and are resolved and checked like these.
//
// # Hostile input
//
// Bodies may come from anywhere. Every count that makes the work grow faster
// than the text is bounded (limits.go), mostly before goldmark sees it.
package markdown

import (
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
	// into dashes and ellipses, marks runs of Han in other languages with
	// their lang, makes tables and task lists accessible, takes the paragraph
	// off images that stand alone, and drops HTML comments. Off, the output is
	// what the CommonMark and GFM examples say, to the letter.
	Typography bool
	// NoAutolinks leaves bare addresses in the text alone, as CommonMark does
	// and GFM does not.
	NoAutolinks bool
	// HanTag is the lang of Han characters in a document of a language that is
	// not written with them: "zh-Hans". Empty, they are not marked.
	HanTag string
}

// Body is a compiled body. It is immutable.
type Body struct {
	Fragment
	Written
	// Anchors are the ids that the author gave to anything but headings.
	Anchors []string
	// Summary is the text of the first paragraph (or what stands before a
	// <!-- more --> line).
	Summary Text
	// Words and Han are what is read: words of scripts with spaces, and Han
	// characters or kana. Code does not count.
	WordCount, HanCount int
}

// Written is what the author wrote into a body, for rules about it.
type Written struct {
	Headings []Heading
	Links    []Link
	Images   []Image
	Calls    []*Call // all of the body, nested ones included, in the order written
	// Passages are the body's running text, block by block, in the order written.
	// A body that was read with [ReadBody] is without them.
	Passages []Passage
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
	HoleHeadingID                 // the attribute id of Headings[Index], after "<h2"
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
	// Alone says that the image stands on a line of its own, in a paragraph of
	// nothing but images, and may become a figure: no <p> is around its hole.
	Alone bool
	Pos   diag.Pos
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
	// Table is the first table in a container; nil if there is none. Outline
	// has the items of the lists in it.
	Table   *Table
	Outline Item
	Pos     diag.Pos // of the colons
}

// Table is what stands in a table, row by row; the first row is the head.
type Table struct{ Rows [][]TableCell }

// TableCell is the text of a cell.
type TableCell struct {
	Text Text
	Pos  diag.Pos
}

// Item is an item of a list in a container, by offsets into the HTML of the
// container's body: its own content begins at Start and reaches to Text, where
// its first list begins, or to End. A container's Outline has the place of its
// lists: they begin at Text and reach to End.
type Item struct {
	Start, Text, End int
	Items            []Item
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
