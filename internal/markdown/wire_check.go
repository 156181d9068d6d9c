package markdown

// holds reports whether the numbers by which a body refers to its parts are
// those of parts that it has, so that a body that was read can be written.
func (b *Body) holds() bool {
	if !b.holes(&b.Fragment) {
		return false
	}
	for _, c := range b.Calls {
		if !b.holes(&c.Label) || !b.holes(&c.Body) || !c.Outline.within(0, len(c.Body.HTML)) {
			return false
		}
	}
	return true
}

func (b *Body) holes(f *Fragment) bool {
	counts := [...]int{
		HoleLinkOpen: len(b.Links), HoleLinkClose: len(b.Links), HoleImage: len(b.Images),
		HoleHeadingID: len(b.Headings), HoleComponent: len(b.Calls),
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
