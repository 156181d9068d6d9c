package theme

import (
	"crypto/sha512"
	"encoding/base64"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"qiao/themes"
)

// fileOnly is a file system with one file, m.yaml.
func fileOnly(text string) fs.FS {
	return fstest.MapFS{"m.yaml": &fstest.MapFile{Data: []byte(text)}}
}

func TestAssetMistakes(t *testing.T) {
	t.Parallel()
	css := "themes/bad/assets/main.css"
	tests := []struct {
		name  string
		files map[string]string
		want  []string
		names string
	}{
		{
			name: "missing url and import", names: "nope.woff2",
			files: map[string]string{css: "@font-face{font-family:x;src:url(nope.woff2)}\n@import \"nope.css\";\n"},
			want:  []string{css + ":1:30 error theme-asset-missing", css + ":2:1 warning theme-asset/warning"},
		},
		{
			name: "remote import", names: "example.net", files: map[string]string{css: "@import url(\"https://example.net/x.css\");\n"},
			want: []string{css + ":1:13 error theme-asset-remote"},
		},
		{
			name: "remote url without scheme", names: "example.net", files: map[string]string{css: "p{background:url(//example.net/x.png)}"},
			want: []string{css + ":1:14 error theme-asset-remote"},
		},
		{
			name: "out of the theme", files: map[string]string{css: "p{background:url(../../../secret.png)}", "secret.png": "x"},
			want: []string{css + ":1:14 error theme-asset-missing"}, names: "../../../secret.png",
		},
		{
			name: "script", files: map[string]string{"themes/bad/assets/a.js": "const 你 = ;\n"},
			want: []string{"themes/bad/assets/a.js:1:11 error theme-asset"}, names: "Unexpected",
		},
		{
			name: "imported file", files: map[string]string{css: "@import \"sub/a.css\";", "themes/bad/assets/sub/a.css": "p {\n  colr red\n}"},
			want: []string{"themes/bad/assets/sub/a.css:2:7 warning theme-asset/warning"}, names: "",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.files["themes/bad/layouts/page.html"] = "x"
			_, ds := loadSite(t, tt.files)
			compare(t, ds, tt.want...)
			if len(ds) > 0 && !strings.Contains(ds[0].Message("en"), tt.names) {
				t.Errorf("%q does not name %q", ds[0].Message("en"), tt.names)
			}
		})
	}
}

func TestBundle(t *testing.T) {
	t.Parallel()
	site := map[string]string{
		"themes/bad/layouts/page.html":   "x",
		"themes/bad/assets/main.css":     "/* secret */ @import \"sub/a.css\"; p { color: red; background: url(\"sub/dot.svg#x\") }",
		"themes/bad/assets/sub/a.css":    "a { color: blue }",
		"themes/bad/assets/sub/dot.svg":  "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
		"themes/bad/assets/sub/lone.svg": "<svg/>",
		"themes/bad/assets/main.js":      "// secret\nimport { f } from \"./sub/f.js\";\nf(\"中\");\n",
		"themes/bad/assets/sub/f.js":     "export const f = (word) => { document.title = word; };\n",
		"themes/bad/assets/_draft.css":   "p { color: green }",
	}
	first, ds := loadSite(t, site)
	compare(t, ds)
	second, _ := loadSite(t, site)
	if first == nil || second == nil {
		t.FailNow()
	}
	var names []string
	hash := regexp.MustCompile(`\.[0-9a-f]{10}\.`)
	for i, a := range first.Assets() {
		names = append(names, hash.ReplaceAllString(a.Path, ".#."))
		if b := second.Assets()[i]; a.Path != b.Path || string(a.Data) != string(b.Data) {
			t.Errorf("two folders make different files: %s, %s", a.Path, b.Path)
		}
		sum := sha512.Sum384(a.Data)
		if want := "sha384-" + base64.StdEncoding.EncodeToString(sum[:]); a.Integrity != want {
			t.Errorf("%s: integrity %s, want %s", a.Path, a.Integrity, want)
		}
		if strings.Contains(string(a.Data), "secret") {
			t.Errorf("%s holds a comment of its source", a.Path)
		}
	}
	if got, want := strings.Join(names, " "), "assets/dot.#.svg assets/main.#.css assets/main.#.js"; got != want {
		t.Errorf("assets %s, want %s", got, want)
	}
	css := string(first.assets["main.css"].Data)
	for _, want := range []string{"a{color:#00f}", "url(dot." + strings.TrimPrefix(first.Assets()[0].Path, "assets/dot.") + "#x)"} {
		if !strings.Contains(strings.ReplaceAll(css, `"`, ""), want) {
			t.Errorf("the style sheet lacks %s: %s", want, css)
		}
	}
	site["themes/bad/assets/sub/a.css"] = "a { color: black }"
	changed, _ := loadSite(t, site)
	if changed.assets["main.css"].Path == first.assets["main.css"].Path {
		t.Error("the name of a bundle does not change with what it imports")
	}
}

// TestTokenContrast holds the default theme's colours to WCAG 2.2: text at
// 4.5:1, lines that mean something at 3:1, in both schemes.
func TestTokenContrast(t *testing.T) {
	t.Parallel()
	css, err := fs.ReadFile(themes.FS, "park/assets/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, rest, _ := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	dark, _, _ := strings.Cut(rest, "@media (prefers-contrast")
	pairs := []struct {
		text, ground string
		ratio        float64
	}{
		{"on-seal", "seal-ground", 4.5},
		{"seal-ground", "paper", 3},
		{"edge", "paper", 3},
		{"edge", "sheet", 3},
		{"edge", "tint", 3},
	}
	for _, ground := range []string{"paper", "sheet", "tint"} {
		for _, text := range []string{"ink", "quiet", "seal", "steel"} {
			pairs = append(pairs, struct {
				text, ground string
				ratio        float64
			}{text, ground, 4.5})
		}
	}
	for _, data := range []string{"data-1", "data-2", "data-3", "data-4", "data-5"} {
		pairs = append(pairs, struct {
			text, ground string
			ratio        float64
		}{data, "paper", 3})
	}
	for scheme, text := range map[string]string{"light": light, "dark": dark} {
		tokens := colours(t, text)
		for _, p := range pairs {
			a, aOK := tokens[p.text]
			b, bOK := tokens[p.ground]
			if !aOK || !bOK {
				t.Errorf("%s: no token %s or %s", scheme, p.text, p.ground)
				continue
			}
			if got := contrast(a, b); got < p.ratio {
				t.Errorf("%s: %s on %s has %.2f:1, want %.1f:1", scheme, p.text, p.ground, got, p.ratio)
			}
		}
	}
}

// colours reads custom properties that are opaque colours, as luminances.
func colours(t *testing.T, css string) map[string]float64 {
	t.Helper()
	tokens := make(map[string]float64)
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(css, -1) {
		n, err := strconv.ParseUint(m[2], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		linear := func(shift int) float64 {
			c := float64(n>>shift&0xff) / 255
			if c <= 0.04045 {
				return c / 12.92
			}
			return math.Pow((c+0.055)/1.055, 2.4)
		}
		tokens[m[1]] = 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
	}
	return tokens
}

func contrast(a, b float64) float64 { return (math.Max(a, b) + 0.05) / (math.Min(a, b) + 0.05) }
