package site

import (
	"maps"
	"slices"
	"strings"

	"qiao/internal/config"
	"qiao/internal/diag"
)

// joinMenus resolves the pages of the menus.
func (a *assembler) joinMenus() {
	for _, name := range slices.Sorted(maps.Keys(a.in.Config.Menus)) {
		a.site.Menus[name] = a.menuItems(a.in.Config.Menus[name])
	}
}

// menuItems are the entries that lead somewhere.
func (a *assembler) menuItems(entries []config.MenuEntry) []MenuItem {
	var items []MenuItem
	for i := range entries {
		e := &entries[i]
		item := MenuItem{URL: e.URL, Name: e.Name, Children: a.menuItems(e.Children)}
		if e.URL == "" {
			item.Page = a.pageRef(e.Page, e.Pos, "menu-page")
		}
		if item.Page == nil && item.URL == "" {
			continue // reported
		}
		items = append(items, item)
	}
	return items
}

// pageRef finds the page that a menu or a field names by its id ("/" is the
// home page), or reports codes + "-unknown" or "-unpublished".
func (a *assembler) pageRef(id string, pos diag.Pos, codes string) *Page {
	trimmed := strings.Trim(id, "/")
	if p := a.site.Page(trimmed); p != nil && len(p.Documents) > 0 {
		return p
	}
	if g := a.byID[trimmed]; g != nil {
		a.report(codes+"-unpublished/"+g.reason, pos, "page", id)
		return nil
	}
	a.report(codes+"-unknown", pos, "page", id, "suggestion", a.site.lookup.nearby().suggestPage(a.site, trimmed))
	return nil
}

// suggestPage is the id of the page that a wrong id was probably meant to be.
func (n *near) suggestPage(s *Site, id string) string {
	if actual, is := n.folded[strings.ToLower(id)]; is && s.lookup.pages[actual] != nil {
		return actual
	}
	if suggestion := n.suggest(id); s.lookup.pages[suggestion] != nil {
		return suggestion
	}
	return ""
}
