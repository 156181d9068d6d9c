package cli

import (
	"strings"
	"testing"

	"qiao/internal/locale"
)

func TestSlugOf(t *testing.T) {
	t.Parallel()
	tests := []struct{ tag, title, want string }{
		{"zh-Hans", "德资企业来园考察", "de-zi-qi-ye-lai-yuan-kao-cha"},
		{"zh-Hans", "重庆与重量", "chong-qing-yu-zhong-liang"},
		{"zh-Hans", "长江新区行业增长", "chang-jiang-xin-qu-hang-ye-zeng-zhang"},
		{"zh-Hans", "Busch普旭真空 2024年开工", "busch-pu-xu-zhen-kong-2024-nian-kai-gong"},
		{"zh-Hans", "第３期“绿色”工厂！", "di-3-qi-lv-se-gong-chang"},
		{"de", "Größe, Fläche & Übersicht", "groesse-flaeche-uebersicht"},
		{"de", "Straße der Äpfel", "strasse-der-aepfel"},
		{"en", "Café in Zürich: Part 2", "café-in-zürich-part-2"},
		{"fr", "L’été à Wuhan", "l-été-à-wuhan"},
		{"zh-Hans", "！？", ""},
		{"en", "../../etc/passwd", "etc-passwd"},
		{"ja", "武漢の工業団地", "武漢の工業団地"},
	}
	for _, test := range tests {
		l, err := locale.New(test.tag)
		if err != nil {
			t.Fatal(err)
		}
		if got := slugOf(test.title, l); got != test.want {
			t.Errorf("%s %q: %q, want %q", test.tag, test.title, got, test.want)
		}
	}
}

func TestSlugLength(t *testing.T) {
	t.Parallel()
	l, err := locale.New("zh-Hans")
	if err != nil {
		t.Fatal(err)
	}
	got := slugOf(strings.Repeat("中德产业园", 20), l)
	if len(got) > maxSlug || strings.HasSuffix(got, "-") || !strings.HasPrefix(got, "zhong-de-chan-ye-yuan-") {
		t.Errorf("%q", got)
	}
	for phrase, reading := range phrases {
		n := len([]rune(phrase))
		if n > longestPhrase || n != len(strings.Fields(reading)) {
			t.Errorf("%s: %q", phrase, reading)
		}
	}
}
