package cli

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/locale"
	"qiao/themes"
)

type newSiteOptions struct {
	languages []string
	title     string
}

func (a *app) newNewSite() *cobra.Command {
	var o newSiteOptions
	c := &cobra.Command{
		Use:     "site DIR",
		Short:   a.words.say("new-site-short"),
		Long:    a.words.say("new-site-long"),
		Example: "qiao new site my-park\nqiao new site mon-parc --languages fr,ja --title \"Mon parc\"",
		Args:    arguments(1, 1),
	}
	c.Flags().StringSliceVar(&o.languages, "languages", []string{"zh", "de", "en"}, a.words.say("flag-languages"))
	c.Flags().StringVar(&o.title, "title", "", a.words.say("flag-title"))
	return a.command(c, func(_ context.Context, args []string) (result, []diag.Diagnostic) {
		return a.runNewSite(args[0], o)
	})
}

// newSiteResult is the site that was made.
type newSiteResult struct {
	Dir   string   `json:"dir"`
	Files []string `json:"files"`
}

func (r *newSiteResult) writeText(a *app, w *bytes.Buffer) {
	fmt.Fprintln(w, a.words.say("new-site-done", vars{
		"Dir": diag.Printable(r.Dir), "Files": a.words.count("built-files", len(r.Files)),
	}))
}

func (a *app) runNewSite(dir string, o newSiteOptions) (result, []diag.Diagnostic) {
	s, u := a.newScaffold(dir, o)
	if u == nil {
		u = vacant(dir)
	}
	if u != nil {
		return nil, []diag.Diagnostic{u.finding}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, []diag.Diagnostic{diag.New("new-write", diag.Pos{}, "file", filepath.Base(dir))}
	}
	root, err := files.Open(dir)
	if err != nil {
		return nil, []diag.Diagnostic{diag.New("new-write", diag.Pos{}, "file", filepath.Base(dir))}
	}
	defer root.Close()
	r := &newSiteResult{Dir: dir}
	for _, f := range s.files() {
		if err := root.Write(f.name, []byte(f.text)); err != nil {
			return nil, []diag.Diagnostic{diag.New("new-write", diag.Pos{File: f.name}, "file", f.name)}
		}
		r.Files = append(r.Files, f.name)
	}
	return r, nil
}

// vacant refuses a folder that has something in it, except for git's.
func vacant(dir string) *usageError {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() != ".git" }) {
		return usage("usage/not-empty", "dir", filepath.Base(dir))
	}
	return nil
}

//go:embed scaffold/texts.yaml
var scaffoldTexts []byte

// scaffoldText is the words of a new site's pages in one language.
type scaffoldText struct {
	Home struct {
		Title, Lead, Next string
	}
	HomeText string `yaml:"home_text"`
	About    struct {
		Title, Description string
	}
	AboutText string `yaml:"about_text"`
	Contact   struct {
		Title, Description string
	}
	ContactText string `yaml:"contact_text"`
	Search      struct {
		Title string
	}
}

// scaffold is a site to be made.
type scaffold struct {
	words     *words
	title     string
	languages []scaffoldLanguage
}

type scaffoldLanguage struct {
	code, tag, name string
	text            scaffoldText
}

// newScaffold prepares a site in the languages that are asked for. The default
// theme must speak them.
func (a *app) newScaffold(dir string, o newSiteOptions) (*scaffold, *usageError) {
	texts := make(map[string]scaffoldText)
	if err := yaml.Unmarshal(scaffoldTexts, &texts); err != nil {
		panic("cli: " + err.Error()) // the file is in the binary, and tested
	}
	s := &scaffold{words: a.words, title: o.title}
	if s.title == "" {
		abs, err := filepath.Abs(dir)
		if err != nil {
			abs = dir
		}
		s.title = filepath.Base(abs)
	}
	for _, given := range o.languages {
		code := strings.ToLower(strings.TrimSpace(given))
		l, err := locale.New(config.DefaultTag(code))
		if err != nil || !slices.Contains(themeLanguages(), l.Base()) {
			return nil, usage("usage/languages", "value", given, "allowed", strings.Join(themeLanguages(), ", "))
		}
		if slices.ContainsFunc(s.languages, func(l scaffoldLanguage) bool { return l.code == code }) {
			return nil, usage("usage/languages-twice", "value", given)
		}
		s.languages = append(s.languages, scaffoldLanguage{code: code, tag: l.Tag.String(), name: config.DefaultName(l), text: texts[l.Base()]})
	}
	return s, nil
}

// themeLanguages are the languages that the default theme speaks.
func themeLanguages() []string {
	names, err := fs.Glob(themes.FS, "park/i18n/*.yaml")
	if err != nil {
		panic("cli: " + err.Error()) // the pattern is fine
	}
	for i, name := range names {
		_, file, _ := strings.Cut(name, "i18n/")
		names[i] = strings.TrimSuffix(file, ".yaml")
	}
	return names
}

// newFile is a file to be written.
type newFile struct{ name, text string }

// files are all files of the new site.
func (s *scaffold) files() []newFile {
	list := []newFile{
		{config.File, s.configuration()},
		{"data/facts.yaml", commented(s.words.say("scaffold-facts")) + "sources: {}\nfacts: {}\n"},
		{".gitignore", "/public/\n/.qiao/\n"},
	}
	for i, l := range s.languages {
		list = append(list, s.pages(l, i == 0)...)
		list = append(list, newFile{"i18n/" + l.code + ".yaml", commented(s.words.say("scaffold-messages"))})
	}
	return list
}

// drawable reports whether the default theme's font for social cards knows the
// scripts of all languages.
func (s *scaffold) drawable() bool {
	return !slices.ContainsFunc(s.languages, func(l scaffoldLanguage) bool {
		script, _ := language.Make(l.tag).Script()
		return !slices.Contains([]string{"Latn", "Hans", "Jpan"}, script.String())
	})
}

// timeZones are the time zones that a source language suggests.
var timeZones = map[string]string{"zh": "Asia/Shanghai", "de": "Europe/Berlin", "fr": "Europe/Paris", "ja": "Asia/Tokyo"}

// configuration is site.yaml.
func (s *scaffold) configuration() string {
	var b strings.Builder
	say := func(id string) { b.WriteString(commented(s.words.say(id))) }
	say("scaffold-site")
	fmt.Fprintf(&b, "title: %s\n", yamlText(s.title))
	say("scaffold-base-url")
	b.WriteString("base_url: https://www.my-site.example/\n")
	fmt.Fprintf(&b, "source_language: %s\n", s.languages[0].code)
	if zone := timeZones[strings.Split(s.languages[0].code, "-")[0]]; zone != "" {
		fmt.Fprintf(&b, "time_zone: %s\n", zone)
	}
	b.WriteString("languages:\n")
	for _, l := range s.languages {
		fmt.Fprintf(&b, "  - {code: %s, tag: %s, name: %s}\n", l.code, l.tag, yamlText(l.name))
	}
	b.WriteString("theme: park\n")
	if s.drawable() {
		b.WriteString("social_cards: true\n")
	}
	b.WriteString("\nmenus:\n  main:\n    - {page: about}\n    - {page: contact}\n\n")
	say("scaffold-params")
	b.WriteString("params:\n  contact:\n    page: contact\n")
	return b.String()
}

// pages are the documents of one language. What is not text stands in those of
// the source language alone.
func (s *scaffold) pages(l scaffoldLanguage, source bool) []newFile {
	t := l.text
	shared := func(lines string) string {
		if source {
			return lines
		}
		return ""
	}
	home := fmt.Sprintf("title: %s\nlead: %s\n%snext_label: %s\n", yamlText(t.Home.Title), yamlText(t.Home.Lead), shared("next: contact\n"), yamlText(t.Home.Next))
	about := fmt.Sprintf("title: %s\ndescription: %s\n%s", yamlText(t.About.Title), yamlText(t.About.Description), shared("weight: 10\n"))
	contact := fmt.Sprintf("title: %s\ndescription: %s\n%s", yamlText(t.Contact.Title), yamlText(t.Contact.Description), shared("weight: 20\n"))
	search := fmt.Sprintf("title: %s\n%s", yamlText(t.Search.Title), shared("type: search\nweight: 900\nprint: false\n"))
	return []newFile{
		{"content/_index." + l.code + ".md", document(home, t.HomeText)},
		{"content/about/_index." + l.code + ".md", document(about, t.AboutText)},
		{"content/contact." + l.code + ".md", document(contact, t.ContactText)},
		{"content/search." + l.code + ".md", document(search, "")},
	}
}

func document(frontMatter, body string) string {
	return strings.TrimSpace("---\n"+frontMatter+"---\n\n"+body) + "\n"
}

// commented is a text as comments of YAML.
func commented(text string) string {
	return "# " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n# ") + "\n"
}
