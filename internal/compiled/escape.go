package compiled

import (
	"fmt"
	"html/template"
	"net/url"
	"reflect"
	"strconv"
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
