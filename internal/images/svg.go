package images

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"qiao/internal/diag"
)

// The namespaces of SVG.
const (
	spaceSVG   = "http://www.w3.org/2000/svg"
	spaceXLink = "http://www.w3.org/1999/xlink"
	spaceXML   = "http://www.w3.org/XML/1998/namespace"
)

// maxNesting bounds the depth of elements.
const maxNesting = 200

// Drawing is an SVG file, cleaned.
type Drawing struct {
	Data          []byte
	Width, Height int // as the file says, or its view box; 0 if neither does
}

// CleanSVG reads an SVG file strictly and writes anew what an allow list knows,
// without comments, editors' notes and blanks between elements. What could act
// or load something is a problem; after one that is an error the drawing is
// nil.
func CleanSVG(data []byte) (*Drawing, []*Problem) {
	if len(data) > MaxSVG {
		return nil, []*Problem{TooLarge(MaxSVG)}
	}
	r := newSVGReader(data)
	if err := r.document(); err != nil {
		return nil, append(r.problems, r.syntax(err))
	}
	for _, p := range r.problems {
		if p.id != "svg-dropped" {
			return nil, r.problems
		}
	}
	return &Drawing{Data: r.out.Bytes(), Width: r.width, Height: r.height}, r.problems
}

// svgReader is an SVG file being read and written anew.
type svgReader struct {
	data     []byte
	decoder  *xml.Decoder
	start    int // of the token being read
	open     []svgElement
	rooted   bool
	dropping int // depth of the element that is dropped with all in it; 0: none
	problems []*Problem
	out      bytes.Buffer

	width, height int
}

// svgElement is an open element.
type svgElement struct {
	raw    xml.Name          // as written, with prefix
	local  string            // "" for one whose tags are not written
	spaces map[string]string // prefixes bound on it
	text   bool              // blanks in it count
	style  bool
	empty  bool // its start tag is still open
}

func newSVGReader(data []byte) *svgReader {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	r := &svgReader{data: data, decoder: xml.NewDecoder(bytes.NewReader(data))}
	r.decoder.CharsetReader = func(label string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("encoding %s, not UTF-8", strconv.Quote(label))
	}
	return r
}

// document reads the file from beginning to end.
func (r *svgReader) document() error {
	if !utf8.Valid(r.data) {
		return errors.New("not UTF-8")
	}
	for {
		r.start = int(r.decoder.InputOffset())
		token, err := r.decoder.RawToken()
		switch {
		case err == io.EOF && len(r.open) > 0:
			return fmt.Errorf("<%s> is not closed", written(r.open[len(r.open)-1].raw))
		case err == io.EOF && !r.rooted:
			return errors.New("no <svg>")
		case err == io.EOF:
			return nil
		case err != nil:
			r.start = int(r.decoder.InputOffset())
			return err
		}
		if err := r.token(token); err != nil {
			return err
		}
	}
}

func (r *svgReader) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return r.startElement(t)
	case xml.EndElement:
		return r.endElement(t)
	case xml.CharData:
		return r.charData(t)
	case xml.ProcInst:
		if t.Target != "xml" {
			r.refuse("svg-external", r.start, "what", "<?"+t.Target+"?>")
		}
	case xml.Directive:
		if bytes.ContainsAny(t, "[") {
			r.refuse("svg-doctype", r.start)
		}
	}
	return nil
}

// syntax is what makes the file no SVG.
func (r *svgReader) syntax(err error) *Problem {
	var syntax *xml.SyntaxError
	reason := err.Error()
	if errors.As(err, &syntax) {
		reason = syntax.Msg
	}
	return r.problem("svg-syntax", r.start, "reason", diag.Words{EN: reason, ZH: reason})
}

// refuse notes a problem at an offset.
func (r *svgReader) refuse(id string, offset int, args ...any) {
	r.problems = append(r.problems, r.problem(id, offset, args...))
}

func (r *svgReader) problem(id string, offset int, args ...any) *Problem {
	before := r.data[:min(offset, len(r.data))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return &Problem{id: id, args: args, Line: line, Column: column}
}

// space is the namespace that a prefix stands for; the empty one is SVG where
// the file does not say otherwise.
func (r *svgReader) space(prefix string) string {
	for i := len(r.open) - 1; i >= 0; i-- {
		if uri, ok := r.open[i].spaces[prefix]; ok {
			return uri
		}
	}
	switch prefix {
	case "xml":
		return spaceXML
	case "":
		return spaceSVG
	}
	return "unbound"
}

// written is a name as the file has it.
func written(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func (r *svgReader) startElement(t xml.StartElement) error {
	if len(r.open) == 0 && r.rooted {
		return errors.New("a second root element")
	}
	if len(r.open) == maxNesting {
		return errors.New("elements are nested too deep")
	}
	e := svgElement{raw: t.Name, spaces: make(map[string]string)}
	seen := make(map[string]bool, len(t.Attr))
	for _, a := range t.Attr {
		if name := written(a.Name); seen[name] {
			r.start = r.attributeOffset(a.Name)
			return fmt.Errorf("attribute %s twice", name)
		}
		seen[written(a.Name)] = true
		switch {
		case a.Name.Space == "xmlns":
			e.spaces[a.Name.Local] = a.Value
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			e.spaces[""] = a.Value
		}
	}
	r.open = append(r.open, e)
	top := &r.open[len(r.open)-1]
	inSVG := r.space(t.Name.Space) == spaceSVG
	if len(r.open) == 1 {
		r.rooted = true
		if !inSVG || t.Name.Local != "svg" {
			return fmt.Errorf("<%s> instead of <svg>", written(t.Name))
		}
	}
	r.dangerous(t)
	if r.dropping > 0 {
		return nil
	}
	switch {
	case inSVG && svgElements[t.Name.Local]:
		r.write(top, t)
	default:
		if inSVG && !svgSilent[t.Name.Local] && !svgDangerous[t.Name.Local] {
			r.refuse("svg-dropped", r.start, "what", "<"+written(t.Name)+">")
		}
		r.dropping = len(r.open)
	}
	return nil
}

func (r *svgReader) endElement(t xml.EndElement) error {
	if len(r.open) == 0 {
		return fmt.Errorf("</%s> without its beginning", written(t.Name))
	}
	top := r.open[len(r.open)-1]
	if top.raw != t.Name {
		return fmt.Errorf("</%s> where <%s> ends", written(t.Name), written(top.raw))
	}
	if r.dropping == 0 {
		if top.empty {
			r.out.WriteString("/>")
		} else {
			r.out.WriteString("</" + top.local + ">")
		}
	}
	if r.dropping == len(r.open) {
		r.dropping = 0
	}
	r.open = r.open[:len(r.open)-1]
	return nil
}

func (r *svgReader) charData(t xml.CharData) error {
	blank := len(bytes.TrimSpace(t)) == 0
	if len(r.open) == 0 {
		if !blank {
			return errors.New("text outside of <svg>")
		}
		return nil
	}
	top := &r.open[len(r.open)-1]
	if r.dropping > 0 || blank && !top.text {
		return nil
	}
	text := string(t)
	if top.style {
		var ok bool
		if text, ok = harmlessCSS(text); !ok {
			r.refuse("svg-external", r.start, "what", "<style>")
			return nil
		}
	}
	if !top.text && !top.style {
		return nil // text where SVG has none
	}
	r.close()
	escape(&r.out, text, false)
	return nil
}

// close ends the start tag that is still open.
func (r *svgReader) close() {
	if n := len(r.open); n > 0 && r.open[n-1].empty {
		r.out.WriteByte('>')
		r.open[n-1].empty = false
	}
}

var (
	textEscapes      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	attributeEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;", "\n", " ", "\r", "", "\t", " ")
)

func escape(w *bytes.Buffer, text string, attribute bool) {
	if attribute {
		_, _ = attributeEscapes.WriteString(w, text) // a buffer takes everything
		return
	}
	_, _ = textEscapes.WriteString(w, text)
}
