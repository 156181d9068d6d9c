package buildtest

import (
	"path"
	"slices"
	"strings"
)

// pageKinds are edits that change which pages there are, where, and in which
// order.
var pageKinds = map[string]func(*editor){
	"tag": func(e *editor) {
		e.field(e.pick(e.sources()), "topics", e.one("[land]", "[talent, trade]", "[trade]", ""))
	},
	"cluster": func(e *editor) {
		e.field(e.pick(e.sources()), "clusters", e.one("[metal]", "[glass]", "[metal, glass]", ""))
	},
	"draft": func(e *editor) { e.toggleField(e.pick(e.sources()), "draft", "true") },
	"draft-translation": func(e *editor) {
		e.toggleField(e.pick(append(e.names("content/", ".de.md"), e.names("content/", ".en.md")...)), "draft", "true")
	},
	"slug":      func(e *editor) { e.field(e.pick(e.documents()), "slug", e.one("s1", "s2", "s3", "")) },
	"alias":     func(e *editor) { e.field(e.pick(e.sources()), "aliases", e.one("[/zh/old1/]", "[/zh/old2/]", "")) },
	"weight":    func(e *editor) { e.field(e.pick(e.sources()), "weight", e.one("1", "2", "7", "")) },
	"date":      func(e *editor) { e.field(e.pick(e.names("content/news/", ".zh.md")), "date", e.day(30)) },
	"publish":   func(e *editor) { e.field(e.pick(e.loose()), "publish", e.day(3)) },
	"expires":   func(e *editor) { e.field(e.pick(e.loose()), "expires", e.day(3)) },
	"reviewed":  func(e *editor) { e.field(e.pick(e.sources()), "reviewed", e.day(300)) },
	"page-size": func(e *editor) { e.field("content/clusters/_index.zh.md", "page_size", e.one("1", "2", "3", "")) },
	"type": func(e *editor) {
		e.field(e.pick(e.names("content/news/", ".zh.md")), "type", e.one("page", "news", ""))
	},
	"rename": rename,
	"move":   movePage,
	"add":    addPage,
	"delete": deletePage,
}

// loose are source documents that may disappear: mostly of pages that nothing
// leads to, as a site with errors shows little.
func (e *editor) loose() []string {
	if e.rand.IntN(4) == 0 {
		return e.sources()
	}
	return slices.DeleteFunc(e.sources(), func(name string) bool {
		return !strings.HasPrefix(name, "content/news/") || strings.Contains(name, "index.") || strings.Contains(name, "plan.")
	})
}

// rename gives a page's files another name: that of the document, or of the
// bundle's folder.
func rename(e *editor) {
	page := e.pick(e.pages())
	if path.Base(page) == "_index" {
		return
	}
	e.movePage(page, e.one("-b", "-2", "-neu"), "")
}

// movePage moves a page into another section.
func movePage(e *editor) {
	page := e.pick(e.pages())
	if path.Base(page) == "_index" {
		return
	}
	e.movePage(page, "", e.one("content", "content/news", "content/clusters"))
}

// movePage moves the files of a page: to a name with the suffix or without it,
// and into the folder, if one is given.
func (e *editor) movePage(page, suffix, folder string) {
	prefix, own := page+".", page
	if path.Base(page) == "index" {
		own = path.Dir(page)
		prefix = own + "/"
	}
	if folder == "" {
		folder = path.Dir(own)
	}
	base, had := strings.CutSuffix(path.Base(own), suffix)
	if !had {
		base += suffix
	}
	to := path.Join(folder, base) + prefix[len(own):]
	for _, name := range e.tree.Names(prefix) {
		e.move(name, to+name[len(prefix):])
	}
}

// addPage adds a page, also into a section that does not exist yet.
func addPage(e *editor) {
	page := e.one("content/news/", "content/clusters/", "content/", "content/more/") + e.one("x1", "x2/index", "x3")
	languages := []string{"zh", "de", "en"}
	for _, lang := range languages[:1+e.rand.IntN(3)] {
		front := "title: Added 1000\n"
		if lang == "zh" {
			front += e.one("", "date: "+e.day(10)+"\n", "topics: [land]\n", "weight: 2\n")
		}
		e.put(page+"."+lang+".md", "---\n"+front+"---\n\nAdded, number 1000. [x](/park)\n")
	}
}

// deletePage deletes a page with its files, seldom one that is linked to: most
// sequences are to stay without errors.
func deletePage(e *editor) {
	choice := []string{"content/news/visit.", "content/news/plan.", "content/news/secret.", "content/news/fair."}
	choice = append(choice, e.names("content/more/", "zh.md")...)
	if e.rand.IntN(4) == 0 {
		choice = append(choice, "content/news/opening/", "content/clusters/green.", "content/notice.", "content/search.")
	}
	for _, name := range e.tree.Names(e.pick(choice)) {
		e.remove(name)
	}
}
