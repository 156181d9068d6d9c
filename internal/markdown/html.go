package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"qiao/internal/config"
)

// htmlBlock writes a block of raw HTML.
func (r *renderer) htmlBlock(n *ast.HTMLBlock) {
	segments := segmentsOf(n.Lines())
	if n.HasClosure() {
		segments = append(segments[:len(segments):len(segments)], n.ClosureLine)
	}
	r.rawHTML(join(r.src, segments), true)
	r.plain.space()
}

// rawInline writes a tag in running text.
func (r *renderer) rawInline(n *ast.RawHTML) {
	r.rawHTML(join(r.src, segmentsOf(n.Segments)), false)
}

// rawHTML does with raw HTML what the site's configuration says.
func (r *renderer) rawHTML(j joined, block bool) {
	if r.d.options.RawHTML == config.Allow && !r.d.options.Typography {
		r.HTML = append(r.HTML, j.text...)
		return
	}
	for i := 0; i < len(j.text); {
		t := nextToken(j.text, i)
		i = t.end
		if t.kind == commentToken {
			r.comment(j.text[t.start:t.end], block)
			continue
		}
		switch r.d.options.RawHTML {
		case config.Allow:
			if t.kind == startToken && opaque[t.name] {
				i = skipContent(j.text, i, t.name)
			}
			r.HTML = append(r.HTML, j.text[t.start:i]...)
		case config.Forbid:
			if blank := t.kind == textToken && len(bytes.TrimSpace(j.text[t.start:t.end])) == 0; !blank {
				r.st.report("html-forbidden", j.offset(t.start), "text", firstLine(j.text[t.start:t.end]))
				return
			}
		default:
			i = r.sanitize(j, t, block)
		}
	}
}

// firstLine is the beginning of raw HTML, for messages.
func firstLine(text []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	if runes := []rune(line); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return line
}

// comment drops a comment, but sees where the summary ends.
func (r *renderer) comment(text []byte, block bool) {
	inner := strings.TrimSuffix(strings.TrimPrefix(string(text), "<!--"), "-->")
	if block && r.depth == 1 && strings.TrimSpace(inner) == "more" {
		r.summary.more = true
	}
}

// sanitize writes what is harmless of a token, and returns where to go on.
func (r *renderer) sanitize(j joined, t token, block bool) int {
	offset := j.offset(t.start)
	switch t.kind {
	case textToken:
		r.rawText(j.text[t.start:t.end], offset)
	case declarationToken:
		r.st.report("html-dropped", offset, "text", firstLine(j.text[t.start:t.end]))
	case brokenToken:
		r.st.report("html-incomplete", offset, "text", firstLine(j.text[t.start:t.end]))
	case endToken:
		r.endTag(t, offset)
	case startToken:
		r.startTag(t, offset, block)
		if block && opaque[t.name] {
			return skipContent(j.text, t.end, t.name)
		}
	}
	return t.end
}

// rawText writes text between tags.
func (r *renderer) rawText(text []byte, offset int) {
	if len(bytes.TrimSpace(text)) > 0 {
		r.leaveTable()
	}
	for len(text) > 0 {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			i = len(text)
		}
		r.emit(string(text[:i]))
		text, offset = text[i:], offset+i
		if len(text) == 0 {
			return
		}
		decoded, n := r.entity(text, offset)
		if n == 0 {
			decoded, n = "&", 1
		}
		r.emit(decoded)
		text, offset = text[n:], offset+n
	}
}

// startTag writes the start tag of an allowed element where it may stand.
func (r *renderer) startTag(t token, offset int, block bool) {
	e, allowed := elements[t.name]
	attributes := r.checkAttributes(t, e, allowed, offset)
	switch {
	case !allowed && unsafeElements[t.name]:
		r.st.report("html-unsafe", offset, "element", t.name)
		r.raw.refuse(t)
		return
	case !allowed:
		r.st.report("html-dropped/element", offset, "element", t.name)
		r.raw.refuse(t)
		return
	case !r.makeRoom(t.name, e, block):
		r.st.report("html-misplaced", offset, "element", t.name)
		r.raw.refuse(t)
		return
	}
	r.anchors(attributes, offset)
	switch t.name {
	case "img":
		r.rawImage(attributes, offset)
	case "a":
		r.rawAnchor(attributes, offset)
	default:
		r.openTag(t.name, attributes)
		if !e.void {
			r.push(rawElement{name: t.name, offset: offset, link: -1, foreign: has(attributes, "lang")})
		}
	}
	if t.closed && !e.void {
		r.closeRaw(len(r.raw.open) - 1)
	}
}

func (r *renderer) openTag(name string, attributes []Attribute) {
	r.str("<" + name)
	for _, a := range attributes {
		r.attribute(a.Name, a.Value)
	}
	r.str(">")
}

func has(attributes []Attribute, name string) bool {
	for _, a := range attributes {
		if a.Name == name {
			return true
		}
	}
	return false
}

// take removes an attribute and returns its value.
func take(attributes []Attribute, name string) (value string, rest []Attribute) {
	for _, a := range attributes {
		if a.Name == name {
			value = a.Value
		} else {
			rest = append(rest, a)
		}
	}
	return value, rest
}

// rawImage makes an image of <img>, so that its file is found like any other.
func (r *renderer) rawImage(attributes []Attribute, offset int) {
	var i Image
	i.Pos = r.st.pos(offset)
	i.Destination, attributes = take(attributes, "src")
	i.Alt, attributes = take(attributes, "alt")
	i.Title, i.Attributes = take(attributes, "title")
	if i.Destination == "" {
		r.st.report("html-dropped/image", offset)
		return
	}
	if strings.TrimSpace(i.Alt) == "" {
		r.st.report("image-alt", offset, "image", i.Destination)
	}
	r.writeImage(i)
}

// rawAnchor makes a link of <a href>, so that it is resolved like any other.
func (r *renderer) rawAnchor(attributes []Attribute, offset int) {
	e := rawElement{name: "a", offset: offset, link: -1, text: r.plain.mark(), foreign: has(attributes, "lang")}
	if !has(attributes, "href") {
		r.openTag("a", attributes)
		r.push(e)
		return
	}
	l := Link{Pos: r.st.pos(offset)}
	l.Destination, attributes = take(attributes, "href")
	l.Title, l.Attributes = take(attributes, "title")
	e.link = len(r.body.Links)
	r.body.Links = append(r.body.Links, l)
	r.hole(HoleLinkOpen, e.link)
	r.push(e)
}

// endTag closes the element that the body opened. The end tag of an element
// that was left out, or that had to end before, is left out too.
func (r *renderer) endTag(t token, offset int) {
	for i := len(r.raw.open) - 1; i >= r.raw.floor; i-- {
		if r.raw.open[i].name == t.name {
			r.closeRaw(i + 1)
			r.raw.open[i].ended = true
			r.closeRaw(i)
			return
		}
	}
	if r.raw.refused[t.name] > 0 {
		r.raw.refused[t.name]--
		return
	}
	r.st.report("html-stray-close", offset, "element", t.name)
}
