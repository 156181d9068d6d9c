package diag

import (
	"maps"
	"slices"

	"qiao/internal/wire"
)

// The file of a position, told by the rest of its first number divided by
// fileKinds; the quotient is the line. Most positions of a text are in one file,
// which is not written with each.
const (
	noFile = iota
	sameFile
	otherFile
	fileKinds
)

// LeastPos is the least number of bytes that a position takes.
const LeastPos = 2

// AppendPos appends a position. It is written without its file if that is file,
// which reading is told again.
func AppendPos(dst []byte, file string, p Pos) []byte {
	kind := otherFile
	switch p.File {
	case "":
		kind = noFile
	case file:
		kind = sameFile
	}
	dst = wire.AppendInt(dst, p.Line*fileKinds+kind)
	dst = wire.AppendInt(dst, p.Column)
	if kind == otherFile {
		dst = wire.AppendString(dst, p.File)
	}
	return dst
}

// ReadPos reads a position of a text in file.
func ReadPos(r *wire.Reader, file string) Pos {
	n := r.Int()
	p := Pos{Line: n / fileKinds, Column: r.Int()}
	switch n % fileKinds {
	case sameFile:
		p.File = file
	case otherFile:
		p.File = r.String()
	}
	return p
}

// Append appends findings about file, in the form of package wire.
func Append(dst []byte, file string, ds []Diagnostic) []byte {
	return wire.AppendSlice(dst, ds, func(dst []byte, d *Diagnostic) []byte {
		dst = wire.AppendString(dst, d.ID)
		dst = wire.AppendInt(dst, int(d.Severity))
		dst = AppendPos(dst, file, d.Pos)
		dst = appendArgs(dst, d.Args)
		return wire.AppendSlice(dst, d.Notes, func(dst []byte, p *Pos) []byte { return AppendPos(dst, file, *p) })
	})
}

// Read reads findings about file.
func Read(r *wire.Reader, file string) []Diagnostic {
	return wire.ReadSlice(r, 4+LeastPos, func(r *wire.Reader, d *Diagnostic) {
		d.ID = r.String()
		d.Severity = Severity(r.Below(int(Info) + 1))
		d.Pos = ReadPos(r, file)
		d.Args = readArgs(r)
		d.Notes = wire.ReadSlice(r, LeastPos, func(r *wire.Reader, p *Pos) { *p = ReadPos(r, file) })
	})
}

func appendArgs(dst []byte, args Args) []byte {
	dst = wire.AppendLen(dst, len(args), args == nil)
	for _, name := range slices.Sorted(maps.Keys(args)) {
		dst = wire.AppendString(dst, name)
		dst = wire.AppendString(dst, args[name])
	}
	return dst
}

func readArgs(r *wire.Reader) Args {
	n, isNil := r.Len(2)
	if isNil {
		return nil
	}
	args := make(Args, n)
	for range n {
		name := r.String()
		args[name] = r.String()
	}
	return args
}
