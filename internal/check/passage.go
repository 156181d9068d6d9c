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
// places that its bytes come from.
type passage struct {
	origin origin
	text   string
	begins diag.Pos
	// block is the body's passage that this is; nil: the text goes on where it
	// begins.
	block *markdown.Passage
}

// pos is the place of the byte at i.
func (p *passage) pos(i int) diag.Pos {
	if p.block != nil {
		return p.block.Pos(p.begins.File, i)
	}
	pos := p.begins
	if pos.Column > 0 && p.origin != inImage {
		pos.Column += utf8.RuneCountInString(p.text[:i])
	}
	return pos
}

// appendPassages appends all texts of a document, in order.
func appendPassages(all []passage, d *site.Document, text *markdown.Written) []passage {
	all = frontMatterPassages(d.FrontMatter(), all)
	for i := range text.Passages {
		all = append(all, ofBlock(d.File, &text.Passages[i]))
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
	return passage{origin: o, text: text, begins: pos}
}

// ofBlock is a passage of the body of file.
func ofBlock(file string, block *markdown.Passage) passage {
	p := passage{origin: inBody, text: block.Text, begins: diag.Pos{File: file}, block: block}
	if block.Kind == markdown.Cell {
		p.origin = inCell
	}
	return p
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

// han reports whether a character is a Han character.
func han(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }
