package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// noteReference writes the number of a footnote as a link to it.
func (r *renderer) noteReference(n *noteReference) {
	number := strconv.Itoa(n.note.number)
	r.str(`<sup id="` + referenceID(n.note, n.use) + `">`)
	if r.inLink > 0 {
		r.str(number)
	} else {
		r.str(`<a href="#fn:` + number + `" class="footnote-ref" role="doc-noteref">` + number + `</a>`)
	}
	r.str("</sup>")
	r.atom = len(r.plain.text)
}

func referenceID(n *note, use int) string {
	id := "fnref:" + strconv.Itoa(n.number)
	if use > 1 {
		id += ":" + strconv.Itoa(use)
	}
	return id
}

// notes writes the footnotes that the text refers to, and reports the others.
func (r *renderer) notes() {
	for _, n := range r.st.notes.unused() {
		r.st.report("footnote-unused", n.offset, "label", n.label)
	}
	if len(r.st.notes.cited) == 0 {
		return
	}
	r.closeRaw(0)
	r.str(`<section class="footnotes" role="doc-endnotes"`)
	r.attribute("aria-label", r.d.options.Words.Footnotes)
	r.str(">\n<ol>\n")
	for _, n := range r.st.notes.cited {
		r.note(n)
	}
	r.str("</ol>\n</section>\n")
}

func (r *renderer) note(n *note) {
	if !r.enter(n) {
		return
	}
	defer r.leave()
	back := func() { r.backlinks(n) }
	r.tail, r.tailOf = nil, nil
	if last, ok := n.LastChild().(*ast.Paragraph); ok {
		r.tail, r.tailOf = back, last
	}
	r.container(`<li id="fn:`+strconv.Itoa(n.number)+"\">\n", n, "")
	if r.tailOf == nil {
		back()
	}
	r.str("</li>\n")
}

func (r *renderer) backlinks(n *note) {
	for use := 1; use <= n.uses; use++ {
		r.str("\u00a0<a href=\"#" + referenceID(n, use) + `" class="footnote-back" role="doc-backlink"`)
		label := r.d.options.Words.BackToText + " " + strconv.Itoa(n.number)
		if use > 1 {
			label += "-" + strconv.Itoa(use)
		}
		r.attribute("aria-label", label)
		r.str(">↩\ufe0e</a>")
	}
}
