package markdown

import "unicode/utf8"

// marksHan reports whether Han characters are marked with their language.
func (d *Dialect) marksHan() bool {
	return d.options.Typography && !d.cjk && d.options.HanTag != ""
}

// hanRuns writes text in which runs of Han characters, with the full-width
// punctuation around them, are marked with their language, for the right
// glyphs and pronunciation (WCAG 3.1.2). Runs with kana are Japanese.
func (r *renderer) hanRuns(text []byte) {
	from := 0
	for i := 0; i < len(text); {
		if text[i] < 0xe2 {
			i++
			continue
		}
		run := hanRun(text, i)
		if run.lang == "" {
			i = run.next
			continue
		}
		r.HTML = append(r.HTML, text[from:i]...)
		r.str("<span")
		if run.lang == "ja" {
			r.attribute("lang", run.lang)
		} else {
			r.attribute("lang", r.d.options.HanTag)
		}
		r.str(">")
		r.HTML = append(r.HTML, text[i:run.end]...)
		r.str("</span>")
		i, from = run.end, run.end
	}
	r.HTML = append(r.HTML, text[from:]...)
}

// stretch is a run of Han, kana and full-width punctuation.
type stretch struct {
	end  int    // an opening bracket at the end belongs to what follows
	next int    // where to look on if this is no run in a language
	lang string // "zh", "ja" or ""
}

// hanRun looks at the run that may begin at i.
func hanRun(text []byte, i int) stretch {
	run := stretch{end: i}
	for start := i; i < len(text); {
		c, n := utf8.DecodeRune(text[i:])
		selector := i > start && (isTextSelector(c) || isIdeographicSelector(c))
		if !joinsLines(c) && !selector {
			break
		}
		switch {
		case isKana(c):
			run.lang = "ja"
		case run.lang == "" && isIdeograph(c):
			run.lang = "zh"
		}
		if i += n; !isOpening(c) {
			run.end = i
		}
		run.next = i
	}
	if run.next == 0 {
		_, n := utf8.DecodeRune(text[i:])
		run.next = i + n
	}
	return run
}
