package markdown

import "strings"

// checkAttributes returns the harmless attributes of a start tag, decoded, and
// reports the others. Those of an element that is dropped are looked at too.
func (r *renderer) checkAttributes(t token, e element, allowed bool, offset int) []Attribute {
	var harmless []Attribute
	for _, a := range t.attributes {
		a.Value = r.unescapeHTML(a.Value, offset)
		switch {
		case strings.HasPrefix(a.Name, "on"):
			r.st.report("html-event-handler", offset, "attribute", a.Name, "element", t.name)
		case (a.Name == "id" || a.Name == "name") && clobbering[strings.ToLower(a.Value)]:
			r.st.report("html-clobber", offset, "attribute", a.Name, "value", a.Value)
		case a.Name == "href" || a.Name == "src":
			a.Value = r.checkURL(strings.TrimSpace(a.Value), offset)
			if e.allows(a.Name) && !has(harmless, a.Name) {
				harmless = append(harmless, a)
			}
		case !allowed || has(harmless, a.Name):
		case !e.allows(a.Name) || a.Name == "id" && !validID(a.Value):
			r.st.report("html-dropped/attribute", offset, "attribute", a.Name, "element", t.name)
		default:
			harmless = append(harmless, a)
		}
	}
	return harmless
}

func validID(id string) bool { return id != "" && !strings.ContainsAny(id, " \t\n\f\r") }

// unescapeHTML resolves the entities of an attribute.
func (r *renderer) unescapeHTML(s string, offset int) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		decoded, n, control := decodeEntity([]byte("&" + after))
		if control {
			r.st.report("html-control-character", offset, "text", ("&" + after)[:n])
		}
		if n == 0 {
			decoded, n = "&", 1
		}
		b.WriteString(decoded)
		s = after[n-1:]
	}
}
