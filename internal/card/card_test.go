package card

import (
	"bytes"
	"flag"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"qiao/themes"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func parkStyle(t testing.TB) *Style {
	t.Helper()
	font, err := themes.FS.ReadFile("park/cards/NotoSansCJKsc-Bold.otf")
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewStyle(font, Colours{
		Paper: color.RGBA{0xfb, 0xfa, 0xf6, 255}, Ink: color.RGBA{0x16, 0x21, 0x2b, 255}, Accent: color.RGBA{0xb3, 0x26, 0x1e, 255},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var cards = map[string]Text{
	"zh": {
		Title: "智能网联和新能源汽车零部件",
		Site:  "武汉中德国际产业园",
		Names: []string{"Deutsch-Chinesischer Internationaler Industriepark Wuhan"},
	},
	"de": {
		Title: "Komponenten für vernetzte Fahrzeuge und neue Antriebe",
		Site:  "Deutsch-Chinesischer Internationaler Industriepark Wuhan",
		Names: []string{"武汉中德国际产业园", "Wuhan Sino-German International Industrial Park"},
	},
	"long": {Title: strings.Repeat("Förderung der Ansiedlung von Zulieferern ", 12), Site: "Park"},
}

func TestDraw(t *testing.T) {
	s := parkStyle(t)
	for name, text := range cards {
		t.Run(name, func(t *testing.T) {
			var got, again bytes.Buffer
			if err := s.Draw(&got, text); err != nil {
				t.Fatal(err)
			}
			if err := s.Draw(&again, text); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), again.Bytes()) {
				t.Error("two cards of one text differ")
			}
			if size, err := png.DecodeConfig(bytes.NewReader(got.Bytes())); err != nil || size.Width != Width || size.Height != Height {
				t.Errorf("size %d × %d, %v", size.Width, size.Height, err)
			}
			if got.Len() > 40<<10 {
				t.Errorf("%d bytes are more than a card should take", got.Len())
			}
			golden := filepath.Join("testdata", name+".png")
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(want, got.Bytes()) {
				t.Errorf("the card differs from %s; look at it, raise version, and rewrite it with -update", golden)
			}
		})
	}
}

func TestMissing(t *testing.T) {
	s := parkStyle(t)
	got := string(s.Missing(Text{Title: "Größe 桥 ქ\u00adქ", Site: "Ünï", Names: []string{"คำ"}}))
	if want := "ქคำ"; got != want {
		t.Errorf("missing %q, want %q", got, want)
	}
}

func TestNoFont(t *testing.T) {
	if _, err := NewStyle([]byte("no font"), Colours{}); err == nil {
		t.Error("what is no font is taken for one")
	}
}

// perCharacter measures Han characters as 2, all others as 1.
func perCharacter(text string) int {
	n := 0
	for _, r := range text {
		n++
		if wide(r) {
			n++
		}
	}
	return n
}

func TestBalanced(t *testing.T) {
	tests := []struct {
		name, text string
		width      int
		want       []string
	}{
		{"one line", "Key figures", 20, []string{"Key figures"}},
		{"equal lines", "one two three four", 14, []string{"one two", "three four"}},
		{"Han anywhere", "新能源汽车零部件产业", 14, []string{"新能源汽车", "零部件产业"}},
		{"no punctuation first", "项目，投资。", 5, []string{"项", "目，", "投", "资。"}},
		{"no bracket last", "投（资", 5, []string{"投", "（资"}},
		{"soft hyphen shown where it breaks", "Fahrzeug\u00adkomponenten", 12, []string{"Fahrzeug-", "komponenten"}},
		{"soft hyphen not shown", "Fahrzeug\u00adteile", 20, []string{"Fahrzeugteile"}},
		{"after a hyphen", "Sino-German", 8, []string{"Sino-", "German"}},
		{"number with hyphen stays", "COVID-19", 8, []string{"COVID-19"}},
		{"too wide for a line", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"empty", "", 10, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, balanced(pieces(test.text), test.width, perCharacter)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// FuzzBalanced: no character is lost but spaces and soft hyphens, and no line
// is too wide.
func FuzzBalanced(f *testing.F) {
	f.Add("Sino-German industrial park 中德产业园，武汉", 12)
	f.Add("a\u00adb （（（", 3)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if width < 3 || width > 200 || len(text) > 500 || !utf8.ValidString(text) {
			return
		}
		bare := strings.NewReplacer("\u00ad", "", "\u200b", "", "-", "")
		kept := func(s string) string { return strings.Join(strings.Fields(bare.Replace(s)), "") }
		var got strings.Builder
		for _, line := range balanced(pieces(text), width, perCharacter) {
			if n := perCharacter(line); n > width+1 {
				t.Errorf("%q is %d wide, more than %d", line, n, width)
			}
			got.WriteString(line)
		}
		if kept(got.String()) != kept(text) {
			t.Errorf("%q became %q", text, got.String())
		}
	})
}

func BenchmarkDraw(b *testing.B) {
	s := parkStyle(b)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := s.Draw(&out, cards["de"]); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}
