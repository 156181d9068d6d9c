package compiled

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

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
	if len(values) == 0 {
		giveUp("an escaper of nothing")
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
