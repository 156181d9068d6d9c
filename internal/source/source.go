// Package source finds and reads what authors write: documents with their
// front matter and body, the files that belong to them, and static files. It
// knows the form of a document and where things stand, not what they mean.
//
// Nothing is left out silently: a file below content/ is a document, or is
// published beside one, or there is a finding that says why not. The exceptions
// are hidden files, the leavings of editors and office programs, and folders
// whose name starts with an underscore, which are the authors' own.
package source

import "qiao/internal/decode"

// Shape is the way in which a document is stored, which decides what it is.
type Shape uint8

// The shapes: x.zh.md; x/index.zh.md, whose folder's other files are its own;
// x/_index.zh.md, the text of a section.
const (
	Single Shape = iota
	Bundle
	Section
)

// Limits of one document, in bytes.
const (
	MaxDocument    = 4 << 20
	MaxFrontMatter = 64 << 10
)

// Document is one page in one language as written. It is immutable.
type Document struct {
	File  string // content/news/x.zh.md
	Page  string // the page's id in Unicode form NFC: news/x; "" is the home page
	Lang  string // language code
	Shape Shape
	// FrontMatter reads what stands above the body: a Map (with no fields if the
	// document gives none). It need not be held by the document, so whoever needs
	// it asks once and holds it for as long as the work takes.
	FrontMatter func() *decode.Value
	Body        []byte
	BodyLine    int // the file's line at which Body starts
}

// Resource is a file beside the documents: an image, a download. Files in a
// bundle belong to its page, all others to the nearest folder above that holds
// documents, or else to the home page.
type Resource struct {
	File string // content/news/x/photo.de.jpg
	Page string // id of the page, or path of the folder, that it belongs to
	Name string // relative to that folder, in NFC: photo.de.jpg
	Size int64
	// Rights are those to a picture; nil if nothing is recorded.
	Rights *Rights
}

// Static is a file of static/, copied as it is but for the metadata of images.
type Static struct {
	File string // static/robots.png
	Path string // robots.png
	Size int64
}

// ContentDir and StaticDir are the folders that are read.
const (
	ContentDir = "content"
	StaticDir  = "static"
)

// Tree is all that a site's folder holds for the build, in the order of names.
type Tree struct {
	Documents []*Document
	Resources []Resource
	Static    []Static
}
