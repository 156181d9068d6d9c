package compiled

import "reflect"

// equal compares values of one kind, of the basic ones by value, and whole
// numbers whether signed or not. nil is equal to nil only.
func equal(a, b reflect.Value) bool {
	a, b = unwrap(a), unwrap(b)
	ka, kb := basic(a.Kind()), basic(b.Kind())
	switch {
	case ka == kb && ka == reflect.Invalid:
		return same(a, b)
	case ka == kb:
		return alike(a, b, ka)
	case ka == reflect.Int && kb == reflect.Uint:
		return a.Int() >= 0 && uint64(a.Int()) == b.Uint()
	case ka == reflect.Uint && kb == reflect.Int:
		return b.Int() >= 0 && uint64(b.Int()) == a.Uint()
	case a.IsValid() && b.IsValid():
		fail() // incompatible types
	}
	return false
}

// alike compares values of one basic kind.
func alike(a, b reflect.Value, kind reflect.Kind) bool {
	switch kind {
	case reflect.Bool:
		return a.Bool() == b.Bool()
	case reflect.Int:
		return a.Int() == b.Int()
	case reflect.Uint:
		return a.Uint() == b.Uint()
	case reflect.Float64:
		return a.Float() == b.Float()
	case reflect.Complex128:
		return a.Complex() == b.Complex()
	}
	return a.String() == b.String()
}

// same compares values of which neither is of a basic kind.
func same(a, b reflect.Value) bool {
	if a.Kind() != b.Kind() && a.IsValid() && b.IsValid() {
		fail()
	}
	switch aNil, bNil := isNil(a), isNil(b); {
	case aNil || bNil:
		return aNil == bNil
	case !b.Type().Comparable():
		fail()
	}
	return a.Interface() == b.Interface()
}

func isNil(v reflect.Value) bool {
	return !v.IsValid() || canBeNil(v.Kind()) && v.IsNil()
}

// equalsAny reports whether the first value is equal to one of the others.
func equalsAny(values []reflect.Value) reflect.Value {
	if len(values) == 1 {
		fail()
	}
	for _, v := range values[1:] {
		if equal(values[0], v) {
			return yes
		}
	}
	return no
}

// less compares text and numbers.
func less(a, b reflect.Value) bool {
	a, b = unwrap(a), unwrap(b)
	ka, kb := basic(a.Kind()), basic(b.Kind())
	switch {
	case ka == reflect.Int && kb == reflect.Uint:
		return a.Int() < 0 || uint64(a.Int()) < b.Uint()
	case ka == reflect.Uint && kb == reflect.Int:
		return b.Int() >= 0 && a.Uint() < uint64(b.Int())
	case ka != kb, ka == reflect.Invalid, ka == reflect.Bool, ka == reflect.Complex128:
		fail()
	}
	switch ka {
	case reflect.Int:
		return a.Int() < b.Int()
	case reflect.Uint:
		return a.Uint() < b.Uint()
	case reflect.Float64:
		return a.Float() < b.Float()
	}
	return a.String() < b.String()
}

func lessOrEqual(a, b reflect.Value) bool { return less(a, b) || equal(a, b) }

// basic is the widest kind of those that compare alike; reflect.Invalid for
// kinds that are not basic.
func basic(k reflect.Kind) reflect.Kind {
	switch {
	case isInt(k):
		return reflect.Int
	case isUint(k):
		return reflect.Uint
	case isFloat(k):
		return reflect.Float64
	case k == reflect.Complex64, k == reflect.Complex128:
		return reflect.Complex128
	case k == reflect.String, k == reflect.Bool:
		return k
	}
	return reflect.Invalid
}
