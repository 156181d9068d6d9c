package compiled

import (
	"reflect"
	"text/template/parse"
)

// operands are the arguments of a call, with what comes through the pipeline,
// which is evaluated first and comes last.
type operands struct {
	args  []argument
	final *expr
}

func (o *operands) count() int {
	if o.final != nil {
		return len(o.args) + 1
	}
	return len(o.args)
}

// constant reports whether all of them are.
func (o *operands) constant() bool {
	for _, a := range o.args {
		if !a.constant {
			return false
		}
	}
	return o.final == nil || o.final.constant
}

// function compiles the call of a function by its name. If nothing in it
// depends on the data, it happens now.
func (s *scope) function(name string, args []parse.Node, final *expr) expr {
	o := &operands{s.arguments(args), final}
	var e expr
	if f, ok := s.funcs[name]; ok {
		e = call(f, o)
	} else {
		e = builtin(name, o)
	}
	if o.constant() {
		return fold(e)
	}
	return e
}

// call compiles the call of one of the set's functions.
func call(f reflect.Value, o *operands) expr {
	p := parametersOf(f.Type())
	if !p.take(len(o.args), o.final != nil) {
		return failing // wrong number of args
	}
	n := o.count()
	switch f := f.Interface().(type) {
	case func(string, ...any) (string, error):
		return expr{eval: func(s *state, dot reflect.Value) reflect.Value {
			values := o.values(s, dot, p, make([]reflect.Value, n))
			return valueOf(f(values[0].String(), anys(values[1:])...))
		}}
	case func(...any) (map[string]any, error):
		return expr{eval: func(s *state, dot reflect.Value) reflect.Value {
			return valueOf(f(anys(o.values(s, dot, p, make([]reflect.Value, n)))...))
		}}
	case func(any, any) any:
		return expr{eval: func(s *state, dot reflect.Value) reflect.Value {
			values := o.values(s, dot, p, make([]reflect.Value, n))
			return valueOf(f(values[0].Interface(), values[1].Interface()), nil)
		}}
	}
	return expr{eval: func(s *state, dot reflect.Value) reflect.Value {
		return invoke(f, o.values(s, dot, p, make([]reflect.Value, n)))
	}}
}

// values evaluates the operands into a slice of their number, each as its
// parameter wants it.
func (o *operands) values(s *state, dot reflect.Value, p parameters, into []reflect.Value) []reflect.Value {
	n := len(o.args)
	if o.final != nil {
		into[n] = assign(o.final.eval(s, dot), p.at(n))
	}
	for i := range o.args {
		into[i] = o.args[i].as(s, dot, p.at(i))
	}
	return into
}

// valueOf is the result of a function, if it is no error.
func valueOf[T any](v T, err error) reflect.Value {
	if err != nil {
		fail()
	}
	return reflect.ValueOf(&v).Elem()
}

// anys are values as functions that take anything get them.
func anys(values []reflect.Value) []any {
	all := make([]any, len(values))
	for i, v := range values {
		if v.IsValid() {
			all[i] = v.Interface()
		}
	}
	return all
}
