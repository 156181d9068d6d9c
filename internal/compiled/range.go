package compiled

import (
	"cmp"
	"reflect"
	"slices"
	"text/template/parse"
)

// loop is a compiled range.
type loop struct {
	at       parse.Node
	over     expr
	each, no node
	// index and element are the slots of the variables, -1 where there is none.
	index, element int
}

func (s *scope) rangeNode(n *parse.RangeNode) node {
	l := &loop{at: n, over: s.pipeline(n.Pipe), index: -1, element: -1}
	if d := n.Pipe.Decl; len(d) > 0 {
		l.element = s.slot(d[len(d)-1].Ident[0])
		if len(d) > 1 {
			l.index = s.slot(d[0].Ident[0])
		}
	}
	l.each = s.within(func() node { return s.list(n.List) })
	l.no = s.otherwise(n.ElseList)
	return l.run
}

func (l *loop) run(s *state, dot reflect.Value) signal {
	s.at = l.at
	v, _ := indirect(l.over.eval(s, dot))
	var any bool
	switch v.Kind() {
	case reflect.Invalid:
	case reflect.Slice, reflect.Array:
		any = l.list(s, v)
	case reflect.Map:
		any = l.entries(s, v)
	default:
		if !isInt(v.Kind()) && !isUint(v.Kind()) || l.index >= 0 {
			fail()
		}
		any = l.count(s, v)
	}
	if !any {
		return l.no(s, dot)
	}
	return goOn
}

func (l *loop) list(s *state, v reflect.Value) (any bool) {
	for i := range v.Len() {
		var index reflect.Value
		if l.index >= 0 {
			index = reflect.ValueOf(i)
		}
		if l.once(s, index, v.Index(i)) == breakLoop {
			break
		}
	}
	return v.Len() > 0
}

func (l *loop) count(s *state, v reflect.Value) (any bool) {
	for i := range v.Seq() {
		any = true
		if l.once(s, reflect.Value{}, i) == breakLoop {
			break
		}
	}
	return any
}

// entries runs over a map in the order of its keys.
func (l *loop) entries(s *state, v reflect.Value) (any bool) {
	keys := v.MapKeys()
	slices.SortStableFunc(keys, compareKeys)
	for _, key := range keys {
		if l.once(s, key, v.MapIndex(key)) == breakLoop {
			break
		}
	}
	return len(keys) > 0
}

func (l *loop) once(s *state, index, element reflect.Value) signal {
	s.check()
	if l.index >= 0 {
		s.vars[s.base+l.index] = index
	}
	if l.element >= 0 {
		s.vars[s.base+l.element] = element
	}
	return l.each(s, element)
}

// compareKeys orders the keys of a map as html/template does.
func compareKeys(a, b reflect.Value) int {
	switch kind := a.Kind(); {
	case kind == reflect.String:
		return cmp.Compare(a.String(), b.String())
	case isInt(kind):
		return cmp.Compare(a.Int(), b.Int())
	case isUint(kind):
		return cmp.Compare(a.Uint(), b.Uint())
	case kind == reflect.Bool && a.Bool() == b.Bool():
		return 0
	case kind == reflect.Bool && b.Bool():
		return -1
	case kind == reflect.Bool:
		return 1
	}
	fail()
	return 0
}

func isInt(k reflect.Kind) bool   { return k >= reflect.Int && k <= reflect.Int64 }
func isUint(k reflect.Kind) bool  { return k >= reflect.Uint && k <= reflect.Uintptr }
func isFloat(k reflect.Kind) bool { return k == reflect.Float32 || k == reflect.Float64 }
