package buildtest

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Edit is one change to a site. The kind says what is done, the seed to what
// and how; so the same edit does the same to the same tree, and much the same to
// another one, which is what makes sequences of edits shrinkable.
type Edit struct {
	Kind string
	Seed uint64
}

// String writes the edit as [ParseEdit] reads it.
func (e Edit) String() string { return fmt.Sprintf("%s:%x", e.Kind, e.Seed) }

// ParseEdit reads what [Edit.String] writes.
func ParseEdit(text string) (Edit, error) {
	kind, seed, _ := strings.Cut(text, ":")
	n, err := strconv.ParseUint(seed, 16, 64)
	if err != nil {
		return Edit{}, fmt.Errorf("edit %q: want kind:seed in hexadecimal: %w", text, err)
	}
	return Edit{Kind: kind, Seed: n}, nil
}

// Kinds are the kinds of edits, sorted.
func Kinds() []string {
	var names []string
	for _, group := range groups {
		for name := range group {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// groups are the kinds of edits by subject.
var groups = []map[string]func(*editor){
	contentKinds, pageKinds, configKinds, themeKinds, dataKinds, fileKinds, historyKinds,
}

// Apply makes an edit and says what it did; the words are empty, and the tree
// is as it was, where the edit has nothing to change. It panics on a kind that
// does not exist.
func (t *Tree) Apply(edit Edit) string {
	for _, group := range groups {
		if apply := group[edit.Kind]; apply != nil {
			return t.apply(edit, apply)
		}
	}
	panic("buildtest: no edits of the kind " + edit.Kind)
}

func (t *Tree) apply(edit Edit, apply func(*editor)) string {
	before := t.snapshot()
	e := &editor{tree: t, seed: edit.Seed, rand: rand.New(rand.NewPCG(edit.Seed, 1))}
	apply(e)
	if e.did == "" {
		return ""
	}
	t.past = append(t.past, before)
	return e.did
}

// editor is an edit at work.
type editor struct {
	tree *Tree
	seed uint64
	rand *rand.Rand
	did  string // what was done
}

// pick chooses one of the names by the seed. Names that are added or removed
// change the choice only where they have to.
func (e *editor) pick(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return slices.MinFunc(names, func(a, b string) int { return cmp.Compare(e.rank(a), e.rank(b)) })
}

func (e *editor) rank(name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(name))
	return rand.NewPCG(h.Sum64(), e.seed).Uint64()
}

// one of the choices.
func (e *editor) one(choices ...string) string { return choices[e.rand.IntN(len(choices))] }

// put writes a file in one of the ways in which files are written.
func (e *editor) put(name, data string) {
	before, exists := e.tree.files[name]
	if exists && before.Data == data {
		return
	}
	f := File{Data: data}
	switch e.rand.IntN(8) {
	case 0:
		f.Time = RichNow.AddDate(0, 0, -e.rand.IntN(400)) // unpacked from somewhere
	case 1:
		f.SameTime = exists && len(before.Data) != len(data)
	case 2, 3:
		f.Replace = true
	}
	e.tree.files[name] = f
	e.note("%s", name)
}

func (e *editor) remove(name string) {
	delete(e.tree.files, name)
	e.note("without %s", name)
}

func (e *editor) move(from, to string) {
	f, exists := e.tree.files[from]
	if _, taken := e.tree.files[to]; !exists || taken || from == to {
		return
	}
	delete(e.tree.files, from)
	e.tree.files[to] = f
	e.note("%s → %s", from, to)
}

func (e *editor) note(format string, args ...any) {
	if e.did != "" {
		e.did += ", "
	}
	e.did += fmt.Sprintf(format, args...)
}

// counter is a number in a text that means nothing, to be changed.
var counter = regexp.MustCompile(`\b?[1-9][0-9]{3}`)

// count changes one number of four digits in a file to another: the size stays
// the same.
func (e *editor) count(name string) {
	data := e.tree.Data(name)
	places := slices.DeleteFunc(counter.FindAllStringIndex(data, -1), func(at []int) bool {
		return strings.HasPrefix(data[at[0]:], "20") // a year
	})
	if len(places) == 0 {
		return
	}
	at := places[e.rand.IntN(len(places))]
	e.put(name, data[:at[0]]+strconv.Itoa(3000+e.rand.IntN(7000))+data[at[1]:])
}

// countIn changes a number in one of the files.
func countIn(prefix, suffix string) func(*editor) {
	return func(e *editor) { e.count(e.pick(e.names(prefix, suffix))) }
}

// names are the files whose names begin and end so.
func (e *editor) names(prefix, suffix string) []string {
	return slices.DeleteFunc(e.tree.Names(prefix), func(n string) bool { return !strings.HasSuffix(n, suffix) })
}

// replace replaces a piece of a file, where it stands for the first time, by
// one of the others, or one of these by the piece.
func (e *editor) replace(name, piece string, others ...string) {
	data := e.tree.Data(name)
	for _, other := range e.shuffled(others) {
		if strings.Contains(data, other) && !strings.Contains(data, piece) {
			e.put(name, strings.Replace(data, other, piece, 1))
			return
		}
		if strings.Contains(data, piece) {
			e.put(name, strings.Replace(data, piece, other, 1))
			return
		}
	}
}

func (e *editor) shuffled(list []string) []string {
	list = slices.Clone(list)
	e.rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// day is a date some days around the tree's now.
func (e *editor) day(around int) string {
	return e.tree.Now.AddDate(0, 0, e.rand.IntN(2*around+1)-around).Format(time.DateOnly)
}
