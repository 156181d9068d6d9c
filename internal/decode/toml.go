package decode

import "qiao/internal/diag"

// TOML reads a TOML document into the same form.
func TOML(file string, src []byte, firstLine int) (*Value, []diag.Diagnostic) { panic("skeleton") }
