package compiled_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/quick"

	"qiao/internal/compiled"
)

// FuzzSame makes templates of bytes, and holds the compiled ones to
// html/template.
func FuzzSame(f *testing.F) {
	for seed := range 64 {
		f.Add([]byte(strings.Repeat(string(rune('!'+seed)), 40)))
	}
	f.Fuzz(func(t *testing.T, choices []byte) { same(t, choices) })
}

// TestGenerated does the same with templates that differ on every run.
func TestGenerated(t *testing.T) {
	t.Parallel()
	check := func(choices [120]byte) bool { return same(t, choices[:]) }
	if err := quick.Check(check, &quick.Config{MaxCount: 1500}); err != nil {
		t.Error(err)
	}
}

func same(t *testing.T, choices []byte) bool {
	g := generator{choices: choices}
	text := g.one(contexts)
	text = strings.Replace(text, "%s", g.list(3), 1)
	parsed, err := parse(text)
	if err != nil {
		return true
	}
	c, err := compiled.Compile(parsed, functions, methods...)
	if err != nil {
		return true
	}
	want, got := execute(c.Interpreted(), newPage()).masked(), execute(c, newPage()).masked()
	if want.err != "" && got.err != "" {
		return true // the words may depend on what the page has counted
	}
	if got != want {
		t.Errorf("%s\n got %+v\nwant %+v", text, got, want)
	}
	return got == want
}

var addresses = regexp.MustCompile(`0x[0-9a-f]{6,}`)

// masked is the outcome without addresses of the memory.
func (o outcome) masked() outcome {
	return outcome{addresses.ReplaceAllString(o.text, "0x"), addresses.ReplaceAllString(o.err, "0x")}
}

// generator writes templates. Its choices are bytes; when they are used up it
// takes the first of everything, which ends.
type generator struct {
	choices   []byte
	variables int
}

func (g *generator) choose(n int) int {
	if len(g.choices) == 0 {
		return 0
	}
	c := int(g.choices[0])
	g.choices = g.choices[1:]
	return c % n
}

func (g *generator) one(of []string) string { return of[g.choose(len(of))] }

func (g *generator) list(depth int) string {
	var b strings.Builder
	for range 1 + g.choose(3) {
		b.WriteString(g.node(depth))
	}
	return b.String()
}

func (g *generator) node(depth int) string {
	if depth == 0 {
		return "{{ " + g.pipeline(1) + " }}"
	}
	visible := g.variables
	defer func() { g.variables = visible }()
	switch g.choose(9) {
	case 1:
		return "text "
	case 2:
		return "{{ if " + g.pipeline(2) + " }}" + g.list(depth-1) + g.otherwise(depth) + "{{ end }}"
	case 3:
		return "{{ with " + g.pipeline(2) + " }}" + g.list(depth-1) + g.otherwise(depth) + "{{ end }}"
	case 4:
		return "{{ range " + g.pipeline(1) + " }}" + g.list(depth-1) + g.one([]string{"", "{{ break }}", "{{ if .Yes }}{{ continue }}{{ end }}"}) + g.otherwise(depth) + "{{ end }}"
	case 5:
		g.variables += 2
		return "{{ range $i, $x := " + g.operand(1) + " }}{{ $i }}" + g.list(depth-1) + "{{ end }}"
	case 6:
		return "{{ template \"part\" " + g.operand(1) + " }}"
	case 7:
		value := g.pipeline(1)
		g.variables = 2
		return "{{ $i := 0 }}{{ $x := " + value + " }}" + g.list(depth-1) + "{{ $x = " + g.operand(1) + " }}{{ $x }}"
	}
	return "{{ " + g.pipeline(2) + " }}"
}

func (g *generator) otherwise(depth int) string {
	if g.choose(2) == 0 {
		return ""
	}
	return "{{ else }}" + g.list(depth-1)
}

func (g *generator) pipeline(depth int) string {
	switch g.choose(4) {
	case 1:
		return g.call(depth)
	case 2:
		return g.operand(depth) + " | " + g.call(depth)
	}
	return g.operand(depth)
}

func (g *generator) operand(depth int) string {
	switch n := g.choose(8); {
	case n == 1 && depth > 0:
		return "(" + g.pipeline(depth-1) + ")"
	case n == 2 && g.variables > 0:
		return g.one([]string{"$x", "$i", "$x.Name", "$x.Title"})
	case n == 3 && depth > 0:
		return "(" + g.pipeline(depth-1) + ")" + g.one([]string{".Name", ".Title", ".a", ".Upper"})
	case n == 4:
		return g.one([]string{".Other.Title", ".Other.Nasty", "$.Title", "$.Params.text", ".Name", ".Upper", ".Children", ".Params.group", ".Menus", ".First", ".Params.list", ".Fails", ".Wrong", ".", "nil"})
	}
	return g.one(values)
}

// call is the call of a function with as many arguments as it may have, or not.
func (g *generator) call(depth int) string {
	name := g.one(strings.Fields(`say default dict join twice names address half small not2 tagged and or not len index slice
		print printf println html js urlquery eq ne lt le gt ge .Named .Sum .Two .Count`))
	for range g.choose(4) {
		name += " " + g.operand(depth-1)
	}
	return name
}
