// Package compiled executes the templates of html/template several times faster
// than html/template does, and writes the same bytes.
//
// html/template parses and escapes, and stays the authority on both. What it
// has escaped, trees whose pipelines end in its own escapers, is compiled once,
// into closures that write into a buffer: text as it is, fields by a place that
// is looked up once for each type, calls that do not depend on the data done
// beforehand. Two things go back to html/template itself:
//
//   - A template with something in it that the compiler does not know is
//     executed by html/template ([Template.Unknown] says what it is). That is a
//     template called where it is not HTML's text: in an attribute, a script, a
//     title; the function call; a variable declared in parentheses.
//   - A template that fails is executed once more by html/template, for the
//     words and the place of its error. So errors are the same, too.
//
// The functions given to templates must be pure: a call whose arguments are all
// constant happens when the template is compiled. Data must have no channels,
// no functions, and no maps to range over but those whose keys are text, whole
// numbers or truth values.
package compiled

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"sync"
	"text/template/parse"
)

// ErrTooLarge says that a template has written more than it may.
var ErrTooLarge = errors.New("larger than the limit")

// failure is the error of a template that html/template would not execute to
// the end, either: the node is where.
type failure struct{ at parse.Node }

// Error says where in the form that html/template has for it. It is only heard
// if html/template finds no error after all, because something that happens
// once, like the first reference to a figure, has happened.
func (f failure) Error() string {
	place, text := new(parse.Tree).ErrorContext(f.at)
	name, _, _ := strings.Cut(place, ":")
	return fmt.Sprintf("template: %s: executing %q at <%s>: this fails the first time only", place, name, text)
}

// Template is a template of html/template, with all templates that it calls.
// It is immutable and safe for concurrent use.
type Template struct {
	html    *template.Template
	body    *body // nil: html/template executes it
	unknown error
}

// Unknown says what it is in the template that the compiler does not know, so
// that html/template executes it; nil if there is nothing.
func (t *Template) Unknown() error { return t.unknown }

// Interpreted returns the template as html/template executes it: what the
// compiled one must be equal to.
func (t *Template) Interpreted() *Template { return &Template{html: t.html} }

// Execute writes the template, applied to dot, to the end of a buffer, limit
// bytes at most: [ErrTooLarge] after that. Other errors are html/template's.
// What is in the buffer after an error is of no use.
func (t *Template) Execute(b *bytes.Buffer, limit int, dot any) error {
	if t.body == nil {
		return t.html.Execute(&limited{b: b, left: limit}, dot)
	}
	err := t.body.execute(b, limit, dot)
	if f := (failure{}); errors.As(err, &f) {
		if err := t.html.Execute(&limited{left: limit}, dot); err != nil {
			return err
		}
	}
	return err
}

// execute runs the compiled template. A panic is a failure: html/template makes
// an error of what a function's panic says, or panics as well.
func (body *body) execute(b *bytes.Buffer, limit int, dot any) (err error) {
	s := states.Get().(*state)
	s.b, s.limit = b, b.Len()+limit
	defer func() {
		switch recover() {
		case nil:
		case ErrTooLarge:
			err = ErrTooLarge
		default:
			err = failure{s.at}
		}
		s.release()
	}()
	s.call(body, reflect.ValueOf(dot))
	s.check()
	return nil
}

// state is what one execution of a template knows.
type state struct {
	b     *bytes.Buffer
	limit int // of b's length
	// vars are the variables of all templates that are being executed; those of
	// the innermost begin at base.
	vars  []reflect.Value
	base  int
	depth int
	at    parse.Node // what is being executed
}

var states = sync.Pool{New: func() any { return new(state) }}

// release gives a state back, without what would hold the page in memory.
func (s *state) release() {
	vars := s.vars[:cap(s.vars)]
	clear(vars)
	*s = state{vars: vars[:0]}
	states.Put(s)
}

// maxDepth is how deep html/template lets templates call each other.
const maxDepth = 100_000

// call executes a template with variables of its own.
func (s *state) call(body *body, dot reflect.Value) {
	s.check()
	if s.depth > maxDepth {
		fail()
	}
	outer := s.base
	s.depth++
	s.base = len(s.vars)
	for range body.slots {
		s.vars = append(s.vars, reflect.Value{})
	}
	s.vars[s.base] = dot
	body.run(s, dot)
	s.vars = s.vars[:s.base]
	s.depth--
	s.base = outer
}

// check ends the execution if it has written too much. It is called wherever
// templates repeat themselves.
func (s *state) check() {
	if s.b.Len() > s.limit {
		panic(ErrTooLarge)
	}
}

// fail ends the execution because html/template would report an error.
func fail() { panic("failed") }

// limited is a buffer that takes only so much, so that a template that never
// ends comes to an end. Without a buffer it only counts.
type limited struct {
	b    *bytes.Buffer
	left int
}

// Write implements [io.Writer].
func (l *limited) Write(data []byte) (int, error) {
	l.left -= len(data)
	if l.left < 0 {
		return 0, ErrTooLarge
	}
	if l.b == nil {
		return len(data), nil
	}
	return l.b.Write(data)
}
