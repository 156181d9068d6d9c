package buildtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// document is a page in a language. What it consists of depends on the page
// alone, so that the languages agree; the words depend on the language too.
type document struct {
	*writer
	strings.Builder
	l           *vocabulary
	i           int
	plan, words *rand.Rand
}

// document is page i in a language: some 850 words.
func (s *writer) document(l *vocabulary, i int, source bool) string {
	d := &document{writer: s, l: l, i: i, plan: rand.New(rand.NewPCG(7, uint64(i))), words: rand.New(rand.NewPCG(11, uint64(i)))}
	d.frontMatter(source)
	fmt.Fprintf(d, "%s\n\n![%s](/%s)\n\n", d.prose(2), title(l, i), pictureName(i))
	parts := []func(){d.table, d.bullets, d.subsection, d.numbers, d.quotation}
	d.plan.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	for n, heading := range d.plan.Perm(len(l.headings))[:len(parts)] {
		fmt.Fprintf(d, "## %s\n\n%s\n\n", l.headings[heading], d.prose(2))
		parts[n]()
	}
	fmt.Fprintf(d, "[^1]: %s\n\n[^2]: %s\n", d.prose(1), d.prose(1))
	return d.String()
}

// frontMatter writes the fields. What holds for all languages stands in qiao's
// source document alone, but in each document of Hugo's.
func (d *document) frontMatter(source bool) {
	fmt.Fprintf(d, "---\ntitle: %s\ndescription: %s\n", title(d.l, d.i), d.summary())
	var filed, related []string
	for _, n := range d.plan.Perm(len(tags))[:3] {
		filed = append(filed, tags[n].id)
	}
	slices.Sort(filed)
	for range 3 {
		related = append(related, pageID(d.plan.IntN(d.pages)))
	}
	if source || d.layout == Hugo {
		fmt.Fprintf(d, "date: %s\nweight: %d\ntags: [%s]\n", d.date(), d.i+1, strings.Join(filed, ", "))
		if d.layout != Park {
			fmt.Fprintf(d, "related: [%s]\n", strings.Join(related, ", "))
		}
	}
	d.WriteString("---\n\n")
}

// date is when the page appeared: at another minute than every other page, so
// that the newest ones are the same for every tool.
func (d *document) date() string {
	const steps = 1_000_003 // a prime: no two of fewer pages share a step
	minutes := time.Duration(d.i*7919%steps) * 3 * time.Minute
	layout := "2006-01-02 15:04"
	if d.layout == Hugo {
		layout = time.RFC3339
	}
	return time.Date(2024, 11, 30, 0, 0, 0, 0, time.UTC).Add(-minutes).Format(layout)
}

// prose is a paragraph.
func (d *document) prose(sentences int) string {
	list := make([]string, sentences)
	for i := range list {
		list[i] = sentence(d.l, d.words)
	}
	return strings.Join(list, d.l.space)
}

// summary is a sentence without markup.
func (d *document) summary() string { return strings.ReplaceAll(d.prose(1), "**", "") }

// link is a sentence with a link to another page.
func (d *document) link() string {
	other := d.plan.IntN(d.pages)
	return fmt.Sprintf(d.l.link, title(d.l, other), "/"+pageID(other))
}

// fact is a sentence with a figure.
func (d *document) fact() string {
	i := d.plan.IntN(figures)
	if d.layout == Hugo {
		return fmt.Sprintf(d.l.fact, d.values[d.l.code][i])
	}
	return fmt.Sprintf(d.l.fact, ":fact["+factID(i)+"]")
}

func (d *document) table() {
	fmt.Fprintf(d, "%s[^1]\n\n", d.prose(2))
	fmt.Fprintf(d, "| %s | %s | %s |\n| --- | ---: | --- |\n", d.l.headings[0], d.l.year, d.l.headings[2])
	for range 5 {
		fmt.Fprintf(d, "| %s | %d | %s |\n", pick(d.words, d.l.nouns), 2010+d.plan.IntN(15), fill(d.l, d.words, d.l.title))
	}
	fmt.Fprintf(d, "\n%s%s%s\n\n", d.prose(1), d.l.space, d.link())
}

func (d *document) bullets() {
	fmt.Fprintf(d, "%s%s%s\n\n", d.fact(), d.l.space, d.prose(2))
	for range 4 {
		fmt.Fprintf(d, "- **%s**%s%s\n", pick(d.words, d.l.nouns), d.l.colon, d.prose(1))
	}
	fmt.Fprintf(d, "\n%s\n\n", d.prose(2))
}

func (d *document) subsection() {
	fmt.Fprintf(d, "%s%s%s\n\n", d.link(), d.l.space, d.prose(2))
	fmt.Fprintf(d, "### %s\n\n%s\n\n", title(d.l, d.i+1), d.prose(2))
}

func (d *document) numbers() {
	fmt.Fprintf(d, "%s%s%s\n\n", d.prose(2), d.l.space, d.fact())
	for n := range 3 {
		fmt.Fprintf(d, "%d. %s\n", n+1, d.prose(1))
	}
	fmt.Fprintf(d, "\n%s%s%s\n\n", d.prose(1), d.l.space, d.link())
}

func (d *document) quotation() {
	fmt.Fprintf(d, "### %s\n\n%s[^2]\n\n", title(d.l, d.i+2), d.prose(2))
	fmt.Fprintf(d, "> %s\n\n%s%s%s\n\n", d.prose(1), d.prose(2), d.l.space, d.link())
}

// index is a home page or a section, which says its place among the others.
func (s *writer) index(l *vocabulary, name string, place int) string {
	d := &document{writer: s, l: l, words: rand.New(rand.NewPCG(5, uint64(place)))}
	fmt.Fprintf(d, "---\ntitle: %s\ndescription: %s\n", name, d.summary())
	if place > 0 && (s.layout == Hugo || l == languages[0]) {
		fmt.Fprintf(d, "weight: %d\n", place)
	}
	fmt.Fprintf(d, "---\n\n%s\n", d.prose(4))
	return d.String()
}

// search is the page that gives a site a search.
func (s *writer) search(l *vocabulary) string {
	if l == languages[0] {
		return "---\ntitle: Search\ntype: search\n---\n"
	}
	return "---\ntitle: Search\n---\n"
}
