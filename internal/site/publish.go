package site

import (
	"time"

	"qiao/internal/diag"
)

// schedule decides what is published now.
type schedule struct {
	now            time.Time
	drafts, future bool // are published too, because asked for
	next           time.Time
}

// dates are what decides about one document.
type dates struct {
	draft            bool
	publish, expires time.Time // zero: not given
}

// state is the schedule's answer for one document.
type state struct {
	reason        string // why it is withheld; "" if it is published
	due           time.Time
	draft, future bool // published only because asked for
}

// state says whether a document is published. A moment has come when it is not
// after now; a date without a time comes at its midnight in the site's zone.
func (s *schedule) state(d dates) state {
	isFuture := d.publish.After(s.now)
	isExpired := !d.expires.IsZero() && !d.expires.After(s.now)
	switch {
	case d.draft && !s.drafts:
		return state{reason: ReasonDraft}
	case isExpired:
		return state{reason: ReasonExpired}
	}
	if d.expires.After(s.now) {
		s.due(d.expires)
	}
	if isFuture {
		s.due(d.publish)
		if !s.future {
			return state{reason: ReasonFuture, due: d.publish}
		}
	}
	return state{draft: d.draft, future: isFuture}
}

// due notes a moment at which a document appears or disappears.
func (s *schedule) due(t time.Time) {
	if s.next.IsZero() || t.Before(s.next) {
		s.next = t
	}
}

// publish makes the page of a group and those of its documents that are
// published; the others are noted as withheld.
func (a *assembler) publish(g *group) {
	page := a.newPage(g)
	a.checkDates(g)
	for _, e := range g.entries {
		st := a.schedule.state(g.dates(e))
		if st.reason != "" {
			a.site.Withheld = append(a.site.Withheld, Withheld{
				File: e.source.File, Page: g.id, Lang: e.lang.Code,
				Reason: st.reason, Title: e.values.text("title"),
				Date: g.shared.moment("date"), Due: st.due,
			})
			g.reason = st.reason
			continue
		}
		page.Documents = append(page.Documents, newDocument(page, g, e, st))
	}
	a.site.NextDue = a.schedule.next
	switch {
	case len(page.Documents) > 0:
		g.page = page
	case page == a.site.Home:
		*page = emptyHome(a.in.Config) // nothing of what is withheld may stay in it
	}
}

// checkDates reports a page that expires before it is published.
func (a *assembler) checkDates(g *group) {
	expires, ok := g.shared.get("expires")
	if !ok {
		return
	}
	for _, name := range []string{"publish", "date"} {
		from, ok := g.shared.get(name)
		if !ok {
			continue
		}
		if !g.shared.moment("expires").After(g.shared.moment(name)) {
			a.ds = append(a.ds, diag.New("dates-order", expires.raw.Pos, "field", name).With(from.raw.Pos))
		}
		return
	}
}

// dates are the dates of the page with the document's own draft mark: a draft
// in the source document is one in every language, a translation may be one
// alone.
func (g *group) dates(e *entry) dates {
	d := dates{
		draft:   g.shared.flag("draft", false) || e.values.flag("draft", false),
		publish: g.shared.moment("publish"),
		expires: g.shared.moment("expires"),
	}
	if d.publish.IsZero() {
		d.publish = g.shared.moment("date")
	}
	return d
}
