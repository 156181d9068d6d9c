// Package theme turns a theme's files into something that can be rendered with:
// parsed and checked templates, components, interface messages in every
// language, and bundled, fingerprinted assets.
//
// It exists to keep themes confined. A template sees the typed views of this
// package (views.go) and the functions of funcs.go, and nothing else: no file,
// process, network, environment or clock. So what an output depends on is known,
// and two builds of one tree give the same bytes. Most mistakes of a theme are
// found by reading its templates, before a page is rendered; the rest are
// reported with template, line, column and page.
package theme

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"qiao/internal/card"
	"qiao/internal/config"
	"qiao/internal/decode"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/markdown"
	"qiao/themes"
)

// Folder is where a site keeps its own themes.
const Folder = "themes"

// Theme is a loaded theme. It is immutable and safe for concurrent use.
type Theme struct {
	Manifest *config.Manifest

	dir       string // for messages: themes/park
	files     fs.FS
	languages []*config.Language
	templates *templates
	messages  *messages
	assets    map[string]Asset // by name in the theme: main.css
	bundle    []Asset          // all assets that are published, by path
	static    []StaticFile
	card      *card.Style  // nil: no social cards
	rendering []*rendering // by position of the language

	interpreted bool // see [Theme.Interpreted]
}

// StaticFile is a file of the theme's static folder, published as it is.
type StaticFile struct {
	File string // themes/park/static/icon.svg, for messages
	Path string // icon.svg
	Data []byte
}

// Load reads the site's theme: the embedded one of that name, overlaid file by
// file with the site's own themes/<name>/; a name that is not embedded must be
// a folder of the site and stands alone. The theme is nil after an error.
func Load(root *files.Root, cfg *config.Site) (*Theme, []diag.Diagnostic) {
	t := &Theme{dir: path.Join(Folder, cfg.Theme), languages: cfg.Languages}
	var ds []diag.Diagnostic
	if t.files, ds = open(root, cfg); t.files == nil {
		return nil, ds
	}
	t.Manifest, ds = config.LoadManifest(t.files, t.dir)
	if t.Manifest == nil {
		return nil, ds
	}
	add := func(more []diag.Diagnostic) { ds = append(ds, more...) }
	found := list(t.files)
	bundle, more := bundleAssets(t.files, t.dir, found)
	add(more)
	t.bundle, t.assets = bundle.files, bundle.names
	t.templates, more = parseTemplates(t.files, t.dir, found)
	add(more)
	add(t.templates.check(t))
	t.messages, more = loadMessages(root, t, t.templates.messageUses())
	add(more)
	t.static, more = readStatic(t.files, t.dir, found)
	add(more)
	if cfg.SocialCards && t.Manifest.Card != nil {
		t.card, more = readCard(t.files, t.dir, t.Manifest.Card)
		add(more)
	}
	if diag.HasErrors(ds) {
		return nil, ds
	}
	add(t.prepare())
	if diag.HasErrors(ds) {
		return nil, ds
	}
	return t, ds
}

// open finds the theme's files.
func open(root *files.Root, cfg *config.Site) (fs.FS, []diag.Diagnostic) {
	own := root.Exists(path.Join(Folder, cfg.Theme))
	embedded := embeddedNames()
	builtIn := slices.Contains(embedded, cfg.Theme)
	if !own && !builtIn {
		d := diag.New("theme-unknown", diag.Pos{File: config.File},
			"name", cfg.Theme, "folder", path.Join(Folder, cfg.Theme),
			"suggestion", diag.Suggest(cfg.Theme, embedded))
		return nil, []diag.Diagnostic{d}
	}
	var layers overlay
	if own {
		layers = append(layers, sub(root.FS(), path.Join(Folder, cfg.Theme)))
	}
	if builtIn {
		layers = append(layers, sub(themes.FS, cfg.Theme))
	}
	return layers, nil
}

// embeddedNames are the names of the themes in the binary.
func embeddedNames() []string {
	entries, _ := themes.FS.ReadDir(".")
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// readStatic reads the theme's static files.
func readStatic(fsys fs.FS, dir string, found []string) ([]StaticFile, []diag.Diagnostic) {
	var static []StaticFile
	var ds []diag.Diagnostic
	for _, name := range found {
		rel, ok := strings.CutPrefix(name, "static/")
		if !ok {
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			ds = append(ds, unreadable(dir, name))
			continue
		}
		static = append(static, StaticFile{File: path.Join(dir, name), Path: rel, Data: data})
	}
	return static, ds
}

// readCard reads how social cards are drawn.
func readCard(fsys fs.FS, dir string, declared *config.Card) (*card.Style, []diag.Diagnostic) {
	fail := func(reason string) []diag.Diagnostic {
		return []diag.Diagnostic{diag.New("theme-card-font", declared.Pos, "name", declared.Font, "reason", reason)}
	}
	font, err := fs.ReadFile(fsys, declared.Font)
	if err != nil {
		return nil, fail(files.Cause(err).Error())
	}
	style, err := card.NewStyle(font, card.Colours{Paper: declared.Paper, Ink: declared.Ink, Accent: declared.Accent})
	if err != nil {
		return nil, fail(err.Error())
	}
	return style, nil
}

// readText reads a text file of the theme, checked to be UTF-8; nil after an error.
func readText(fsys fs.FS, dir, name string) ([]byte, []diag.Diagnostic) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, []diag.Diagnostic{unreadable(dir, name)}
	}
	text, ds := decode.UTF8(path.Join(dir, name), raw)
	if text == nil && !diag.HasErrors(ds) {
		text = []byte{} // an empty file
	}
	return text, ds
}

func unreadable(dir, name string) diag.Diagnostic {
	return diag.New("theme-unreadable", diag.Pos{File: path.Join(dir, name)}, "name", name)
}

// Message is one of the theme's words in a language; args are names and values
// of its placeholders by turns. It is "" if the theme does not have it: what
// package render asks for, themes may have, but need not.
func (t *Theme) Message(lang, key string, args ...any) string {
	text, err := t.message(lang, key, args)
	if err != nil {
		return ""
	}
	return text
}

// Words are the words that a body's own HTML needs, in a language.
func (t *Theme) Words(lang string) markdown.Words {
	say := func(key string) string { return t.Message(lang, key) }
	words := markdown.Words{
		Footnotes:  say("footnotes"),
		BackToText: say("back-to-text"),
		Alerts:     make(map[string]string),
	}
	for _, kind := range []string{"note", "tip", "important", "warning", "caution"} {
		words.Alerts[kind] = say("alert-" + kind)
	}
	return words
}

// Assets are the bundled files to publish, by path.
func (t *Theme) Assets() []Asset { return t.bundle }

// Card is how the theme draws social cards; nil if it does not, or the site
// wants none.
func (t *Theme) Card() *card.Style { return t.card }

// Static are the theme's files that are published as they are, by path.
func (t *Theme) Static() []StaticFile { return t.static }
