package site

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// slugProblem checks one element of an address. It returns the finding's id
// with its arguments, or "" if the slug is fine. A slug is letters and digits of
// any script with hyphens, underscores, dots inside and tildes between them:
// what is neither special in a URL nor in any file system.
func slugProblem(slug string) (id string, args []any) {
	id, more := slugFault(slug)
	if id == "" {
		return "", nil
	}
	return id, append([]any{"slug", slug, "suggestion", Slugify(slug)}, more...)
}

// slugFault is the finding's id with what belongs to it alone.
func slugFault(slug string) (id string, args []any) {
	switch lower := strings.ToLower(slug); {
	case strings.TrimSpace(slug) == "":
		return "slug-invalid/empty", nil
	case strings.Contains(slug, `\`):
		return "slug-invalid/backslash", nil
	case strings.Contains(lower, "%2e"), strings.Contains(lower, "%2f"), strings.Contains(lower, "%5c"):
		return "slug-invalid/percent", []any{"decoded", decodeDots.Replace(lower)}
	case strings.Contains(slug, ".."):
		return "slug-invalid/dots", nil
	case strings.Contains(slug, "/"):
		return "slug-invalid/slash", nil
	case strings.HasPrefix(slug, "."), strings.HasSuffix(slug, "."):
		return "slug-invalid/dot", nil
	}
	for _, r := range slug {
		if !slugRune(r) {
			return "slug-invalid", []any{"character", showRune(r)}
		}
	}
	return "", nil
}

// decodeDots undoes the percent-encodings that hide a way out of a folder.
var decodeDots = strings.NewReplacer("%2e", ".", "%2f", "/", "%5c", `\`)

// slugRune reports whether a slug may hold the character.
func slugRune(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd) || strings.ContainsRune("-_.~", r)
}

// showRune shows a character that may be invisible.
func showRune(r rune) string {
	if unicode.IsPrint(r) {
		return string(r)
	}
	return strings.ToUpper("U+" + hex4(r))
}

func hex4(r rune) string {
	const digits = "0123456789abcdef"
	b := []byte("0000")
	for i := 3; i >= 0; i-- {
		b[i], r = digits[r&15], r>>4
	}
	return string(b)
}

// Slugify makes a slug of any text: its letters and digits in lower case,
// joined by hyphens. It is empty if there are none.
func Slugify(text string) string {
	text = decodeDots.Replace(strings.ToLower(norm.NFC.String(text)))
	keep := func(r rune) bool { return r != '.' && r != '~' && r != '-' && slugRune(r) }
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !keep(r) }), "-")
}
