package theme

import (
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"qiao/internal/config"
	"qiao/internal/diag"
	"qiao/internal/locale"
)

// functions are what templates of a language may call, besides the built-in
// ones of html/template. docs/themes.md describes them.
func (t *Theme) functions(l *config.Language) template.FuncMap {
	return template.FuncMap{
		"i18n": func(key string, args ...any) (string, error) { return t.message(l.Code, key, args) },
		"asset": func(name string) (AssetView, error) {
			a, ok := t.assets[name]
			if !ok {
				return AssetView{}, callError{id: "theme-asset-unknown", args: []any{"name", name, "folder", t.dir + "/assets"}}
			}
			return AssetView{Path: a.Path, Integrity: a.Integrity}, nil
		},
		"number": func(n int) string {
			return l.Locale.Number(locale.NewDecimal(int64(n), 0))
		},
		"default": func(fallback, value any) any {
			if truth, _ := template.IsTrue(value); truth {
				return value
			}
			return fallback
		},
		"dict":   dict,
		"first":  first,
		"after":  after,
		"where":  where,
		"tel":    telephone,
		"digits": digits,
		"join":   strings.Join,
	}
}

// builtins are the functions of text/template that templates may call.
var builtins = []string{
	"and", "or", "not", "len", "index", "slice", "print", "printf", "println",
	"html", "js", "urlquery", "eq", "ne", "lt", "le", "gt", "ge", "call",
	"break", "continue",
}

// functionNames are all functions that templates may call, sorted.
var functionNames = slices.Sorted(slices.Values(append(slices.Collect(
	maps.Keys((*Theme)(nil).functions(nil))), builtins...)))

// callError is a template function's error that is a finding of its own.
type callError struct {
	id   string
	args []any
}

func (e callError) Error() string { return e.id }

// finding is the error as a finding at a place of a template.
func (e callError) finding(pos diag.Pos) diag.Diagnostic { return diag.New(e.id, pos, e.args...) }

// dict makes a map of alternating keys and values, to hand several values to a
// partial.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict wants keys and values by turns, got %d arguments", len(pairs))
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		key, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict wants text for a key, got %v", pairs[i])
		}
		m[key] = pairs[i+1]
	}
	return m, nil
}

// first returns the first n elements of a list, or all if there are fewer.
func first(n int, items any) (any, error) {
	v := reflect.ValueOf(items)
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("first wants a list, got %T", items)
	}
	return v.Slice(0, min(max(n, 0), v.Len())).Interface(), nil
}

// after returns the elements of a list that follow the first n.
func after(n int, items any) (any, error) {
	v := reflect.ValueOf(items)
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("after wants a list, got %T", items)
	}
	return v.Slice(min(max(n, 0), v.Len()), v.Len()).Interface(), nil
}

// where returns the records whose field has a text for its value.
func where(field, value string, records []*RecordView) []*RecordView {
	var found []*RecordView
	for _, r := range records {
		if r.Params()[field] == value {
			found = append(found, r)
		}
	}
	return found
}

// telephone makes a tel: address of a number as people write it.
func telephone(number string) template.URL {
	plus := ""
	if strings.HasPrefix(strings.TrimSpace(number), "+") {
		plus = "+"
	}
	return template.URL("tel:" + plus + digits(number))
}

// digits are the digits of a number as people write it.
func digits(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, number)
}

// message is the function i18n: a key, a count if the words depend on one, and
// names and values by turns.
func (t *Theme) message(lang, key string, args []any) (string, error) {
	var count *int
	if len(args)%2 == 1 {
		n, ok := args[0].(int)
		if !ok {
			return "", fmt.Errorf("i18n %s: wants a whole number as the count, got %v", strconv.Quote(key), args[0])
		}
		count, args = &n, args[1:]
	}
	data, err := dict(args...)
	if err != nil {
		return "", fmt.Errorf("i18n %s: %w", strconv.Quote(key), err)
	}
	return t.messages.localize(lang, key, count, data)
}
