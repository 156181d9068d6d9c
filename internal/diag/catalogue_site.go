package diag

import "slices"

// siteEntries are the findings about the assembled site: URLs, links, menus, taxonomies.
var siteEntries = slices.Concat(
	pageEntries,
	addressEntries,
	linkEntries,
	referenceEntries,
	taxonomyEntries,
)
