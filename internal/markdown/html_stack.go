package markdown

// rawState is what raw HTML has opened. Elements below floor were opened
// outside of the Markdown block that is being written: nothing in it can close
// them, and what it opens ends with it. So the result is balanced, whatever the
// author wrote, and nothing can close an element of the page around the body.
type rawState struct {
	open    []rawElement
	floor   int
	refused map[string]int // start tags left out, whose end tags are left out too
}

// rawElement is an open element.
type rawElement struct {
	name    string
	offset  int
	link    int  // index of the link, or -1
	text    mark // where a link's text begins
	foreign bool // has a lang of its own
	ended   bool // its end tag is here
}

// raise makes what is open unreachable, and returns the floor to go back to.
func (s *rawState) raise() int {
	floor := s.floor
	s.floor = len(s.open)
	return floor
}

// refuse remembers that the end tag of a start tag has to be left out too.
func (s *rawState) refuse(t token) {
	e := elements[t.name]
	if e.void || voidElements[t.name] || t.closed && !opaque[t.name] {
		return
	}
	if s.refused == nil {
		s.refused = make(map[string]int)
	}
	s.refused[t.name]++
}

// inLink reports whether an <a> is open.
func (s *rawState) inLink() bool {
	for _, e := range s.open {
		if e.name == "a" {
			return true
		}
	}
	return false
}

// top is the name of the innermost element that can be reached; "" for none.
func (s *rawState) top() string {
	if len(s.open) == s.floor {
		return ""
	}
	return s.open[len(s.open)-1].name
}

func (r *renderer) push(e rawElement) {
	r.raw.open = append(r.raw.open, e)
	if e.foreign {
		r.foreign++
	}
	if e.name == "a" {
		r.inLink++
	}
	if len(r.raw.open) == maxNesting {
		r.st.reportNesting(e.offset)
		r.closeRaw(r.raw.floor)
	}
}

// closeRaw closes open elements down to a height.
func (r *renderer) closeRaw(height int) {
	for len(r.raw.open) > height {
		e := r.raw.open[len(r.raw.open)-1]
		r.raw.open = r.raw.open[:len(r.raw.open)-1]
		if e.link >= 0 {
			r.body.Links[e.link].Text = r.plain.since(e.text)
			r.hole(HoleLinkClose, e.link)
		} else {
			r.str("</" + e.name + ">")
		}
		if e.foreign {
			r.foreign--
		}
		if e.name == "a" {
			r.inLink--
		}
		if e.ended {
			continue
		}
		if !elements[e.name].optional {
			r.st.report("html-unclosed", e.offset, "element", e.name)
		}
		r.raw.refuse(token{name: e.name})
	}
}

// closeReachable closes the innermost reachable element that is one of names
// (separated by spaces), with what is open in it.
func (r *renderer) closeReachable(names string) {
	for i := len(r.raw.open) - 1; i >= r.raw.floor; i-- {
		if among(names, r.raw.open[i].name) {
			r.closeRaw(i)
			return
		}
	}
}

// textBlocks are elements that hold running text only.
const textBlocks = "p h2 h3 h4 h5 h6"

// tableContext are elements that hold no text or other blocks, but would have a
// browser put these before the table.
const tableContext = "table thead tbody tfoot tr colgroup"

// beforeBlock closes what cannot contain the block of Markdown that follows.
func (r *renderer) beforeBlock() {
	if len(r.raw.open) == r.raw.floor {
		return
	}
	r.closeReachable(textBlocks)
	r.leaveTable()
}

// leaveTable closes a table in which no text may stand at this place.
func (r *renderer) leaveTable() {
	for among(tableContext, r.raw.top()) {
		r.closeRaw(len(r.raw.open) - 1)
	}
}

// makeRoom closes what the start tag of an element closes for a browser, and
// reports whether the element may stand at this place.
func (r *renderer) makeRoom(name string, e element, block bool) bool {
	switch {
	case name == "a" && r.inLink > 0:
		return false
	case e.level == phrasing:
		r.leaveTable()
		return true
	case name == "rt" || name == "rp":
	case !block:
		return false
	case e.level == flow:
		r.leaveTable()
		r.closeReachable(textBlocks)
		return true
	default:
		r.closeInItem()
	}
	for among(e.closes, r.raw.top()) {
		r.closeRaw(len(r.raw.open) - 1)
	}
	top := r.raw.top()
	if top == "" || !among(e.parents, top) {
		return false
	}
	if name == "tr" && top == "table" {
		r.str("<tbody>")
		r.push(rawElement{name: "tbody", link: -1})
	}
	return true
}

// closeInItem closes a paragraph that is open in a list item or cell.
func (r *renderer) closeInItem() {
	if among(textBlocks, r.raw.top()) {
		r.closeRaw(len(r.raw.open) - 1)
	}
}
