package compiled

import (
	"fmt"
	"html/template"
	"reflect"
)

// printing are the functions that make text of anything.
var printing = map[string]func(...any) string{
	"print":       fmt.Sprint,
	"println":     fmt.Sprintln,
	"html":        template.HTMLEscaper,
	"js":          template.JSEscaper,
	"urlquery":    template.URLQueryEscaper,
	"_eval_args_": evalArgs, // print, in front of html and urlquery
}

// evalArgs is what html/template puts the arguments of html and urlquery
// through if they are not the last of a pipeline.
func evalArgs(args ...any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, a := range args {
		if a != nil {
			args[i] = speaking(a)
		}
	}
	return fmt.Sprint(args...)
}

var (
	yes = reflect.ValueOf(true)
	no  = reflect.ValueOf(false)
)

func truthOf(b bool) reflect.Value {
	if b {
		return yes
	}
	return no
}

// builtin compiles the call of one of the functions of text/template.
func builtin(name string, o *operands) expr {
	if f, ok := printing[name]; ok {
		return o.call(0, many, func(values []reflect.Value) reflect.Value {
			return reflect.ValueOf(f(anys(values)...))
		})
	}
	switch name {
	case "and":
		return o.logic(false)
	case "or":
		return o.logic(true)
	case "not":
		return o.unary(func(v reflect.Value) reflect.Value { return truthOf(!truth(v)) })
	case "len":
		return o.unary(length)
	case "eq":
		if o.count() == 2 {
			return o.binary(equal)
		}
		return o.call(1, many, equalsAny)
	case "ne":
		return o.binary(func(a, b reflect.Value) bool { return !equal(a, b) })
	case "lt":
		return o.binary(less)
	case "le":
		return o.binary(lessOrEqual)
	case "gt":
		return o.binary(func(a, b reflect.Value) bool { return !lessOrEqual(a, b) })
	case "ge":
		return o.binary(func(a, b reflect.Value) bool { return !less(a, b) })
	case "index":
		return o.call(1, many, index)
	case "slice":
		return o.call(1, 4, slice)
	case "printf":
		return o.call(1, many, printf)
	}
	giveUp("the function %s", name)
	return expr{}
}

// many is the most arguments of a function that takes any number.
const many = 1 << 30

func (o *operands) call(least, most int, f func([]reflect.Value) reflect.Value) expr {
	n := o.count()
	if n < least || n > most {
		return failing
	}
	return expr{eval: func(s *state, dot reflect.Value) reflect.Value {
		return f(o.raw(s, dot, make([]reflect.Value, n)))
	}}
}

// raw evaluates the operands for a function that looks at them itself.
func (o *operands) raw(s *state, dot reflect.Value, into []reflect.Value) []reflect.Value {
	if o.final != nil {
		into[len(o.args)] = o.final.eval(s, dot)
	}
	for i := range o.args {
		into[i] = o.args[i].eval(s, dot)
	}
	return into
}

func (o *operands) unary(f func(reflect.Value) reflect.Value) expr {
	if o.count() != 1 {
		return failing
	}
	return expr{eval: func(s *state, dot reflect.Value) reflect.Value {
		var values [1]reflect.Value
		return f(o.raw(s, dot, values[:])[0])
	}}
}

func (o *operands) binary(f func(a, b reflect.Value) bool) expr {
	if o.count() != 2 {
		return failing
	}
	return expr{eval: func(s *state, dot reflect.Value) reflect.Value {
		var values [2]reflect.Value
		o.raw(s, dot, values[:])
		return truthOf(f(values[0], values[1]))
	}}
}

// logic compiles and and or: the first operand that settles it, or the last.
func (o *operands) logic(settles bool) expr {
	if o.count() == 0 {
		return failing
	}
	return expr{eval: func(s *state, dot reflect.Value) (v reflect.Value) {
		var final reflect.Value
		if o.final != nil {
			final = o.final.eval(s, dot)
		}
		for i := range o.args {
			if v = o.args[i].eval(s, dot); truth(v) == settles {
				return v
			}
		}
		if o.final != nil {
			return final
		}
		return v
	}}
}

// truth is whether a value counts as true: whether it is not empty. Structs
// always do.
func truth(v reflect.Value) bool {
	v = unwrap(v)
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Bool:
		return v.Bool()
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return v.Len() > 0
	case reflect.Struct:
		return true
	case reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return !v.Equal(reflect.Zero(v.Type())) // -0 is 0
	}
	return !v.IsZero()
}

func length(v reflect.Value) reflect.Value {
	v, _ = indirect(v)
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return reflect.ValueOf(v.Len())
	}
	fail()
	return v
}

func printf(values []reflect.Value) reflect.Value {
	format := assign(values[0], reflect.TypeFor[string]())
	return reflect.ValueOf(fmt.Sprintf(format.String(), anys(values[1:])...))
}
