package check

import "testing"

// FuzzPatterns says that the quick looks before the slow patterns pass nothing
// over that the patterns match.
func FuzzPatterns(f *testing.F) {
	for _, text := range []string{
		"产值待补", "此处填写单位", "a TODO b", "FIXME", "XXXX 亿元", "TBD", "TBC", "LoReM iPsUm", "合同待填写",
		"11010519491231002X", "1101051949123100", "电话 13800000000",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if leftover.MatchString(text) && !mayBeUnfinished(text) {
			t.Errorf("%q is passed over, though it shows that something is unfinished", text)
		}
		if identityShape.MatchString(text) && !hasDigits(text, 17) {
			t.Errorf("%q is passed over, though it holds the shape of an identity number", text)
		}
	})
}
