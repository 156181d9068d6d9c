package compiled

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"text/template/parse"
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

// node is a compiled part of a template.
type node func(s *state, dot reflect.Value) signal

// signal is how a node ends.
type signal uint8

const (
	goOn signal = iota
	breakLoop
	continueLoop
)

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

// list compiles nodes in a row. Text that follows text, or a value that is
// known by now, is written as one.
func (s *scope) list(l *parse.ListNode) node {
	var nodes []node
	var text []byte
	flush := func() {
		if len(text) > 0 {
			nodes = append(nodes, writeText(text))
			text = nil
		}
	}
	for _, n := range l.Nodes {
		more, compiled := s.node(n)
		text = append(text, more...)
		if compiled != nil {
			flush()
			nodes = append(nodes, compiled)
		}
	}
	flush()
	return sequence(nodes)
}

func writeText(text []byte) node {
	return func(s *state, _ reflect.Value) signal {
		s.b.Write(text)
		return goOn
	}
}

func sequence(nodes []node) node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	return func(s *state, dot reflect.Value) signal {
		for _, n := range nodes {
			if how := n(s, dot); how != goOn {
				return how
			}
		}
		return goOn
	}
}

// node compiles a node, to text if it always writes the same.
func (s *scope) node(n parse.Node) (text []byte, compiled node) {
	switch n := n.(type) {
	case *parse.TextNode:
		return n.Text, nil
	case *parse.CommentNode:
		return nil, nil
	case *parse.ActionNode:
		return s.action(n)
	case *parse.IfNode:
		return nil, s.within(func() node { return s.ifNode(n) })
	case *parse.WithNode:
		return nil, s.within(func() node { return s.withNode(n) })
	case *parse.RangeNode:
		return nil, s.within(func() node { return s.rangeNode(n) })
	case *parse.TemplateNode:
		return nil, s.templateNode(n)
	case *parse.BreakNode:
		return nil, func(*state, reflect.Value) signal { return breakLoop }
	case *parse.ContinueNode:
		return nil, func(*state, reflect.Value) signal { return continueLoop }
	}
	giveUp("%s", n)
	return nil, nil
}

// action compiles a pipeline that sets variables, or else is printed.
func (s *scope) action(n *parse.ActionNode) (text []byte, compiled node) {
	if len(n.Pipe.Decl) > 0 {
		e := s.pipeline(n.Pipe)
		return nil, func(s *state, dot reflect.Value) signal {
			e.eval(s, dot)
			return goOn
		}
	}
	values, escapers := splitEscapers(n.Pipe.Cmds)
	e, print := s.commands(values), newPrinter(escapers)
	if e.constant {
		if text, ok := print.constant(e); ok {
			return text, nil
		}
	}
	return nil, func(s *state, dot reflect.Value) signal {
		print.print(s.b, e.eval(s, dot))
		return goOn
	}
}

func (s *scope) ifNode(n *parse.IfNode) node {
	condition := s.pipeline(n.Pipe)
	yes, no := s.list(n.List), s.otherwise(n.ElseList)
	return func(s *state, dot reflect.Value) signal {
		if truth(condition.eval(s, dot)) {
			return yes(s, dot)
		}
		return no(s, dot)
	}
}

func (s *scope) withNode(n *parse.WithNode) node {
	value := s.pipeline(n.Pipe)
	yes, no := s.list(n.List), s.otherwise(n.ElseList)
	return func(s *state, dot reflect.Value) signal {
		if v := value.eval(s, dot); truth(v) {
			return yes(s, v)
		}
		return no(s, dot)
	}
}

func (s *scope) otherwise(l *parse.ListNode) node {
	if l == nil {
		return sequence(nil)
	}
	return s.list(l)
}

// templateNode compiles the call of a template. Calls without a value get none.
func (s *scope) templateNode(n *parse.TemplateNode) node {
	body := s.body(n.Name)
	if n.Pipe == nil {
		return func(s *state, _ reflect.Value) signal {
			s.call(body, reflect.Value{})
			return goOn
		}
	}
	value := s.pipeline(n.Pipe)
	return func(s *state, dot reflect.Value) signal {
		s.call(body, value.eval(s, dot))
		return goOn
	}
}
