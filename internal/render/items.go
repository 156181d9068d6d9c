package render

import (
	"bytes"
	"html/template"
	"strings"

	"qiao/internal/facts"
	"qiao/internal/markdown"
	"qiao/internal/theme"
)

// items are the entries of the lists in a component.
func (b *body) items(f *markdown.Fragment, items []markdown.Item) []theme.ItemView {
	var views []theme.ItemView
	for i := range items {
		v := b.item(f, &items[i])
		v.Items = b.items(f, items[i].Items)
		views = append(views, v)
	}
	return views
}

const openStrong, endStrong = "<strong>", "</strong>"

// item divides an entry into the bold text that it begins with, and the rest.
func (b *body) item(f *markdown.Fragment, item *markdown.Item) theme.ItemView {
	var v theme.ItemView
	at := item.Start
	own := f.HTML[at:item.Text]
	paragraph := "<p>"
	start := len(own) - len(bytes.TrimLeft(own, "\n"))
	if bytes.HasPrefix(own[start:], []byte(paragraph)) {
		start += len(paragraph)
	} else {
		paragraph = ""
	}
	bold, isBold := bytes.CutPrefix(own[start:], []byte(openStrong))
	end := bytes.Index(bold, []byte(endStrong))
	if !isBold || end < 0 {
		v.Text = b.part(f, at, item.Text)
		return v
	}
	at += start + len(openStrong)
	v.Term = b.part(f, at, at+end)
	if p, ok := facts.ReadPeriod(b.lang.Locale, plainText(f.HTML[at:at+end])); ok {
		v.Time = htmlTime(p)
	}
	v.Text = template.HTML(paragraph) + b.part(f, at+end+len(endStrong), item.Text)
	return v
}

// part is the HTML of a part of a fragment.
func (b *body) part(f *markdown.Fragment, from, to int) template.HTML {
	part := f.Part(from, to)
	return template.HTML(bytes.TrimSpace([]byte(b.html(&part))))
}

// htmlTime is a period as the attribute datetime of HTML's <time> has it: a
// year, month or day. HTML has no quarters.
func htmlTime(p facts.Period) string {
	if strings.ContainsAny(p.Text, "Q/") {
		return ""
	}
	return p.Text
}
