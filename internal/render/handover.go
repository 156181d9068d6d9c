package render

import (
	"html/template"
	"maps"
	"slices"
	"sync"

	"qiao/internal/site"
	"qiao/internal/theme"
)

// filled is a document's text as its page shows it, before the layout: with
// links and components, and the figures that these have referred to.
type filled struct {
	content template.HTML
	params  theme.Params
	notes   *notes
}

// filled is the text of the page so far.
func (p *page) filled() *filled {
	return &filled{p.view.Content, p.view.Params, p.notes.clone()}
}

// clone are the notes as they are now.
func (n *notes) clone() *notes {
	return &notes{slices.Clone(n.list), maps.Clone(n.numbers), maps.Clone(n.referred)}
}

// handed is how many texts wait at most to be taken. A page and its copy are
// neighbours among the outputs, so that it takes a few for each worker.
const handed = 64

// handover hands the texts of pages on to their copies: to read a text and to
// fill it is most of what a copy costs. It is a matter of speed only: a copy whose
// page is not written just before fills the text itself.
type handover struct {
	mu    sync.Mutex
	texts [handed]handedText
	next  int // place of the oldest
}

type handedText struct {
	doc  *site.Document
	text *filled
}

// put leaves a text for its copy.
func (h *handover) put(d *site.Document, text *filled) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.texts[h.next] = handedText{d, text}
	h.next = (h.next + 1) % handed
}

// clear forgets the texts that nobody has taken.
func (h *handover) clear() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.texts = [handed]handedText{}
}

// take takes the text of a document; nil if it is not there.
func (h *handover) take(d *site.Document) *filled {
	h.mu.Lock()
	defer h.mu.Unlock()
	for i := range h.texts {
		if h.texts[i].doc == d {
			text := h.texts[i].text
			h.texts[i] = handedText{}
			return text
		}
	}
	return nil
}
