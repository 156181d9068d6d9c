package compiled

import (
	"reflect"
	"strings"
	"text/template/parse"
)

// expr is a compiled expression.
type expr struct {
	eval func(s *state, dot reflect.Value) reflect.Value
	// constant says that it always has the same value, whatever s and dot are.
	constant bool
}

// failing is an expression whose evaluation is an error.
var failing = expr{eval: func(*state, reflect.Value) reflect.Value {
	fail()
	return reflect.Value{}
}}

func constant(v reflect.Value) expr {
	return expr{eval: func(*state, reflect.Value) reflect.Value { return v }, constant: true}
}

// fold evaluates an expression that depends on nothing. What fails does so
// only when it is executed.
func fold(e expr) (folded expr) {
	defer func() {
		if recover() != nil {
			folded = failing
		}
	}()
	return constant(e.eval(nil, reflect.Value{}))
}

// pipeline compiles a pipeline, which may set variables.
func (s *scope) pipeline(p *parse.PipeNode) expr {
	e := s.commands(p.Cmds)
	if len(p.Decl) == 0 {
		return e
	}
	slots := make([]int, len(p.Decl))
	for i, v := range p.Decl {
		if p.IsAssign {
			slots[i] = s.slot(v.Ident[0])
		} else {
			slots[i] = s.declare(v.Ident[0])
		}
	}
	return expr{eval: func(s *state, dot reflect.Value) reflect.Value {
		v := e.eval(s, dot)
		for _, slot := range slots {
			s.vars[s.base+slot] = v
		}
		return v
	}}
}

// nested compiles a pipeline in parentheses.
func (s *scope) nested(p *parse.PipeNode) expr {
	if len(p.Decl) > 0 {
		giveUp("a variable declared in parentheses: %s", p)
	}
	return s.commands(p.Cmds)
}

// commands compiles the commands of a pipeline: each gets the value of the one
// before for its last argument.
func (s *scope) commands(cmds []*parse.CommandNode) expr {
	var final *expr
	for _, c := range cmds {
		e := unwrapped(s.command(c, final))
		final = &e
	}
	return *final
}

// unwrapped is what is in an expression of the type any.
func unwrapped(e expr) expr {
	return expr{constant: e.constant, eval: func(s *state, dot reflect.Value) reflect.Value {
		v := e.eval(s, dot)
		if v.Kind() == reflect.Interface && v.NumMethod() == 0 {
			return v.Elem()
		}
		return v
	}}
}

// command compiles a command. final is nil for the first of a pipeline.
func (s *scope) command(c *parse.CommandNode, final *expr) expr {
	args := c.Args[1:]
	switch n := c.Args[0].(type) {
	case *parse.FieldNode:
		return s.fields(dot, n.Ident, args, final)
	case *parse.ChainNode:
		return s.fields(s.operand(n.Node), n.Field, args, final)
	case *parse.VariableNode:
		if len(n.Ident) > 1 {
			return s.fields(s.variable(n.Ident[0]), n.Ident[1:], args, final)
		}
	case *parse.IdentifierNode:
		return s.function(n.Ident, args, final)
	}
	if len(args) > 0 || final != nil {
		return failing // can't give argument to non-function
	}
	return s.operand(c.Args[0])
}

// dot is the expression of that name.
var dot = expr{eval: func(_ *state, dot reflect.Value) reflect.Value { return dot }}

func (s *scope) variable(name string) expr {
	slot := s.slot(name)
	return expr{eval: func(s *state, _ reflect.Value) reflect.Value { return s.vars[s.base+slot] }}
}

// operand compiles what has no arguments. A literal has the type that it has
// where any type will do; nil is not a value.
func (s *scope) operand(n parse.Node) expr {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return s.fields(dot, n.Ident, nil, nil)
	case *parse.VariableNode:
		if len(n.Ident) == 1 {
			return s.variable(n.Ident[0])
		}
		return s.fields(s.variable(n.Ident[0]), n.Ident[1:], nil, nil)
	case *parse.ChainNode:
		return s.fields(s.operand(n.Node), n.Field, nil, nil)
	case *parse.PipeNode:
		return s.nested(n)
	case *parse.IdentifierNode:
		return s.function(n.Ident, nil, nil)
	case *parse.BoolNode:
		return constant(reflect.ValueOf(n.True))
	case *parse.StringNode:
		return constant(reflect.ValueOf(n.Text))
	case *parse.NumberNode:
		return number(n)
	case *parse.NilNode:
		return failing
	}
	giveUp("%s", n)
	return expr{}
}

// number is a number where any type will do: the way it is written says whether
// it is an int, a float64 or a complex128.
func number(n *parse.NumberNode) expr {
	hex := strings.HasPrefix(n.Text, "0x") || strings.HasPrefix(n.Text, "0X")
	hexInt := len(n.Text) > 2 && hex && !strings.ContainsAny(n.Text, "pP")
	switch {
	case n.IsComplex:
		return constant(reflect.ValueOf(n.Complex128))
	case n.IsFloat && !hexInt && n.Text[0] != '\'' && strings.ContainsAny(n.Text, ".eEpP"):
		return constant(reflect.ValueOf(n.Float64))
	case n.IsInt && int64(int(n.Int64)) == n.Int64:
		return constant(reflect.ValueOf(int(n.Int64)))
	case n.IsInt, n.IsUint:
		return failing // overflows int
	}
	return constant(reflect.Value{})
}
