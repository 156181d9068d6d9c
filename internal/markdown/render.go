package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"qiao/internal/config"
	"qiao/internal/diag"
)

// renderer turns the tree of one body into HTML with holes, and collects what
// the body tells of it on the way.
type renderer struct {
	d       *Dialect
	st      *state
	src     []byte
	context parser.Context
	body    *Body
	Fragment

	plain   plainText
	summary summary
	marks   quoteMarks // of the paragraph being written
	atom    int        // length of plain.text when something that is no text was written last
	depth   int
	foreign int // open elements whose language the author gave
	inLink  int
	written int // bytes of HTML of finished fragments, and of destinations
	full    bool
	raw     rawState
	scratch *Scratch

	ids          map[string]int // offset, by id that the author gave
	destinations map[string]destination
	tail         func() // writes what ends the paragraph tailOf
	tailOf       ast.Node

	grid *Table // of the component that is being written, if it has none yet
	item *Item  // of a list in the component that is being written
}

func newRenderer(d *Dialect, st *state, s *Scratch) *renderer {
	if s.html == nil {
		s.html = make([]byte, 0, 8<<10)
	}
	r := &renderer{d: d, st: st, src: st.src, body: &Body{}, atom: -1, scratch: s}
	r.HTML, r.Holes, r.plain.text = s.html[:0], s.holes[:0], s.plain[:0]
	return r
}

// document writes the whole body, with its footnotes at the end.
func (r *renderer) document(root ast.Node) {
	r.blocks(root)
	r.notes()
}

// finish completes the body. Its HTML is in the memory that the renderer was
// given.
func (r *renderer) finish() (*Body, []diag.Diagnostic) {
	r.closeRaw(0)
	b := r.body
	b.HTML = r.HTML
	if len(r.Holes) > 0 {
		b.Holes = r.Holes
	}
	b.Summary = r.summary.text(&r.plain)
	b.WordCount, b.HanCount = r.plain.count()
	taken := make(map[string]bool, len(r.ids)+len(b.Headings))
	for id := range r.ids {
		taken[id] = true
	}
	nameHeadings(b.Headings, taken)
	slices.Sort(b.Anchors)
	diag.Sort(r.st.diags)
	r.scratch.html, r.scratch.holes, r.scratch.plain = r.HTML, r.Holes, r.plain.text
	return b, r.st.diags
}

// hole leaves a hole at the present place.
func (r *renderer) hole(kind HoleKind, index int) {
	r.Holes = append(r.Holes, Hole{At: len(r.HTML), Kind: kind, Index: index})
}

// str writes HTML.
func (r *renderer) str(s string) { r.HTML = append(r.HTML, s...) }

// enter goes one level deeper, unless that is too deep.
func (r *renderer) enter(n ast.Node) bool {
	if r.full || len(r.HTML)+r.written > maxOutput {
		r.reportFull(n.Pos())
		return false
	}
	if r.depth >= maxNesting {
		r.st.reportNesting(n.Pos())
		return false
	}
	r.depth++
	return true
}

func (r *renderer) leave() { r.depth-- }

func (r *renderer) reportFull(offset int) {
	if !r.full {
		r.full = true
		r.st.report("markdown-limit/output", offset, "limit", maxOutput>>20)
	}
}

// fragment collects what write writes into a fragment of its own.
func (r *renderer) fragment(write func()) Fragment {
	outer, raw := r.Fragment, r.raw
	r.Fragment, r.raw = Fragment{}, rawState{}
	r.written += len(outer.HTML)
	write()
	r.closeRaw(0)
	f := r.Fragment
	r.written += len(f.HTML) - len(outer.HTML)
	r.Fragment, r.raw = outer, raw
	return f
}

// call makes the call of a directive and leaves its hole. body writes what a
// container contains; it may be nil.
func (r *renderer) call(n ast.Node, d *directive, body func()) {
	c := &Call{
		Name: d.name, Form: d.form, HasLabel: d.hasLabel,
		RawLabel: string(join(r.src, d.label).text), Pos: r.st.pos(d.colons),
	}
	index := len(r.body.Calls)
	r.body.Calls = append(r.body.Calls, c)
	for _, p := range d.params {
		c.Params = append(c.Params, Param{
			Name: p.name, Value: p.value, Bare: p.bare,
			Pos: r.st.pos(d.place(p.nameAt)), ValuePos: r.st.pos(d.place(p.valueAt)),
		})
	}
	r.plain.calls = append(r.plain.calls, spoken{len(r.plain.text), c})
	if d.hasLabel {
		c.LabelPos = r.st.pos(d.labelAt)
		c.Label = r.label(n, d)
	}
	if body != nil && r.enter(n) {
		grid, item := r.grid, r.item
		r.grid, r.item = new(Table), &c.Outline
		contents := r.grid
		c.Body = r.fragment(body)
		if len(contents.Rows) > 0 {
			c.Table = contents
		}
		r.grid, r.item = grid, item
		r.leave()
	}
	r.hole(HoleComponent, index)
	if d.form == config.Inline {
		r.atom = len(r.plain.text)
	}
}

// label compiles the text in brackets. It is the component's to say, not the
// body's: it does not count as text of the body.
func (r *renderer) label(n ast.Node, d *directive) Fragment {
	if !r.enter(n) {
		return Fragment{}
	}
	defer r.leave()
	plain, marks, atom := r.plain, r.marks, r.atom
	r.plain, r.marks, r.atom = plainText{}, quoteMarks{}, -1
	defer func() { r.plain, r.marks, r.atom = plain, marks, atom }()
	return r.fragment(func() {
		if len(d.label) == 1 && isWord(d.label[0].Value(r.src)) {
			r.text(d.label[0].Start, d.label[0].Stop)
			return
		}
		r.inlineText(d.label, r.context)
	})
}

// isWord reports whether a label is a single word or id, in which there is no
// Markdown to parse.
func isWord(label []byte) bool {
	for i, c := range label {
		if !isWordByte(c) && (c != '-' || i == 0) {
			return false
		}
	}
	return true
}

// inlineText writes lines of source as running text without a paragraph.
func (r *renderer) inlineText(lines []text.Segment, context parser.Context) {
	segments := text.NewSegments()
	segments.AppendAll(lines)
	root := r.d.inlines.Parse(text.NewBlockReader(r.src, segments), parser.WithContext(newContext(r.st, context)))
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		if c.PreviousSibling() != nil {
			r.str(" ")
		}
		r.running(c)
	}
}

// running writes the inline content of a block.
func (r *renderer) running(n ast.Node) {
	task := r.d.options.Typography && n.FirstChild() != nil && n.FirstChild().Kind() == east.KindTaskCheckBox
	r.findQuotes(n)
	if task {
		r.wrap("<label>", n, "</label>")
	} else {
		r.wrap("", n, "")
	}
	r.plain.space()
}

// inLanguage writes what an element with the attributes contains: where the
// author says its language, runs of Han in it are not marked.
func (r *renderer) inLanguage(attributes []Attribute, write func()) {
	if has(attributes, "lang") {
		r.foreign++
		defer func() { r.foreign-- }()
	}
	write()
}

// element writes an element of ours around what write writes. Raw HTML that is
// open inside is closed with it, and cannot close it.
func (r *renderer) element(open, end string, write func()) {
	r.str(open)
	floor := r.raw.raise()
	write()
	r.closeRaw(r.raw.floor)
	r.raw.floor = floor
	r.str(end)
}

// attribute writes one attribute.
func (r *renderer) attribute(name, value string) {
	r.str(" ")
	r.str(name)
	r.str(`="`)
	r.escape(value)
	r.str(`"`)
}

// takeID notes an id that the author gave. Two elements cannot have the same.
func (r *renderer) takeID(id string, offset int) {
	if first, ok := r.ids[id]; ok {
		r.st.add(diag.New("id-duplicate", r.st.pos(offset), "id", id).With(r.st.pos(first)))
		return
	}
	if r.ids == nil {
		r.ids = make(map[string]int)
	}
	r.ids[id] = offset
}

// anchors notes the ids among the attributes of anything but a heading.
func (r *renderer) anchors(attributes []Attribute, offset int) {
	for _, a := range attributes {
		if a.Name == "id" {
			r.takeID(a.Value, offset)
			r.body.Anchors = append(r.body.Anchors, a.Value)
		}
	}
}

// escape writes text as HTML.
func (r *renderer) escape(s string) {
	for {
		i := strings.IndexAny(s, "&<>\"\x00")
		if i < 0 {
			r.str(s)
			return
		}
		r.str(s[:i])
		r.str(escapes[s[i]])
		s = s[i+1:]
	}
}

var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", 0: "\ufffd"}
