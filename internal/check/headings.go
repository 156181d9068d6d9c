package check

// headings reports headings that no outline can be made of. The page's title
// is its only heading of the first level; below it, no level may be left out.
func headings(_ *Checker, d *document) {
	level := 1
	for i := range d.text.Headings {
		h := &d.text.Headings[i]
		switch {
		case h.Level == 1:
			d.report("heading-top", h.Pos, "text", h.Text.String(nil))
		case h.Level > level+1:
			d.report("heading-skip", h.Pos, "level", h.Level, "before", level, "suggestion", level+1)
		}
		level = h.Level
	}
}
