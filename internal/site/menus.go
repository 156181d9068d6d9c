package site

import (
	"maps"
	"slices"

	"qiao/internal/config"
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
			item.Page = a.pageRef(e.Page, e.Pos)
		}
		if item.Page == nil && item.URL == "" {
			continue // reported
		}
		items = append(items, item)
	}
	return items
}
