package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/markdown"
	"qiao/internal/site"
)

// origin says where a passage stands.
type origin uint8

// The origins.
const (
	inFrontMatter origin = iota
	inTitle
	inBody
	inCell
	inCall  // a component's label or parameter
	inImage // its place is that of the image's address
)

// passage is a piece of running text that rules read as a whole, with the
// places that its bytes come from. A character "\ufffc" stands in it for what
// is no text.
type passage struct {
	origin origin
	text   string
	marks  []mark
}

// mark says that the text from at on begins at pos.
type mark struct {
	at  int
	pos diag.Pos
}

// objectMark stands for what is no text.
const objectMark = "\ufffc"

// pos is the place of the byte at i.
func (p *passage) pos(i int) diag.Pos {
	for k := len(p.marks) - 1; k >= 0; k-- {
		m := p.marks[k]
		if m.at > i {
			continue
		}
		pos := m.pos
		if pos.Column > 0 && p.origin != inImage {
			pos.Column += utf8.RuneCountInString(p.text[m.at:i])
		}
		return pos
	}
	return diag.Pos{}
}

// passagesOf are all texts of a document, in order.
func passagesOf(d *site.Document, text *markdown.Body) []passage {
	front := d.FrontMatter()
	all := make([]passage, 0, len(front.Fields)+len(text.Passages)+2*(len(text.Images)+len(text.Calls)))
	all = frontMatterPassages(front, all)
	for i := range text.Passages {
		all = append(all, bodyPassage(&text.Passages[i]))
	}
	for i := range text.Images {
		image := &text.Images[i]
		all = append(all, plain(inImage, image.Alt, image.Pos), plain(inImage, image.Title, image.Pos))
	}
	for _, c := range text.Calls {
		all = append(all, plain(inCall, c.RawLabel, c.LabelPos))
		for i := range c.Params {
			all = append(all, plain(inCall, c.Params[i].Value, c.Params[i].ValuePos))
		}
	}
	return all
}

// plain is a text that begins at pos.
func plain(o origin, text string, pos diag.Pos) passage {
	return passage{origin: o, text: text, marks: []mark{{0, pos}}}
}

// frontMatterPassages appends the texts in front matter to all.
func frontMatterPassages(front *decode.Value, all []passage) []passage {
	for _, f := range front.Fields {
		o := inFrontMatter
		if f.Key == "title" {
			o = inTitle
		}
		all = scalars(f.Value, o, all)
	}
	return all
}

// scalars appends the texts in a value to all.
func scalars(v *decode.Value, o origin, all []passage) []passage {
	switch v.Kind {
	case decode.String:
		pos := v.Pos
		if strings.Contains(v.Text, "\n") {
			pos.Column = 0 // the text began somewhere below
		} else if v.Quoted {
			pos.Column++
		}
		return append(all, plain(o, v.Text, pos))
	case decode.List:
		for _, item := range v.Items {
			all = scalars(item, o, all)
		}
	case decode.Map:
		for _, f := range v.Fields {
			all = scalars(f.Value, o, all)
		}
	}
	return all
}

// bodyPassage joins the runs of a block. A line break is a space, unless Han
// characters stand on both sides.
func bodyPassage(block *markdown.Passage) passage {
	p := passage{origin: inBody}
	if block.Kind == markdown.Cell {
		p.origin = inCell
	}
	var b strings.Builder
	size := 0
	for i := range block.Runs {
		size += max(len(block.Runs[i].Text), len(objectMark)) + 1
	}
	b.Grow(size)
	p.marks = make([]mark, 0, len(block.Runs))
	for i, run := range block.Runs {
		p.marks = append(p.marks, mark{b.Len(), run.Pos})
		if len(run.Text) == 0 && !run.Break {
			b.WriteString(objectMark)
			continue
		}
		b.Write(run.Text)
		if run.Break && !joins(run.Text, block.Runs[i+1:]) {
			b.WriteByte(' ')
		}
	}
	p.text = b.String()
	return p
}

// joins reports whether a line break after a text is no space.
func joins(before []byte, after []markdown.Run) bool {
	if len(after) == 0 {
		return true
	}
	last, _ := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeRune(after[0].Text)
	return wide(last) && wide(first)
}

// wide reports whether a character is written without spaces around it.
func wide(r rune) bool {
	return han(r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60
}

// han reports whether a character is a Han character.
func han(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }
