package cli

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/site"
	"qiao/internal/source"
)

type newPageOptions struct {
	section string
	slug    string
}

// newNew makes "qiao new TYPE TITLE", and the command below it.
func (a *app) newNew() *cobra.Command {
	var o newPageOptions
	c := &cobra.Command{
		Use:     "new TYPE TITLE",
		Short:   a.words.say("new-short"),
		Long:    a.words.say("new-long"),
		Example: "qiao new site my-park\nqiao new news 德资企业来园考察",
		Args:    arguments(2, 2),
	}
	c.Flags().StringVar(&o.section, "section", "", a.words.say("flag-section"))
	c.Flags().StringVar(&o.slug, "slug", "", a.words.say("flag-slug"))
	c.AddCommand(a.newNewSite())
	return a.command(c, func(ctx context.Context, args []string) (result, []diag.Diagnostic) {
		return a.withSite(func(root *files.Root) (result, []diag.Diagnostic) {
			return a.runNewPage(ctx, root, args[0], strings.TrimSpace(args[1]), o)
		})
	})
}

// newPageResult is the file that was made.
type newPageResult struct {
	File string `json:"file"`
}

func (r *newPageResult) writeText(_ *app, w *bytes.Buffer) { fmt.Fprintln(w, r.File) }

func (a *app) runNewPage(ctx context.Context, root *files.Root, typeName, title string, o newPageOptions) (result, []diag.Diagnostic) {
	l, ds := a.load(ctx, root)
	defer l.Close()
	if l.Theme == nil {
		return nil, ds // without its theme the site has no types
	}
	kind := l.Theme.Manifest.Type(typeName)
	if kind == nil {
		return nil, []diag.Diagnostic{unknownType(l.Theme.Manifest, typeName)}
	}
	at, ds := now()
	if diag.HasErrors(ds) {
		return nil, ds
	}
	p := pageToMake{cfg: l.Config, kind: kind, title: title, now: at}
	file, ds := p.place(root, l.Site, o)
	if len(ds) > 0 {
		return nil, ds
	}
	if err := root.Write(file, p.text()); err != nil {
		return nil, []diag.Diagnostic{diag.New("new-write", diag.Pos{File: file}, "file", file)}
	}
	return &newPageResult{File: file}, nil
}

func unknownType(m *config.Manifest, name string) diag.Diagnostic {
	var names []string
	for _, t := range m.Types {
		names = append(names, t.Name)
	}
	slices.Sort(names)
	return usage("usage/type", "value", name, "allowed", strings.Join(names, ", "),
		"suggestion", diag.Suggest(name, names)).finding
}

// place says which file the page is to be, which must not exist.
func (p *pageToMake) place(root *files.Root, s *site.Site, o newPageOptions) (file string, ds []diag.Diagnostic) {
	if p.title == "" {
		return "", []diag.Diagnostic{usage("usage/title").finding}
	}
	slug := o.slug
	if slug == "" {
		slug = slugOf(p.title, p.cfg.Language(p.cfg.SourceLanguage).Locale)
	}
	switch fine := site.Slugify(slug); {
	case slug == "":
		return "", []diag.Diagnostic{usage("usage/slug-none", "value", p.title).finding}
	case slug != fine:
		return "", []diag.Diagnostic{usage("usage/slug", "value", slug, "suggestion", fine).finding}
	}
	section := strings.Trim(o.section, "/")
	if section == "" && p.kind.Name != "home" {
		section = sectionFor(root, s, p.kind.Name)
	}
	if section != "" && !root.Exists(path.Join(source.ContentDir, section)) {
		return "", []diag.Diagnostic{usage("usage/section", "value", section).finding}
	}
	id := path.Join(section, slug)
	name := id + "." + p.cfg.SourceLanguage + ".md"
	switch p.kind.Name {
	case "home":
		id, name = "", "_index."+p.cfg.SourceLanguage+".md"
	case "section":
		name = path.Join(id, "_index."+p.cfg.SourceLanguage+".md")
	}
	if taken := p.taken(root, id); taken != "" {
		return "", []diag.Diagnostic{usage("usage/exists", "file", taken).finding}
	}
	return path.Join(source.ContentDir, name), nil
}

// taken is a file that the page has already, in any language and shape, or "".
func (p *pageToMake) taken(root *files.Root, id string) string {
	for _, lang := range append(p.cfg.Codes(), "") {
		suffix := ".md"
		if lang != "" {
			suffix = "." + lang + ".md"
		}
		for _, name := range []string{id + suffix, path.Join(id, "index"+suffix), path.Join(id, "_index"+suffix)} {
			if file := path.Join(source.ContentDir, name); root.Exists(file) {
				return file
			}
		}
	}
	return ""
}

// sectionFor is the page id of the section in which pages of a type stand: where
// the site has most of them, else a folder named after the type, in the
// singular or plural, else the top.
func sectionFor(root *files.Root, s *site.Site, typeName string) string {
	if typeName == "page" || typeName == "section" {
		return ""
	}
	if s != nil {
		if section, ok := commonSection(s, typeName); ok {
			return section
		}
	}
	for _, name := range []string{typeName, typeName + "s", strings.TrimSuffix(typeName, "y") + "ies"} {
		if root.Exists(path.Join(source.ContentDir, name)) {
			return name
		}
	}
	return ""
}

// commonSection is the section that has most pages of a type.
func commonSection(s *site.Site, typeName string) (section string, ok bool) {
	count := make(map[string]int)
	for _, p := range s.Pages { // sorted by id: of equals the first one wins
		if p.Type != typeName || p.Parent == nil {
			continue
		}
		count[p.Parent.ID]++
		if !ok || count[p.Parent.ID] > count[section] {
			section, ok = p.Parent.ID, true
		}
	}
	return section, ok
}
