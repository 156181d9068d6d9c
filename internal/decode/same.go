package decode

import "slices"

// Same reports whether two values say the same, wherever they stand.
func Same(a, b *Value) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Kind == b.Kind && a.Text == b.Text && a.Quoted == b.Quoted && a.refused == b.refused &&
		slices.EqualFunc(a.Items, b.Items, Same) &&
		slices.EqualFunc(a.Fields, b.Fields, func(x, y Field) bool { return x.Key == y.Key && Same(x.Value, y.Value) })
}
