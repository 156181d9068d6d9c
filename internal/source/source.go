// Package source finds and reads what authors write: documents with their
// front matter and body, the files that belong to them, and static files. It
// knows the form of a document and where things stand, not what they mean.
package source

import (
	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
)

// Shape is the way in which a document is stored, which decides what it is.
type Shape uint8

// The shapes: x.zh.md; x/index.zh.md, whose folder's other files are its own;
// x/_index.zh.md, the text of a section.
const (
	Single Shape = iota
	Bundle
	Section
)

// Limits of design section 5.3, in bytes.
const (
	MaxDocument    = 4 << 20
	MaxFrontMatter = 64 << 10
)

// Document is one page in one language as written. It is immutable.
type Document struct {
	File  string // content/news/x.zh.md
	Page  string // the page's id: news/x; "" is the home page
	Lang  string // language code
	Shape Shape
	// FrontMatter is a Map (with no fields if the document gives none).
	FrontMatter *decode.Value
	Body        []byte
	BodyLine    int // the file's line at which Body starts
}

// Resource is a file beside the documents: an image, a download. Files in a
// bundle belong to its page, all others to the section whose folder they are in.
type Resource struct {
	File string // content/news/x/photo.de.jpg
	Page string // id of the page or section that it belongs to
	Name string // relative to the page's folder: photo.de.jpg
	Size int64
}

// Static is a file of static/, copied as it is.
type Static struct {
	File string // static/robots.png
	Path string // robots.png
	Size int64
}

// Tree is all that a site's folder holds for the build, in the order of names.
type Tree struct {
	Documents []*Document
	Resources []Resource
	Static    []Static
}

// Load reads all documents, in parallel. Documents with errors are left out.
func Load(root *files.Root, cfg *config.Site) (*Tree, []diag.Diagnostic) { panic("skeleton") }

// Parse reads one document's bytes. The document is nil after an error.
func Parse(file string, raw []byte, cfg *config.Site) (*Document, []diag.Diagnostic) {
	panic("skeleton")
}
