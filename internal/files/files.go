// Package files is the one gate to the disk. Every read and write inside a
// site goes through a [Root], built on [os.Root], so that no name, link or
// trick in content, data, translations or themes reaches a file outside.
package files

import "io/fs"

// Root is an open folder. Names are relative to it, with forward slashes.
// It is safe for concurrent use.
type Root struct{}

// Entry is one file found by [Root.Walk].
type Entry struct {
	// Name is relative to the root, with forward slashes.
	Name string
	// Size in bytes.
	Size int64
	// Symlink says that the entry is a symbolic link; links are listed, never
	// followed, while walking.
	Symlink bool
}

// Open opens an existing folder.
func Open(dir string) (*Root, error) { panic("skeleton") }

// Close releases the folder.
func (r *Root) Close() error { panic("skeleton") }

// Dir is the folder's path as given to Open; for messages of the machine, not
// for findings.
func (r *Root) Dir() string { panic("skeleton") }

// Read returns the content of a file.
func (r *Root) Read(name string) ([]byte, error) { panic("skeleton") }

// Exists reports whether a regular file or folder of that name is there.
func (r *Root) Exists(name string) bool { panic("skeleton") }

// Walk lists all files below dir, sorted by name, without following links.
// A dir that does not exist has no files. Hidden files and folders (a name
// that starts with a dot), and editors' leavings (~, .swp, #…#, Thumbs.db,
// ~$…) are left out.
func (r *Root) Walk(dir string) ([]Entry, error) { panic("skeleton") }

// Write replaces a file whole or not at all, making its folders as needed: a
// temporary file beside it, synced, then renamed over it.
func (r *Root) Write(name string, data []byte) error { panic("skeleton") }

// FS returns the root, or a folder in it, as a read-only file system.
func (r *Root) FS() fs.FS { panic("skeleton") }
