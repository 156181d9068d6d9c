package compiled

import (
	"reflect"
	"text/template/parse"
)

// Method is a method that is called without reflection, which makes the call
// several times cheaper.
type Method struct {
	name methodName
	call func(receiver reflect.Value) reflect.Value
}

// methodName is a method of a type.
type methodName struct {
	receiver reflect.Type
	name     string
}

// MethodOf is a method that has no arguments and cannot fail: f is it, and R its
// receiver as templates have it, which is a pointer where there is one.
func MethodOf[R, T any](name string, f func(R) T) Method {
	return Method{methodName{reflect.TypeFor[R](), name}, func(receiver reflect.Value) reflect.Value {
		return reflect.ValueOf(f(receiver.Interface().(R)))
	}}
}

// caller calls a method without arguments. pointer says that it is one of the
// pointer to the value.
func (f *field) caller(receiver reflect.Type, m reflect.Method, pointer bool) func(reflect.Value) reflect.Value {
	call := func(v reflect.Value) reflect.Value { return invoke(v.Method(m.Index), nil) }
	if known, ok := f.methods[methodName{receiver, f.name}]; ok {
		call = known.call
	} else if in := m.Type.NumIn(); in > 2 || in == 2 && !m.Type.IsVariadic() || !callable(m.Type) {
		return nil
	}
	if !pointer {
		return call
	}
	return func(v reflect.Value) reflect.Value { return call(v.Addr()) }
}

// method compiles the call of a method with arguments, which are evaluated
// after the receiver; but what comes through the pipeline before both.
func (s *scope) method(receiver expr, f *field, args []parse.Node, final *expr) expr {
	given := s.arguments(args)
	return expr{eval: func(s *state, dot reflect.Value) reflect.Value {
		var last reflect.Value
		if final != nil {
			last = final.eval(s, dot)
		}
		v, a := f.access(receiver.eval(s, dot))
		if a.method < 0 {
			fail() // not a method, but has arguments
		}
		if v.Kind() != reflect.Pointer && v.CanAddr() {
			v = v.Addr()
		}
		m := v.Method(a.method)
		p := parametersOf(m.Type())
		if !p.take(len(given), final != nil) || !callable(m.Type()) {
			fail()
		}
		values := make([]reflect.Value, 0, len(given)+1)
		for i, arg := range given {
			values = append(values, arg.as(s, dot, p.at(i)))
		}
		if final != nil {
			values = append(values, assign(last, p.at(len(given))))
		}
		return invoke(m, values)
	}}
}

// callable reports whether a function has results as functions of templates
// have them.
func callable(f reflect.Type) bool {
	return f.NumOut() == 1 || f.NumOut() == 2 && f.Out(1) == reflect.TypeFor[error]()
}

// invoke calls a function or a method.
func invoke(f reflect.Value, args []reflect.Value) reflect.Value {
	results := f.Call(args)
	if len(results) > 1 && !results[1].IsNil() {
		fail()
	}
	if v, ok := reflect.TypeAssert[reflect.Value](results[0]); ok {
		return v
	}
	return results[0]
}
