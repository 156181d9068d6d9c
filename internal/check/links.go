package check

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"qiao/internal/markdown"
	"qiao/internal/site"
)

// resolved is where a link leads, or why it leads nowhere.
type resolved struct {
	site.Target
	problem *site.Problem
}

// resolve says where the links of a text lead.
func (c *Checker) resolve(d *site.Document, text *markdown.Written) []resolved {
	targets := make([]resolved, len(text.Links))
	for i := range text.Links {
		targets[i].Target, targets[i].problem = c.site.Resolve(d, text.Links[i].Destination)
	}
	return targets
}

// links reports links that lead nowhere, and hosts that may not be what they
// look like.
func links(_ *Checker, d *document) {
	for i := range d.targets {
		t, l := &d.targets[i], &d.text.Links[i]
		switch {
		case t.problem != nil:
			d.found = append(d.found, t.problem.At(l.Pos))
		case t.Kind == site.External:
			if host := hostOf(t.URL); mixesScripts(host) {
				d.report("link-host", l.Pos, "host", host,
					"scripts", strings.Join(scriptsOf(host), ", "), "punycode", punycode(host))
			}
		}
	}
}

// images reports images that do not exist or are none.
func images(c *Checker, d *document) {
	for i := range d.text.Images {
		image := &d.text.Images[i]
		if _, p := c.site.ResolveImage(d.Document, image.Destination); p != nil {
			d.found = append(d.found, p.At(image.Pos))
		}
	}
}

// hostOf is the host of an address, decoded, or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if host, err := idna.ToUnicode(u.Hostname()); err == nil {
		return host
	}
	return u.Hostname()
}

// punycode is a host as the name servers know it.
func punycode(host string) string {
	ascii, err := idna.ToASCII(host)
	if err != nil {
		return ""
	}
	return ascii
}

// scriptsTogether are the scripts that one word of a host's name may mix
// (Unicode Technical Standard 39, "highly restrictive").
var scriptsTogether = [][]string{
	{"Latin", "Han", "Hiragana", "Katakana"},
	{"Latin", "Han", "Bopomofo"},
	{"Latin", "Han", "Hangul"},
}

// mixesScripts reports whether a part of a host's name is written in scripts
// that no language writes together, as when a Cyrillic letter poses as a Latin.
func mixesScripts(host string) bool {
	for label := range strings.SplitSeq(host, ".") {
		scripts := scriptsOf(label)
		allowed := func(together []string) bool {
			return !slices.ContainsFunc(scripts, func(s string) bool { return !slices.Contains(together, s) })
		}
		if len(scripts) > 1 && !slices.ContainsFunc(scriptsTogether, allowed) {
			return true
		}
	}
	return false
}

// scriptsOf are the scripts of the letters in a text.
func scriptsOf(text string) []string {
	var scripts []string
	for _, r := range text {
		name := scriptOf(r)
		if name != "" && !slices.Contains(scripts, name) {
			scripts = append(scripts, name)
		}
	}
	return scripts
}

// scriptOf is the script of a letter; "" for what belongs to all of them.
func scriptOf(r rune) string {
	if r < unicode.MaxASCII {
		if unicode.IsLetter(r) {
			return "Latin"
		}
		return ""
	}
	found := ""
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			found = name
		}
	}
	if found == "Common" || found == "Inherited" {
		return ""
	}
	return found
}
