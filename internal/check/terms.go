package check

// terms reports forms of names and notions that the glossary forbids.
func terms(c *checker, d *document) {
	for i := range d.passages {
		p := &d.passages[i]
		for _, w := range c.site.Glossary.Wrong(d.Lang.Code, p.text) {
			d.report("term-mismatch/forbidden", p.pos(w.Start), "wrong", p.text[w.Start:w.End], "right", w.Right)
		}
	}
}
