package compiled

import (
	"reflect"
	"text/template/parse"
)

// argument is a compiled argument of a call. A literal becomes what the
// parameter wants.
type argument struct {
	expr
	literal parse.Node // nil: it is the value of the expression
}

func (s *scope) arguments(nodes []parse.Node) []argument {
	all := make([]argument, len(nodes))
	for i, n := range nodes {
		switch n.(type) {
		case *parse.BoolNode, *parse.StringNode, *parse.NumberNode:
			all[i] = argument{s.operand(n), n}
		case *parse.NilNode:
			all[i] = argument{constant(reflect.Value{}), n}
		default:
			all[i] = argument{s.operand(n), nil}
		}
	}
	return all
}

// as is the argument for a parameter of a type.
func (a *argument) as(s *state, dot reflect.Value, typ reflect.Type) reflect.Value {
	v := reflect.Value{}
	switch n := a.literal.(type) {
	case nil:
		return assign(a.eval(s, dot), typ)
	case *parse.NilNode:
		if !canBeNil(typ.Kind()) {
			fail()
		}
		return reflect.Zero(typ)
	case *parse.BoolNode:
		v = boolean(n, typ)
	case *parse.StringNode:
		v = text(n, typ)
	case *parse.NumberNode:
		v = numeral(n, typ)
	}
	if v.IsValid() {
		return v
	}
	if typ.Kind() != reflect.Interface || typ.NumMethod() > 0 {
		fail() // the literal is not of the type
	}
	return a.eval(s, dot)
}

func boolean(n *parse.BoolNode, typ reflect.Type) (v reflect.Value) {
	if typ.Kind() == reflect.Bool {
		v = reflect.New(typ).Elem()
		v.SetBool(n.True)
	}
	return v
}

func text(n *parse.StringNode, typ reflect.Type) (v reflect.Value) {
	if typ.Kind() == reflect.String {
		v = reflect.New(typ).Elem()
		v.SetString(n.Text)
	}
	return v
}

func numeral(n *parse.NumberNode, typ reflect.Type) (v reflect.Value) {
	number := reflect.New(typ).Elem()
	switch k := typ.Kind(); {
	case isInt(k) && n.IsInt:
		number.SetInt(n.Int64)
	case isUint(k) && n.IsUint:
		number.SetUint(n.Uint64)
	case isFloat(k) && n.IsFloat:
		number.SetFloat(n.Float64)
	case (k == reflect.Complex64 || k == reflect.Complex128) && n.IsComplex:
		number.SetComplex(n.Complex128)
	default:
		return v
	}
	return number
}

// assign makes a value one of a type, by at most one pointer to or from it.
func assign(v reflect.Value, typ reflect.Type) reflect.Value {
	if !v.IsValid() {
		if !canBeNil(typ.Kind()) {
			fail()
		}
		return reflect.Zero(typ)
	}
	if t := v.Type(); t == typ || t.AssignableTo(typ) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
	}
	switch t := v.Type(); {
	case t.AssignableTo(typ):
		return v
	case t.Kind() == reflect.Pointer && t.Elem().AssignableTo(typ) && !v.IsNil():
		return v.Elem()
	case reflect.PointerTo(t).AssignableTo(typ) && v.CanAddr():
		return v.Addr()
	}
	fail()
	return v
}

func canBeNil(k reflect.Kind) bool {
	switch k {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return false
}

// parameters are those of a function.
type parameters struct {
	types    []reflect.Type
	variadic bool // the last type is that of all arguments from there
}

func parametersOf(f reflect.Type) parameters {
	p := parameters{make([]reflect.Type, f.NumIn()), f.IsVariadic()}
	for i := range p.types {
		p.types[i] = f.In(i)
	}
	if p.variadic {
		last := &p.types[len(p.types)-1]
		*last = (*last).Elem()
	}
	return p
}

// take reports whether the function takes so many arguments, and one more that
// comes through the pipeline.
func (p parameters) take(args int, final bool) bool {
	if final {
		args++
	}
	if p.variadic {
		return args >= len(p.types)-1
	}
	return args == len(p.types)
}

// at is the type of argument i.
func (p parameters) at(i int) reflect.Type { return p.types[min(i, len(p.types)-1)] }
