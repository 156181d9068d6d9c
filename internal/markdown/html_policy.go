package markdown

import "strings"

// level says where an element may stand.
type level uint8

const (
	phrasing level = iota // in running text
	flow                  // between blocks
	part                  // in its parents only
)

// element is what the allow list knows of an element.
type element struct {
	level      level
	void       bool     // has no content and no end tag
	optional   bool     // needs no end tag
	closes     string   // open elements, separated by spaces, that its start ends
	parents    string   // what a part must stand in
	attributes []string // beside the global ones
}

// elements is the allow list of the sanitiser: elements that can neither run
// anything, nor load anything by themselves, nor change the page around them.
var elements = map[string]element{
	"p":          {level: flow, optional: true},
	"div":        {level: flow},
	"blockquote": {level: flow},
	"pre":        {level: flow},
	"hr":         {level: flow, void: true},
	"h2":         {level: flow},
	"h3":         {level: flow},
	"h4":         {level: flow},
	"h5":         {level: flow},
	"h6":         {level: flow},
	"ul":         {level: flow},
	"ol":         {level: flow, attributes: []string{"start", "reversed", "type"}},
	"li":         {level: part, optional: true, closes: "li", parents: "ul ol", attributes: []string{"value"}},
	"dl":         {level: flow},
	"dt":         {level: part, optional: true, closes: "dt dd", parents: "dl"},
	"dd":         {level: part, optional: true, closes: "dt dd", parents: "dl"},
	"figure":     {level: flow},
	"figcaption": {level: flow},
	"details":    {level: flow, attributes: []string{"open"}},
	"summary":    {level: flow},
	"table":      {level: flow},
	"caption":    {level: part, closes: "caption colgroup", parents: "table"},
	"colgroup":   {level: part, optional: true, closes: "caption colgroup", parents: "table", attributes: []string{"span"}},
	"col":        {level: part, void: true, parents: "colgroup", attributes: []string{"span"}},
	"thead":      {level: part, optional: true, closes: tableParts, parents: "table"},
	"tbody":      {level: part, optional: true, closes: tableParts, parents: "table"},
	"tfoot":      {level: part, optional: true, closes: tableParts, parents: "table"},
	"tr":         {level: part, optional: true, closes: "td th tr caption colgroup", parents: "table thead tbody tfoot"},
	"td":         {level: part, optional: true, closes: "td th", parents: "tr", attributes: cellAttributes},
	"th":         {level: part, optional: true, closes: "td th", parents: "tr", attributes: append([]string{"scope", "abbr"}, cellAttributes...)},
	"a":          {attributes: []string{"href", "hreflang"}},
	"img":        {void: true, attributes: []string{"src", "alt", "width", "height", "loading"}},
	"br":         {void: true},
	"wbr":        {void: true},
	"ruby":       {},
	"rt":         {level: part, optional: true, closes: "rt rp", parents: "ruby"},
	"rp":         {level: part, optional: true, closes: "rt rp", parents: "ruby"},
	"time":       {attributes: []string{"datetime"}},
	"data":       {attributes: []string{"value"}},
	"del":        {attributes: []string{"datetime"}},
	"ins":        {attributes: []string{"datetime"}},
	"abbr":       {}, "b": {}, "bdi": {}, "bdo": {}, "cite": {}, "code": {}, "dfn": {}, "em": {}, "i": {}, "kbd": {},
	"mark": {}, "q": {}, "s": {}, "samp": {}, "small": {}, "span": {}, "strong": {}, "sub": {}, "sup": {}, "u": {}, "var": {},
}

const tableParts = "td th tr caption colgroup thead tbody tfoot"

var cellAttributes = []string{"colspan", "rowspan", "headers"}

// globalAttributes may stand on every allowed element.
var globalAttributes = map[string]bool{"class": true, "id": true, "lang": true, "dir": true, "title": true, "role": true}

// unsafeElements are errors, not merely dropped: they run, load or send
// something, or change the page around them.
var unsafeElements = words(`applet base body button dialog embed form frame frameset head html iframe input link
	main math meta noscript object option portal select script style svg template textarea title`)

// opaque elements have content that is no HTML.
var opaque = words("iframe noembed noframes noscript plaintext script style textarea title xmp")

// voidElements have no end tag; those that are not in the allow list are here.
var voidElements = words("area base basefont bgsound embed frame input keygen link meta param source track")

// clobbering are ids and names that would shadow a property of the document or
// window, or the landmarks of a page, for scripts that ask for them by name.
var clobbering = words(`alert anchors body children close closed confirm cookie currentscript default defaultview document
	documentelement domain embeds event focus forms frames getelementbyid head history images implementation innerheight
	innerwidth lastmodified length links localstorage location main name navigator nodename open opener origin parent
	parentnode plugins prompt queryselector readystate referrer screen scripts scroll self sessionstorage status
	stylesheets title top url window write`)

func words(s string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// allows reports whether the element may have the attribute.
func (e element) allows(name string) bool {
	if globalAttributes[name] || strings.HasPrefix(name, "aria-") {
		return true
	}
	for _, a := range e.attributes {
		if a == name {
			return true
		}
	}
	return false
}

// among reports whether name is one of the words of list.
func among(list, name string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == name {
			return true
		}
	}
	return false
}
