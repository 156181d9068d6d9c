package compiled

import "reflect"

// index is a value's element, that element's element, and so on.
func index(values []reflect.Value) reflect.Value {
	v := unwrap(values[0])
	if !v.IsValid() {
		fail()
	}
	for _, at := range values[1:] {
		v = element(v, unwrap(at))
	}
	return v
}

// element is an element of a list, or a map's entry: the empty value if there
// is none.
func element(v, at reflect.Value) reflect.Value {
	v, isNil := indirect(v)
	if isNil {
		fail()
	}
	switch v.Kind() {
	case reflect.Array, reflect.Slice, reflect.String:
		return v.Index(position(at, v.Len()-1))
	case reflect.Map:
		if e := v.MapIndex(key(at, v.Type().Key())); e.IsValid() {
			return e
		}
		return reflect.Zero(v.Type().Elem())
	}
	fail()
	return v
}

// key makes a map's key of a value.
func key(v reflect.Value, typ reflect.Type) reflect.Value {
	switch {
	case !v.IsValid():
		if !canBeNil(typ.Kind()) {
			fail()
		}
		return reflect.Zero(typ)
	case v.Type().AssignableTo(typ):
		return v
	case isWhole(v.Kind()) && isWhole(typ.Kind()):
		return v.Convert(typ)
	}
	fail()
	return v
}

func isWhole(k reflect.Kind) bool { return isInt(k) || isUint(k) }

// position is an index, which must not be above most.
func position(v reflect.Value, most int) int {
	var n int64
	switch k := v.Kind(); {
	case isInt(k):
		n = v.Int()
	case isUint(k):
		n = int64(v.Uint())
	default:
		fail()
	}
	if n < 0 || n > int64(most) {
		fail()
	}
	return int(n)
}

// slice is a part of a list or a text: from, to, and the capacity.
func slice(values []reflect.Value) reflect.Value {
	v := unwrap(values[0])
	if !v.IsValid() {
		fail()
	}
	v, isNil := indirect(v)
	if isNil {
		fail()
	}
	most := 0
	switch v.Kind() {
	case reflect.String:
		if most = v.Len(); len(values) == 4 {
			fail()
		}
	case reflect.Array, reflect.Slice:
		most = v.Cap()
	default:
		fail()
	}
	at := [3]int{0, v.Len()}
	for i, n := range values[1:] {
		// What is in an interface is no number here, unlike in index.
		at[i] = position(n, most)
	}
	if len(values) == 4 {
		return v.Slice3(at[0], at[1], at[2])
	}
	return v.Slice(at[0], at[1])
}
