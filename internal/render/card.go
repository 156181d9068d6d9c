package render

import (
	"bytes"
	"slices"

	"qiao/internal/cache"
	"qiao/internal/card"
	"qiao/internal/diag"
	"qiao/internal/site"
	"qiao/internal/theme"
)

// cardFile is the name of a page's social card, beside the page.
const cardFile = "card.png"

// wantsCard reports whether a document is to have a social card: one that may
// be found and shared, and has no picture of its own.
func (r *renderer) wantsCard(d *site.Document) bool {
	if r.theme.Card() == nil || d.Page.NoIndex {
		return false
	}
	_, pictured := r.site.Image(d)
	return !pictured
}

// cardText is what stands on a document's card.
func (r *renderer) cardText(d *site.Document) card.Text {
	l := r.languages[d.Lang.Code]
	text := card.Text{Title: d.Title, Site: l.view.Title}
	for _, other := range l.view.Titles {
		if !slices.Contains([]string{d.Title, l.view.Title}, other.Text) {
			text.Names = append(text.Names, other.Text)
		}
	}
	return text
}

// card adds a document's social card, or reports why it cannot be drawn.
func (p *planner) card(d *site.Document) {
	if !p.wantsCard(d) {
		return
	}
	style := p.theme.Card()
	if missing := style.Missing(p.cardText(d)); len(missing) > 0 {
		p.ds = append(p.ds, diag.New("card-glyph", d.TitlePos, "characters", string(missing)))
		return
	}
	p.cards[d] = true
	draw := func(b *bytes.Buffer) []diag.Diagnostic {
		text := p.cardText(d)
		key := cache.Key(append([]string{"card", style.Fingerprint(), text.Title, text.Site}, text.Names...)...)
		if drawn, ok := p.cache.Get(key); ok {
			b.Write(drawn)
			return nil
		}
		start := b.Len()
		if err := style.Draw(b, text); err != nil {
			return []diag.Diagnostic{diag.New("theme-card-font", p.theme.Manifest.Card.Pos,
				"name", p.theme.Manifest.Card.Font, "reason", err.Error())}
		}
		p.cache.Put(key, b.Bytes()[start:])
		return nil
	}
	p.claim(site.GeneratedFile, Output{Path: d.Path + cardFile, Source: d.File, Inputs: p.inputs.site, Render: draw})
}

// cardView is the picture that stands for a document; nil if it has none.
func (p *page) cardView(d *site.Document) *theme.ImageView {
	if p.r.cards[d] {
		return &theme.ImageView{URL: p.r.site.Absolute(d.Path + cardFile), Width: card.Width, Height: card.Height}
	}
	t, ok := p.r.site.Image(d)
	if !ok {
		return nil
	}
	return p.r.share(&t)
}
