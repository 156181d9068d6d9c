package compiled

import (
	"bytes"
	"encoding/json"
	"html/template"
	"reflect"
	"strconv"
	"sync"
)

// oracle asks html/template itself what one of its escapers does: it executes a
// template in which that escaper, and no other, stands between two texts.
type oracle struct {
	before, after string
	html          func() *template.Template
}

func newOracle(before, after string) *oracle {
	return &oracle{before, after, sync.OnceValue(func() *template.Template {
		return template.Must(template.New("").Parse(before + "{{ . }}" + after))
	})}
}

// The oracles, one for each escaper that is not worth writing again.
var (
	attribute  = newOracle(`<a title="`, `">`)
	nospace    = newOracle(`<a title=`, `>`)
	name       = newOracle(`<a `, `>`)
	cssString  = newOracle(`<style>p{content:"x`, `"}</style>`)
	cssValue   = newOracle(`<style>p{color:`, ` }</style>`)
	jsExpr     = newOracle(`<script>`, `</script>`)
	jsString   = newOracle(`<script>"`, `"</script>`)
	jsRegexp   = newOracle(`<script>/`, `/</script>`)
	jsTemplate = newOracle("<script>`", "`</script>")
)

// ask escapes a value.
func (o *oracle) ask(value any) string {
	var b bytes.Buffer
	if err := o.html().Execute(&b, value); err != nil {
		fail()
	}
	return b.String()[len(o.before) : b.Len()-len(o.after)]
}

func (o *oracle) content(c content) string { return o.ask(c.value()) }

// jsValue is a value as an expression of JavaScript. The spaces around numbers
// and truth values keep them apart from words.
func jsValue(v reflect.Value) string {
	v = unwrap(v)
	if !v.IsValid() {
		return jsExpr.ask(nil)
	}
	switch v.Type() {
	case typeJS:
		return v.String()
	case typeString:
		if text, err := json.Marshal(v.String()); err == nil {
			return string(text)
		}
	case typeInt:
		return " " + strconv.FormatInt(v.Int(), 10) + " "
	}
	return jsExpr.ask(v.Interface())
}
