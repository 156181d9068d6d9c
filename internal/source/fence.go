package source

import (
	"bytes"
	"strings"

	"qiao/internal/diag"
)

// fence is the line before and after front matter; it says in which language
// the front matter is written.
type fence string

const (
	yamlFence fence = "---"
	tomlFence fence = "+++"
)

// parts are the parts of a document's text.
type parts struct {
	fence fence
	front []byte // the lines between the fences; the first is line 2
	body  []byte
	line  int // of the file, at which body starts
}

// cut divides a document's text (LF line ends) at its fences.
func cut(file string, text []byte) (parts, []diag.Diagnostic) {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	f := fence(bytes.TrimRight(first, " \t"))
	if f != yamlFence && f != tomlFence {
		return parts{}, []diag.Diagnostic{missing(file, text)}
	}
	p := parts{fence: f, line: 2}
	for at := 0; at < len(rest); {
		line, after, _ := bytes.Cut(rest[at:], []byte("\n"))
		p.line++
		if fence(bytes.TrimRight(line, " \t")) == f {
			p.front, p.body = rest[:at], after
			return p, nil
		}
		at = len(rest) - len(after)
	}
	return parts{}, []diag.Diagnostic{unclosed(file, f, rest)}
}

// missing says that there is no front matter, or what was probably meant by
// the first line that is not blank.
func missing(file string, text []byte) diag.Diagnostic {
	blank := text[:len(text)-len(bytes.TrimLeft(text, " \t\n"))]
	line, _, _ := bytes.Cut(text[len(blank):], []byte("\n"))
	trimmed := string(bytes.TrimSpace(line))
	pos := diag.NewLines(file, text, 1).Pos(len(blank))
	switch {
	case trimmed == string(yamlFence) || trimmed == string(tomlFence):
		return diag.New("front-matter-absent/not-first", pos, "fence", trimmed)
	case dashes(trimmed):
		return diag.New("front-matter-absent/dashes", pos, "text", trimmed)
	default:
		return diag.New("front-matter-absent", diag.Pos{File: file, Line: 1, Column: 1})
	}
}

// unclosed says that the second fence is missing, or which line was probably
// meant to be it.
func unclosed(file string, f fence, rest []byte) diag.Diagnostic {
	line := 2
	for text := range bytes.Lines(rest) {
		if trimmed := string(bytes.TrimSpace(text)); f == yamlFence && (dashes(trimmed) || trimmed == string(f)) {
			return diag.New("front-matter-unclosed/dashes", diag.Pos{File: file, Line: line, Column: 1}, "text", trimmed, "fence", f)
		}
		line++
	}
	return diag.New("front-matter-unclosed", diag.Pos{File: file, Line: 1, Column: 1}, "fence", f)
}

// dashes reports whether a line looks like a fence that a word processor, an
// input method or a hurried hand has spoilt: ——, ----, －－－.
func dashes(line string) bool {
	return len(line) > 1 && len(line) < 64 && strings.Trim(line, "-‐‑‒–—―−－─") == ""
}

// conflicts reports the marks that version control leaves in a file when two
// people changed the same lines.
func conflicts(file string, text []byte) []diag.Diagnostic {
	if !bytes.Contains(text, []byte("<<<<<<<")) && !bytes.Contains(text, []byte(">>>>>>>")) {
		return nil
	}
	var ds []diag.Diagnostic
	line, open := 0, false
	for text := range bytes.Lines(text) {
		line++
		starts, ends := mark(text, '<'), mark(text, '>')
		if starts || (ends && !open) {
			ds = append(ds, diag.New("conflict-markers", diag.Pos{File: file, Line: line, Column: 1},
				"text", strings.TrimSpace(string(text))))
		}
		open = (open || starts) && !ends
	}
	return ds
}

// mark reports whether a line is "<<<<<<< branch" with that sign.
func mark(line []byte, sign byte) bool {
	return len(line) > 8 && line[7] == ' ' && bytes.Count(line[:7], []byte{sign}) == 7
}
