// Package images turns the pictures that authors put beside their pages into
// what a site may publish: upright, small enough for the screen that asks, in
// the colours of the web, and free of all that a camera or a program has
// written into the file: position, serial numbers, names, previews.
//
// The package is pure: bytes in, bytes out; it knows no disk and no site. What
// a picture becomes is planned from its header alone ([Inspect], [Header.Plan]),
// so that pages can be written before anything is decoded; [Load] decodes, and
// [Base.Encode] makes one of the planned variants. No float reaches a pixel
// except through tables, so the bytes are the same on every machine.
package images

import (
	"path"
	"strings"

	"qiao/internal/diag"
)

// Format is a format of images that qiao reads or writes.
type Format string

// The formats.
const (
	JPEG Format = "jpeg"
	PNG  Format = "png"
	WebP Format = "webp"
	AVIF Format = "avif" // written only
	GIF  Format = "gif"
	SVG  Format = "svg"
)

// Limits of one image. A header is believed only within them: 65 bytes can
// claim 15 GB of pixels.
const (
	MaxFile   = 64 << 20   // bytes
	MaxSVG    = 4 << 20    // bytes
	MaxPixels = 50_000_000 // a telephone's 8160 × 6120
	MaxSide   = 30_000     // pixels
	MaxMemory = 420 << 20  // bytes that decoding takes

	MaxEncoding = 1 << 30 // bytes that encoding takes besides, see [Variant.Memory]
)

var extensions = map[string]Format{".jpg": JPEG, ".jpeg": JPEG, ".png": PNG, ".webp": WebP, ".gif": GIF, ".svg": SVG}

// FormatOf is the format that a file's name promises; ok is false if that is
// none that qiao reads.
func FormatOf(name string) (f Format, ok bool) {
	f, ok = extensions[strings.ToLower(path.Ext(name))]
	return f, ok
}

// Extension is the usual extension of the format's files: ".jpg".
func (f Format) Extension() string {
	if f == JPEG {
		return ".jpg"
	}
	return "." + string(f)
}

// MediaType is the format's media type: image/jpeg.
func (f Format) MediaType() string {
	if f == SVG {
		return "image/svg+xml"
	}
	return "image/" + string(f)
}

// Problem is why an image cannot be published, or what is lost of it. Line and
// Column are 0 where it is the file as a whole.
type Problem struct {
	id           string
	args         []any
	Line, Column int
}

// In makes the problem a finding about a file.
func (p *Problem) In(file string) diag.Diagnostic {
	return diag.New(p.id, diag.Pos{File: file, Line: p.Line, Column: p.Column}, p.args...)
}

// ID is the finding's entry in the catalogue.
func (p *Problem) ID() string { return p.id }

// Unreadable is the problem of a file that the system does not give out.
func Unreadable(reason error) *Problem {
	return &Problem{id: "file-unreadable", args: []any{"reason", reason}}
}

func broken(en, zh string) *Problem {
	return &Problem{id: "image-broken", args: []any{"reason", diag.Words{EN: en, ZH: zh}}}
}

func truncated() *Problem { return broken("it ends too early", "文件不完整") }

// sniff is what a file is by its first bytes: a format's name for people, and
// the format if qiao reads it.
func sniff(data []byte) (name string, f Format) {
	has := func(prefix string) bool { return strings.HasPrefix(string(data[:min(len(data), 16)]), prefix) }
	at := func(i int, text string) bool { return len(data) >= i+len(text) && string(data[i:i+len(text)]) == text }
	switch {
	case has("\xff\xd8\xff"):
		return "JPEG", JPEG
	case has(pngSignature):
		return "PNG", PNG
	case has("RIFF") && at(8, "WEBP"):
		return "WebP", WebP
	case has("GIF87a"), has("GIF89a"):
		return "GIF", GIF
	case has("BM"):
		return "BMP", ""
	case has("II*\x00"), has("MM\x00*"):
		return "TIFF", ""
	case at(4, "ftypavif"), at(4, "ftypavis"):
		return "AVIF", ""
	case at(4, "ftyphei"), at(4, "ftyphev"), at(4, "ftypmif1"):
		return "HEIC", ""
	case has("%PDF"):
		return "PDF", ""
	case has("8BPS"):
		return "PSD", ""
	}
	return "", ""
}

// check compares what a file is with what its name promises.
func check(name string, data []byte) (Format, *Problem) {
	wanted, _ := FormatOf(name)
	found, f := sniff(data)
	switch {
	case len(data) == 0:
		return wanted, broken("it is empty", "文件为空")
	case wanted == SVG && found == "", f == wanted && f != "":
		return wanted, nil
	case found == "":
		return wanted, broken("it is no image", "不是图片文件")
	case f == "":
		return wanted, &Problem{id: "image-format", args: []any{"format", found}}
	}
	return wanted, &Problem{id: "image-format/name", args: []any{
		"format", found, "name", path.Base(name), "extension", strings.TrimPrefix(f.Extension(), "."),
	}}
}
