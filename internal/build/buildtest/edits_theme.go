package buildtest

const garden = "themes/garden/"

// themeKinds are edits of the theme and of the interface's words.
var themeKinds = map[string]func(*editor){
	"message":       countIn("i18n/", ".yaml"),
	"message-theme": func(e *editor) { e.replace(garden+"i18n/en.yaml", "menu: Menu", "menu: Navigation", "menu: Board") },
	"message-override": func(e *editor) {
		e.replace("i18n/de.yaml", "note: ", "menu: Übersicht\nnote: ", "search: Finden\nnote: ")
	},
	"markdown-words": func(e *editor) {
		e.replace(garden+"i18n/en.yaml", "footnotes: Footnotes", "footnotes: Endnotes", "footnotes: Remarks")
	},
	"template": changeTemplate,
	"partial":  changePartial,
	"component": func(e *editor) {
		e.replace(garden+"layouts/components/"+e.one("fact", "firm", "firms", "note", "box")+".html", "{{", "{{/* */}}x{{", "<i></i>{{")
	},
	"layout-new": toggleLayout,
	"layout-bad": func(e *editor) {
		e.replace(garden+"layouts/"+e.one("page", "news", "section")+".html", ".Title", ".Titel", ".Image.URL")
	},
	"css":        countIn(garden+"assets/", ".css"),
	"css-image":  countIn(garden+"assets/parts/", ".svg"),
	"js":         countIn(garden+"assets/", ".js"),
	"css-import": func(e *editor) { e.replace(garden+"assets/main.css", "@import \"parts/colours.css\";\n", "") },
	"theme-yaml": changeManifest,
	"theme-static": func(e *editor) {
		e.count(e.pick(e.tree.Names(garden + "static/")))
	},
	"theme-static-over": func(e *editor) { e.toggleFile("static/humans.txt", "made by the site 1000\n") },
}

func changeTemplate(e *editor) {
	name := e.pick([]string{"base", "page", "news", "section", "home", "print", "chapter", "404", "chooser", "search"})
	e.replace(garden+"layouts/"+name+".html", "{{ .Title }}", "{{ .Title }} 1", "{{ .Title }}<br>")
}

func changePartial(e *editor) {
	name := garden + "layouts/partials/" + e.one("header", "footer", "links", "notes") + ".html"
	e.replace(name, "<nav", "<nav class=\"a\"", "<nav class=\"b\"")
	e.replace(name, "<ul>", "<ul class=\"a\">")
	e.replace(name, " 1000</p>", " 1001</p>")
}

// toggleLayout gives a kind of page a layout of its own, or takes it away.
func toggleLayout(e *editor) {
	name := e.one("term", "taxonomy", "cluster")
	e.toggleFile(garden+"layouts/"+name+".html", "{{ define \"main\" }}<h1>"+name+": {{ .Title }}</h1>{{ .Content }}{{ end }}\n")
}

func changeManifest(e *editor) {
	name := garden + "theme.yaml"
	switch e.rand.IntN(4) {
	case 0:
		e.replace(name, `sizes: "50vw"`, `sizes: "40vw"`, `sizes: "100vw"`)
	case 1:
		e.replace(name, "default: small", "default: large")
	case 2:
		e.replace(name, "    title: name\n", "    title: name\n    files: false\n")
	case 3:
		e.replace(name, "    fields: {lead: {type: text}}\n", "    fields: {lead: {type: text}, extra: {type: int}}\n")
	}
}

// toggleFile writes a file, or removes it if it is there.
func (e *editor) toggleFile(name, data string) {
	if _, exists := e.tree.files[name]; exists {
		e.remove(name)
		return
	}
	e.put(name, data)
}
