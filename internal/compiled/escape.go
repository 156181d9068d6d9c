package compiled

import (
	"bytes"
	"fmt"
	"html/template"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// content is text, and what html/template knows of it by its type.
type content struct {
	text string
	typ  reflect.Type // nil: nothing, it is plain text
}

var (
	typeHTML   = reflect.TypeFor[template.HTML]()
	typeURL    = reflect.TypeFor[template.URL]()
	typeJS     = reflect.TypeFor[template.JS]()
	typeSrcset = reflect.TypeFor[template.Srcset]()
	typeString = reflect.TypeFor[string]()
	typeInt    = reflect.TypeFor[int]()
)

// typed are the types of safe text.
var typed = map[reflect.Type]bool{
	reflect.TypeFor[template.CSS](): true, typeHTML: true, reflect.TypeFor[template.HTMLAttr](): true, typeJS: true,
	reflect.TypeFor[template.JSStr](): true, typeURL: true, typeSrcset: true,
}

// contentOf is the text of a value, as html/template's escapers see it.
func contentOf(v reflect.Value) content {
	v = unwrap(v)
	if !v.IsValid() {
		return content{}
	}
	switch typ := v.Type(); {
	case typ == typeString:
		return content{text: v.String()}
	case typed[typ]:
		return content{v.String(), typ}
	case typ == typeInt:
		return content{text: strconv.FormatInt(v.Int(), 10)}
	case typ.Kind() == reflect.Pointer:
		if below, isNil := indirect(v); !isNil && (below.Type() == typeString || typed[below.Type()]) {
			return contentOf(below)
		}
	}
	return content{text: fmt.Sprint(speaking(v.Interface()))}
}

// speaking follows pointers to what has a text of its own, or to their end.
func speaking(a any) any {
	v := reflect.ValueOf(a)
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		switch v.Interface().(type) {
		case fmt.Stringer, error:
			return v.Interface()
		}
		v = v.Elem()
	}
	return v.Interface()
}

// value is the content as a value of its type.
func (c content) value() any {
	if c.typ == nil {
		return c.text
	}
	return reflect.ValueOf(c.text).Convert(c.typ).Interface()
}

// escaper is one of html/template's, or a stand-in for it.
type escaper func(content) string

// escapers are html/template's, by the names that they have in pipelines. Those
// that pages need all the time are here; the others are asked of html/template.
var escapers = map[string]escaper{
	"_html_template_htmlescaper":      escapeText,
	"_html_template_attrescaper":      escapeAttribute,
	"_html_template_rcdataescaper":    escapeRCDATA,
	"_html_template_urlfilter":        filterURL,
	"_html_template_urlnormalizer":    func(c content) string { return encodeURL(c.text, true) },
	"_html_template_urlescaper":       func(c content) string { return encodeURL(c.text, c.typ == typeURL) },
	"_html_template_srcsetescaper":    escapeSrcset,
	"_html_template_commentescaper":   func(content) string { return "" },
	"_html_template_nospaceescaper":   nospace.content,
	"_html_template_htmlnamefilter":   name.content,
	"_html_template_cssescaper":       cssString.content,
	"_html_template_cssvaluefilter":   cssValue.content,
	"_html_template_jsstrescaper":     jsString.content,
	"_html_template_jsregexpescaper":  jsRegexp.content,
	"_html_template_jstmpllitescaper": jsTemplate.content,
	// What html/template takes for its own where a template says it last.
	"html":     func(c content) string { return template.HTMLEscapeString(c.text) },
	"urlquery": func(c content) string { return url.QueryEscape(c.text) },
}

// valueEscaper makes JavaScript of a value that need not be text. It is the
// first of its pipeline.
const valueEscaper = "_html_template_jsvalescaper"

const escaperPrefix = "_html_template_"

// splitEscapers parts a pipeline from the escapers that html/template has added
// to it.
func splitEscapers(cmds []*parse.CommandNode) (values []*parse.CommandNode, names []string) {
	for i, c := range cmds {
		n, ok := c.Args[0].(*parse.IdentifierNode)
		switch {
		case ok && (len(names) > 0 || strings.HasPrefix(n.Ident, escaperPrefix)):
			names = append(names, n.Ident)
		case len(names) > 0:
			giveUp("%s after an escaper", c)
		default:
			values = cmds[:i+1]
		}
	}
	return values, names
}

// printer writes values, escaped.
type printer struct {
	script bool      // the first escaper is valueEscaper
	before []escaper // what escapers before the last do
	last   func(*bytes.Buffer, content)
	// simple says that a whole number is written as it is.
	simple bool
}

// newPrinter makes a printer of the names of escapers.
func newPrinter(names []string) *printer {
	if len(names) == 0 {
		return nil
	}
	p := &printer{simple: true}
	if p.script = names[0] == valueEscaper; p.script {
		p.simple, names = false, names[1:]
	}
	p.last = func(b *bytes.Buffer, c content) { b.WriteString(c.text) }
	for i, name := range names {
		e, ok := escapers[name]
		if !ok {
			giveUp("the escaper %s", name)
		}
		p.simple = p.simple && plainNumbers[name]
		if i < len(names)-1 {
			p.before = append(p.before, e)
			continue
		}
		if p.last = writers[name]; p.last == nil {
			p.last = func(b *bytes.Buffer, c content) { b.WriteString(e(c)) }
		}
	}
	return p
}

// writers are the escapers that mostly come last, and need no text between.
var writers = map[string]func(*bytes.Buffer, content){
	"_html_template_htmlescaper":   writeHTMLText,
	"_html_template_attrescaper":   writeAttribute,
	"_html_template_rcdataescaper": writeRCDATA,
}

// plainNumbers are the escapers that leave whole numbers as they are.
var plainNumbers = map[string]bool{
	"_html_template_htmlescaper": true, "_html_template_attrescaper": true, "_html_template_rcdataescaper": true,
	"_html_template_urlfilter": true, "_html_template_urlnormalizer": true, "_html_template_urlescaper": true,
}

// print writes a value.
func (p *printer) print(b *bytes.Buffer, v reflect.Value) {
	if p == nil {
		printPlain(b, v)
		return
	}
	if p.simple && v.Kind() == reflect.Int && v.Type() == typeInt {
		b.Write(strconv.AppendInt(b.AvailableBuffer(), v.Int(), 10))
		return
	}
	var c content
	if p.script {
		c.text = jsValue(v)
	} else {
		c = contentOf(v)
	}
	for _, e := range p.before {
		c = content{text: e(c)}
	}
	p.last(b, c)
}

// constant is what a constant expression is written as, if that is no error.
func (p *printer) constant(e expr) (text []byte, ok bool) {
	defer func() {
		if recover() != nil {
			text, ok = nil, false
		}
	}()
	var b bytes.Buffer
	p.print(&b, e.eval(nil, reflect.Value{}))
	return b.Bytes(), true
}

// printPlain writes a value that html/template does not escape, because the
// template has done so itself.
func printPlain(b *bytes.Buffer, v reflect.Value) {
	if v.Kind() == reflect.String && v.Type() == typeString {
		b.WriteString(v.String())
		return
	}
	fail()
}
