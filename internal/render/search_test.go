package render

import (
	"slices"
	"testing"

	"qiao/internal/search"
)

func TestSpokenSections(t *testing.T) {
	for _, c := range []struct {
		name, fragment string
		want           []search.Section
	}{
		{"blocks and lines", `<p>The <em>Re</em>st</p><p>of it</p>`, []search.Section{{Text: "The Rest of it"}}},
		{"headings", `<p>A</p><h2 id="b">B &amp; C</h2><p>D</p>`, []search.Section{{Text: "A"}, {ID: "b", Heading: "B & C", Text: "D"}}},
		{"cells", `<tr><th>A</th><td>1</td></tr>`, []search.Section{{Text: "A · 1"}}},
		{"the reference to a note", `<p>6<sup><a href="#fact.x">[1]</a></sup> projects</p>`, []search.Section{{Text: "6 projects"}}},
		{"what is not of the text", `<p>A</p><svg><text>x</text></svg><nav>y</nav>`, []search.Section{{Text: "A"}}},
		{"blanks", " <p>A\u00a0 <b> B</b>\n C&nbsp;&amp; D<br> <i>E</i>F </p> ", []search.Section{{Text: "A B C & D EF"}}},
		{"what snippets leave out", `<p>A<span data-nosnippet class="vh"> (hint)</span> and B</p>`, []search.Section{{Text: "A and B"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := spokenSections(c.fragment)
			if !slices.Equal(got, c.want) {
				t.Errorf("spokenSections(%q) = %q, want %q", c.fragment, got, c.want)
			}
		})
	}
}
