package check_test

import (
	"fmt"
	"html"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qiao/internal/check"
)

func TestWithheldInOutput(t *testing.T) {
	t.Parallel()
	w := check.NewWithheld([]string{"马斯特", "Kaijia Food", "FET", "斯特", ""})
	tests := []struct {
		data string
		want []string
	}{
		{"<p>没有</p>", nil},
		{"<p>马斯特公司</p>", []string{"斯特", "马斯特"}},
		{"<p>马<b>斯</b>特</p>", []string{"斯特", "马斯特"}},
		{"<p>马&#26031;&#x7279;</p>", []string{"斯特", "马斯特"}},
		{"马\u200b斯\u00ad特", []string{"斯特", "马斯特"}},
		{`<img alt="马斯特">`, []string{"斯特", "马斯特"}},
		{`<a href="/%E9%A9%AC%E6%96%AF%e7%89%b9/">`, []string{"斯特", "马斯特"}},
		{`{"name":"\u9a6c\u65af\u7279"}`, []string{"斯特", "马斯特"}},
		{"KAIJIA\n\t&nbsp;ＦＯＯＤ", []string{"Kaijia Food"}},
		{"Kaijia<br>Food", nil},
		{"Kaijia Foods", nil},
		{"effet, FETs, 3FET", nil},
		{"(FET)", []string{"FET"}},
		{"公司FET、", []string{"FET"}},
		{"FET", []string{"FET"}},
		{"1 < 2 马斯特 > 1", []string{"斯特", "马斯特"}},
		{"\xff\xfe马斯特", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, hit := range w.InOutput([]byte(tt.data)) {
			got = append(got, hit.Word)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.data, diff)
		}
	}
}

func TestWithheldInText(t *testing.T) {
	t.Parallel()
	w := check.NewWithheld([]string{"云峰工厂", "Xiao Mi"})
	text := "在云峰 工厂，云峰工厂；Xiao  Mi。"
	var got []string
	for _, hit := range w.InText(text) {
		got = append(got, text[hit.Start:hit.End])
	}
	if diff := cmp.Diff([]string{"云峰工厂", "Xiao  Mi"}, got); diff != "" {
		t.Errorf("hits (-want +got):\n%s", diff)
	}
}

// FuzzWithheld hides a word in a text, in all the ways in which an output may
// hold it, and looks for it.
func FuzzWithheld(f *testing.F) {
	f.Add("马斯特", "在", "公司")
	f.Add("Kaijia Food", "<p>", "</p>")
	f.Add("a", "&", ";")
	f.Add("%41", "\\u0041", "%")
	f.Fuzz(func(t *testing.T, word, before, after string) {
		w := check.NewWithheld([]string{word})
		for _, hit := range w.InText(before + word + after) {
			if hit.Start < 0 || hit.Start >= hit.End || hit.End > len(before+word+after) {
				t.Fatalf("%+v is outside of the text", hit)
			}
		}
		w.InOutput([]byte(before + word + after))
		plain := strings.Map(func(r rune) rune {
			if r > ' ' && r != '&' && r != '%' && r != '\\' && r != '<' && r != '\ufffd' {
				return r
			}
			return -1
		}, word)
		if w = check.NewWithheld([]string{plain}); w.Empty() || len(plain) > 200 {
			return
		}
		for _, hidden := range []string{plain, html.EscapeString(plain), url.PathEscape(plain), strings.ToLower(plain)} {
			data := fmt.Sprintf("<p>在、%s。</p>", hidden)
			// Letters whose capital has another small letter are left out: ſ, K.
			there := strings.ToUpper(plain)
			if back := strings.ToLower(there); back == strings.ToLower(plain) && len(w.InOutput([]byte(data))) == 0 {
				t.Errorf("%q is not found in %q", plain, data)
			}
		}
	})
}

func BenchmarkWithheld(b *testing.B) {
	words := make([]string, 60)
	for i := range words {
		words[i] = fmt.Sprintf("禁词%d号", i)
	}
	w := check.NewWithheld(words)
	page := []byte("<!doctype html><html>" + strings.Repeat(`<p class="lead">武汉中德国际产业园位于蔡甸区，The park in Wuhan <a href="../">home</a>.</p>`, 200))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		w.InOutput(page)
	}
}
