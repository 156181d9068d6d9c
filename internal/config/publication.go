package config

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"time"
	_ "time/tzdata" // so that the binary alone knows all time zones

	"qiao/internal/decode"
	"qiao/internal/diag"
)

// publication checks what says when, where and how the site is published.
func (r *reading) publication(w *written) {
	r.timeZone(w.TimeZone)
	r.output(w.Output)
	r.theme(w.Theme)
	r.site.RawHTML = Sanitize
	if w.Markdown.RawHTML != "" {
		r.site.RawHTML = RawHTML(w.Markdown.RawHTML)
	}
	r.site.SocialCards = w.SocialCards
	r.site.PublishPartial = w.Translation.Publish == "partial"
	r.site.PublishDrafts = w.Translation.PublishDrafts
}

// baseURL checks the address of the site.
func (r *reading) baseURL(text decode.At[string]) {
	u, ds := ParseBaseURL(text.V, text.Pos)
	r.ds = append(r.ds, ds...)
	r.site.BaseURL, r.site.BaseURLPos = u, text.Pos
	if u != nil && IsReserved(u) {
		r.report("config-to-fill/base-url", text.Pos, "host", u.Hostname())
	}
}

// IsReserved reports whether an address has a host that cannot exist, which says
// that the real one is still to come.
func IsReserved(u *url.URL) bool { return reservedHost.MatchString(u.Hostname()) }

// reservedHost matches the names that RFC 2606 keeps from ever existing.
var reservedHost = regexp.MustCompile(`(^|\.)(example|invalid|test)$`)

// fullWidth are the signs of an address as a Chinese input method types them.
var fullWidth = strings.NewReplacer("：", ":", "／", "/", "．", ".", "。", ".")

// ParseBaseURL checks the address under which a site is published and brings
// it into the form of [Site.BaseURL], with a slash at the end of the path. The
// address is nil after an error.
func ParseBaseURL(text string, pos diag.Pos) (*url.URL, []diag.Diagnostic) {
	fail := func(id string, args ...any) (*url.URL, []diag.Diagnostic) {
		return nil, []diag.Diagnostic{diag.New(id, pos, append(args, "url", text)...)}
	}
	if plain := fullWidth.Replace(text); plain != text {
		i := strings.IndexFunc(text, func(c rune) bool { return fullWidth.Replace(string(c)) != string(c) })
		return fail("config-base-url/full-width", "char", string([]rune(text[i:])[0]), "suggestion", plain)
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || strings.ContainsAny(text, " \\"):
		return fail("config-base-url")
	case u.Scheme != "http" && u.Scheme != "https":
		suggestion := ""
		if u.Scheme == "" && strings.Contains(text, ".") {
			suggestion = "https://" + strings.TrimLeft(text, "/")
		}
		return fail("config-base-url/scheme", "suggestion", suggestion)
	case u.Hostname() == "":
		return fail("config-base-url/host")
	case u.User != nil:
		return nil, []diag.Diagnostic{diag.New("config-base-url/user", pos)}
	case strings.ContainsAny(text, "?#"):
		u.RawQuery, u.ForceQuery, u.Fragment, u.RawFragment = "", false, "", ""
		return fail("config-base-url/query", "suggestion", u.String())
	}
	u.Host = strings.ToLower(u.Host)
	return u.JoinPath("/"), nil
}

// zoneNames are names of time zones that people write, and what they mean.
var zoneNames = map[string]string{
	"asia/beijing": "Asia/Shanghai", "beijing": "Asia/Shanghai", "北京": "Asia/Shanghai",
	"china": "Asia/Shanghai", "utc+8": "Asia/Shanghai", "gmt+8": "Asia/Shanghai", "+08:00": "Asia/Shanghai",
	"asia/wuhan": "Asia/Shanghai", "germany": "Europe/Berlin", "europe/munich": "Europe/Berlin",
	"europe/frankfurt": "Europe/Berlin", "utc+1": "Europe/Berlin", "utc": "UTC", "gmt": "UTC", "local": "",
}

// commonZones are the names that a misspelt one is compared with.
var commonZones = []string{
	"UTC", "Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo", "Asia/Seoul",
	"Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/Paris", "Europe/London", "Europe/Madrid", "Europe/Rome",
	"America/New_York", "America/Chicago", "America/Los_Angeles", "Australia/Sydney",
}

// timeZone loads the zone that dates without one are in.
func (r *reading) timeZone(name decode.At[string]) {
	r.site.TimeZone = time.UTC
	if name.V == "" {
		return
	}
	zone, err := time.LoadLocation(name.V)
	if err != nil || name.V == "Local" { // Local is this computer's, whichever it is
		suggestion, ok := zoneNames[strings.ToLower(name.V)]
		if !ok {
			suggestion = diag.Suggest(name.V, commonZones)
		}
		r.report("config-time-zone", name.Pos, "name", name.V, "suggestion", suggestion)
		return
	}
	r.site.TimeZone = zone
}

// Inputs are the folders of a site that a build reads, and so may not write.
var Inputs = []string{"content", "data", "i18n", "themes", "static"}

// output checks the folder that a build replaces: it must be one in the site
// that holds nothing else.
func (r *reading) output(dir decode.At[string]) {
	r.site.Output = "public"
	if dir.V == "" {
		return
	}
	clean := path.Clean(dir.V)
	first, _, _ := strings.Cut(strings.ToLower(clean), "/")
	id := ""
	switch {
	case strings.ContainsAny(dir.V, `\:`) || path.IsAbs(dir.V):
		id = "config-output/absolute"
	case first == "..":
		id = "config-output/outside"
	case clean == ".":
		id = "config-output/site"
	case first == File || strings.HasPrefix(first, "."):
		id = "config-output/hidden"
	default:
		for _, input := range Inputs {
			if first == input {
				r.report("config-output/input", dir.Pos, "dir", dir.V, "input", input)
				return
			}
		}
	}
	if id != "" {
		r.report(id, dir.Pos, "dir", dir.V)
		return
	}
	r.site.Output = clean
}

// plainName is the form of the names of themes and folders: not a path.
var plainName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)

func (r *reading) theme(name decode.At[string]) {
	r.site.Theme = "park"
	if name.V == "" {
		return
	}
	if !plainName.MatchString(name.V) {
		r.report("config-theme", name.Pos, "name", name.V)
		return
	}
	r.site.Theme = name.V
}
