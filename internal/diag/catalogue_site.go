package diag

// siteEntries are the findings about the assembled site: URLs, links, menus, taxonomies.
var siteEntries = []Entry{}
