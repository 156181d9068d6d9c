package markdown

// holds reports whether the numbers by which calls refer to what was written are
// those of parts that it has, so that a body that was read can be shown.
func (w *Written) holds() bool {
	for _, c := range w.Calls {
		if !w.holes(&c.Label) || !w.holes(&c.Body) || !c.Outline.within(0, len(c.Body.HTML)) {
			return false
		}
	}
	return true
}

// holes reports the same of the holes of a fragment.
func (w *Written) holes(f *Fragment) bool {
	counts := [...]int{
		HoleLinkOpen: len(w.Links), HoleLinkClose: len(w.Links), HoleImage: len(w.Images),
		HoleHeadingID: len(w.Headings), HoleComponent: len(w.Calls),
	}
	at := 0
	for _, h := range f.Holes {
		if h.At < at || h.At > len(f.HTML) || h.Index >= counts[h.Kind] {
			return false
		}
		at = h.At
	}
	return true
}

// within reports whether an item and those in it lie between two offsets, in
// their order.
func (i *Item) within(from, to int) bool {
	if i.Start < from || i.Text < i.Start || i.End < i.Text || i.End > to {
		return false
	}
	at := i.Text
	for k := range i.Items {
		if !i.Items[k].within(at, i.End) {
			return false
		}
		at = i.Items[k].End
	}
	return true
}
