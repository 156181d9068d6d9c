package compiled

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"slices"
)

// Compile compiles a template of a set. funcs are the functions that the set
// was given. methods are methods that templates call often. The option
// missingkey=error must be set. An error is html/template's, which cannot
// escape the template.
func Compile(t *template.Template, funcs template.FuncMap, methods ...Method) (*Template, error) {
	if err := escape(t); err != nil {
		return nil, err
	}
	c := &compiler{
		set: t, funcs: make(map[string]reflect.Value, len(funcs)),
		methods: make(map[methodName]Method, len(methods)), bodies: make(map[string]*body),
	}
	for name, f := range funcs {
		c.funcs[name] = reflect.ValueOf(f)
	}
	for _, m := range methods {
		c.methods[m.name] = m
	}
	compiled := &Template{html: t}
	compiled.body, compiled.unknown = c.compile(t.Name())
	return compiled, nil
}

// escape has a template escaped, which html/template does before it executes
// one for the first time. The execution itself ends with the first thing that
// is written.
func escape(t *template.Template) error {
	var problem *template.Error
	if err := t.Execute(&limited{left: -1}, nil); errors.As(err, &problem) {
		return problem
	}
	return nil
}

// compiler compiles a template and those that it calls.
type compiler struct {
	set     *template.Template
	funcs   map[string]reflect.Value
	methods map[methodName]Method
	bodies  map[string]*body
}

// body is a compiled template.
type body struct {
	run   node
	slots int // how many variables it has; the first is $
}

// unknown is the panic of a compiler that meets what it does not know.
type unknown struct{ reason string }

func giveUp(format string, args ...any) { panic(unknown{fmt.Sprintf(format, args...)}) }

func (c *compiler) compile(name string) (b *body, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			u, ok := problem.(unknown)
			if !ok {
				panic(problem)
			}
			b, err = nil, errors.New(u.reason)
		}
	}()
	return c.body(name), nil
}

// body compiles a template by its name, once: templates may call themselves.
func (c *compiler) body(name string) *body {
	if b, ok := c.bodies[name]; ok {
		return b
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		// html/template keeps to itself what it has made of a template that is
		// called in an attribute, a script, a title.
		giveUp("template %s, called where it is not HTML's text", name)
	}
	b := new(body)
	c.bodies[name] = b
	s := &scope{compiler: c}
	s.declare("$")
	b.run = s.list(t.Tree.Root)
	b.slots = s.slots
	return b
}

// scope is what is visible at a place of a template.
type scope struct {
	*compiler
	vars  []variable
	slots int
}

// variable is a variable, and which of the template's it is.
type variable struct {
	name string
	slot int
}

func (s *scope) declare(name string) (slot int) {
	slot = s.slots
	s.slots++
	s.vars = append(s.vars, variable{name, slot})
	return slot
}

func (s *scope) slot(name string) int {
	for _, v := range slices.Backward(s.vars) {
		if v.name == name {
			return v.slot
		}
	}
	giveUp("variable %s", name)
	return 0
}

// within compiles what has variables of its own.
func (s *scope) within(compile func() node) node {
	visible := len(s.vars)
	defer func() { s.vars = s.vars[:visible] }()
	return compile()
}
