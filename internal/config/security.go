package config

import (
	"time"

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// Security says where security problems of the site are to be reported: what
// security.txt (RFC 9116) holds.
type Security struct {
	Contacts   []string // mailto:, https: or tel: addresses, the preferred one first
	Expires    time.Time
	ExpiresPos diag.Pos
	Policy     string   // https: address of the policy; "" for none
	Languages  []string // in which reports are read, as BCP 47; none: any
}

// writtenSecurity is the key security of site.yaml.
type writtenSecurity struct {
	Contact   []decode.At[string] `yaml:"contact,required"`
	Expires   *decode.Value       `yaml:"expires,required"`
	Policy    decode.At[string]   `yaml:"policy"`
	Languages []string            `yaml:"languages"`
}

// security reads where security problems are to be reported. The file must say
// when it expires; a build knows no clock to count from, so it is written down.
func (r *reading) security(v *decode.Value) {
	if v == nil || v.Kind == decode.Null {
		return
	}
	var w writtenSecurity
	r.ds = append(r.ds, decode.Into(v, decode.Config, &w)...)
	s := &Security{Policy: w.Policy.V, Languages: w.Languages}
	for _, c := range w.Contact {
		if !address(c.V, "mailto", "https", "tel") {
			r.report("config-security/contact", c.Pos, "got", c.V)
			continue
		}
		s.Contacts = append(s.Contacts, c.V)
	}
	if s.Policy != "" && !address(s.Policy, "https") {
		r.report("config-security/policy", w.Policy.Pos, "got", s.Policy)
	}
	if w.Expires != nil {
		var ds []diag.Diagnostic
		s.Expires, ds = decode.ParseDate(w.Expires, r.site.TimeZone)
		s.ExpiresPos = w.Expires.Pos
		r.ds = append(r.ds, ds...)
	}
	r.site.Security = s
	if u := r.site.BaseURL; u != nil && u.Path != "/" {
		r.report("config-security/folder", v.Pos, "url", u.String(), "host", u.Host)
	}
}
