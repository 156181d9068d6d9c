// Package themes carries the default theme inside the binary, so that a site
// without a theme folder of its own can be built anywhere.
package themes

import "embed"

// FS holds the embedded themes, one folder each.
//
//go:embed all:park
var FS embed.FS
