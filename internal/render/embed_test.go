package render

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEmbedding says what becomes of a page's HTML in another page.
func TestEmbedding(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"headings", `<h1 class="a">A</h1><h2>B</h2><H6>C</H6><header>h</header><hr>`, `<h3 class="a">A</h3><h4>B</h4><h6>C</h6><header>h</header><hr>`},
		{"ids", `<p id="a">x</p><label for="a">`, `<p id="p1.a">x</p><label for="p1.a">`},
		{"references", `<td headers="a b" aria-labelledby="c">`, `<td headers="p1.a p1.b" aria-labelledby="p1.c">`},
		{"own anchor", `<a href="#a">x</a>`, `<a href="#p1.a">x</a>`},
		{"figures", `<data id="figure.a">1</data><a href="#fact.a">1</a>`, `<data id="figure.a">1</data><a href="#fact.a">1</a>`},
		{"link", `<a class="l" href="../b/?x&amp;y#z">x</a>`, `<a class="l" href="to(../b/?x&amp;y#z)">x</a>`},
		{"drawing", `<svg><use xlink:href="#i"/><path marker-end="url(#m)" fill="none"/></svg>`, `<svg><use xlink:href="#p1.i"/><path marker-end="url(#p1.m)" fill="none"/></svg>`},
		{"details", `<details><summary>Q</summary>A</details><details open id="d">`, `<details open=""><summary>Q</summary>A</details><details open="" id="p1.d">`},
		{"pictures", `<img src="a.png" alt="" loading="lazy">`, `<img src="a.png" alt="">`},
		{"current page", `<a href="./" aria-current="page">`, `<a href="to(./)">`},
		{"as it was", `<p  title='1 &lt; 2' data-x>a &amp; b<!-- c --></p>`, `<p  title='1 &lt; 2' data-x>a &amp; b<!-- c --></p>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got bytes.Buffer
			e := embedding{prefix: "p1.", shift: 2, link: func(a string) string { return "to(" + a + ")" }}
			e.write(&got, []byte(tt.in))
			if diff := cmp.Diff(tt.want, got.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
