package render

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// embedding moves the HTML of one page into another: its headings move down,
// its ids get a prefix and what refers to them follows (but those of figures and
// their notes, which all of the other page has in common), closed details are
// opened, and pictures are loaded at once, because on paper nothing can be
// opened or scrolled to.
type embedding struct {
	prefix string
	shift  int // levels that headings move down; the sixth is the last
	// link changes the address of a link, unless it is an id of the same page.
	link func(address string) string
}

// write writes the moved HTML.
func (e *embedding) write(w *bytes.Buffer, page []byte) {
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw()) // Token reuses it
			t := z.Token()
			if e.change(&t) {
				w.WriteString(t.String())
			} else {
				w.WriteString(raw)
			}
		case html.EndTagToken:
			raw := string(z.Raw())
			t := z.Token()
			if e.lower(&t) {
				raw = t.String()
			}
			w.WriteString(raw)
		default:
			w.Write(z.Raw())
		}
	}
}

// change changes a start tag and reports whether it did.
func (e *embedding) change(t *html.Token) bool {
	changed := e.lower(t)
	if t.DataAtom == atom.Details {
		t.Attr = append(t.Attr, html.Attribute{Key: "open"})
		changed = true
	}
	kept := t.Attr[:0]
	opened := false
	for _, a := range t.Attr {
		switch {
		case a.Key == "loading", a.Key == "aria-current", a.Key == "open" && opened:
			changed = true
			continue
		case a.Key == "open":
			opened = true
		}
		if value := e.attribute(a.Key, a.Val); value != a.Val {
			a.Val, changed = value, true
		}
		kept = append(kept, a)
	}
	t.Attr = kept
	return changed
}

// lower moves a heading down.
func (e *embedding) lower(t *html.Token) bool {
	if len(t.Data) != 2 || t.Data[0] != 'h' || t.Data[1] < '1' || t.Data[1] > '6' {
		return false
	}
	t.Data = "h" + string('0'+byte(min(int(t.Data[1]-'0')+e.shift, 6)))
	t.DataAtom = atom.Lookup([]byte(t.Data))
	return true
}

// attribute is the value of an attribute in the other page.
func (e *embedding) attribute(key, value string) string {
	switch key {
	case "id", "for", "list", "form", "popovertarget":
		return e.id(value)
	case "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-flowto":
		ids := strings.Fields(value)
		for i := range ids {
			ids[i] = e.id(ids[i])
		}
		return strings.Join(ids, " ")
	case "href", "xlink:href":
		if id, own := strings.CutPrefix(value, "#"); own {
			return "#" + e.id(id)
		}
		return e.link(value)
	}
	return strings.ReplaceAll(value, "url(#", "url(#"+e.prefix) // colours and markers of SVG
}

// id is an id in the other page.
func (e *embedding) id(own string) string {
	if isFactID(own) {
		return own
	}
	return e.prefix + own
}

// isFactID reports whether an id is that of the place of a figure or of its
// note, as themes write them.
func isFactID(id string) bool {
	return strings.HasPrefix(id, "figure.") || strings.HasPrefix(id, "fact.")
}
