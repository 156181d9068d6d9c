package build

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"qiao/internal/build/buildtest"
	"qiao/internal/diag"
)

// batch builds a site as the command build does: each time from the disk, with
// what earlier builds left there.
type batch struct {
	at *place
	// foreign are the files in the published folder that no build made, and
	// meddled the outputs that somebody changed there, with their bytes.
	foreign, meddled map[string]string
	// earlier are the outputs of all builds, by name and bytes.
	earlier map[[2]string]bool
}

func newBatch(p *place) *batch {
	return &batch{at: p, foreign: make(map[string]string), meddled: make(map[string]string), earlier: make(map[[2]string]bool)}
}

func (b *batch) String() string { return "build" }
func (b *batch) place() *place  { return b.at }

func (b *batch) run(ctx context.Context, o Options) error {
	r, _ := Run(ctx, b.at.root, Settings{Options: o})
	public, err := buildtest.ReadFiles(b.at.path("public"))
	if r.Published {
		b.remember(public)
		err = errors.Join(err, b.settle(public))
	}
	return err
}

// compare holds a build to the one from nothing. After errors it finds the
// same, and the published folder stays as it is.
func (b *batch) compare(ctx context.Context, o Options, want *clean) error {
	before, err := buildtest.ReadFiles(b.at.path("public"))
	if err != nil {
		return err
	}
	b.forgetReverted(before)
	r, ds := Run(ctx, b.at.root, Settings{Options: o})
	after, err := buildtest.ReadFiles(b.at.path("public"))
	if err != nil {
		return err
	}
	if diff := cmp.Diff(want.found, b.withoutMeddled(ds), cmpopts.EquateEmpty()); diff != "" {
		return fmt.Errorf("findings (-clean +again):\n%s", diff)
	}
	if diff := cmp.Diff(want.result, r, cmpopts.IgnoreFields(Result{}, "Result")); diff != "" {
		return fmt.Errorf("result (-clean +again):\n%s", diff)
	}
	if !r.Published {
		return differing("the published folder, though there are errors", before, after)
	}
	if r.Written+r.Unchanged != r.Outputs {
		return fmt.Errorf("%d files written and %d unchanged are not %d outputs", r.Written, r.Unchanged, r.Outputs)
	}
	err = differing("the published folder", b.expected(want.outputs, after), after)
	b.remember(want.outputs)
	return errors.Join(err, b.settle(after))
}

// expected is what the published folder is to hold after a build with these
// outputs: them, what no build made, and what is kept of earlier builds.
func (b *batch) expected(outputs, public map[string]string) map[string]string {
	files := maps.Clone(outputs)
	for _, kept := range []map[string]string{b.foreign, b.meddled} {
		for name, data := range kept {
			if _, is := outputs[name]; !is {
				files[name] = data
			}
		}
	}
	for name, data := range public {
		if _, is := files[name]; !is && b.retained(name, data) {
			files[name] = data
		}
	}
	return files
}

// hashed are names that change with what the file holds.
var hashed = regexp.MustCompile(`\.[0-9a-f]{8,}\.[a-z0-9]+$|^search/`)

// retained reports whether a file may be left from an earlier build: one whose
// name changes with its content, so that pages that were loaded before find it.
func (b *batch) retained(name, data string) bool {
	return hashed.MatchString(name) && b.earlier[[2]string{name, data}]
}

func (b *batch) remember(outputs map[string]string) {
	for name, data := range outputs {
		b.earlier[[2]string{name, data}] = true
	}
}

// withoutMeddled leaves out findings about outputs that somebody changed: a
// build from nothing cannot have them.
func (b *batch) withoutMeddled(ds []diag.Diagnostic) []diag.Diagnostic {
	return slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool {
		_, is := b.meddled[strings.TrimPrefix(d.Pos.File, "public/")]
		return is && d.Code() == "publish-edited"
	})
}

// forgetReverted forgets changed outputs that are no more what they were
// changed to.
func (b *batch) forgetReverted(public map[string]string) {
	maps.DeleteFunc(b.meddled, func(name, data string) bool { return public[name] != data })
}

// settle clears away, as its owner would, what a build kept because somebody
// changed it.
func (b *batch) settle(public map[string]string) (errs error) {
	for name, data := range b.meddled {
		if public[name] == data {
			errs = errors.Join(errs, os.Remove(b.at.path("public/"+name)))
		}
	}
	clear(b.meddled)
	return errs
}

// meddle changes something in the published folder.
func (b *batch) meddle(e buildtest.Edit) (string, error) {
	public, err := buildtest.ReadFiles(b.at.path("public"))
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(public)), func(name string) bool {
		return hashed.MatchString(name) || b.foreign[name] != ""
	})
	if err != nil || len(names) == 0 {
		return "", err
	}
	name := names[e.Seed%uint64(len(names))]
	file := b.at.path("public/" + name)
	switch e.Kind {
	case "public-delete":
		delete(b.meddled, name)
		return name, os.Remove(file)
	case "public-change":
		b.meddled[name] = public[name] + "meddled"
		return name, os.WriteFile(file, []byte(b.meddled[name]), 0o644)
	default:
		name = path.Join(path.Dir(name), "foreign.txt")
		b.foreign[name] = fmt.Sprint("foreign ", e.Seed)
		return name, os.WriteFile(b.at.path("public/"+name), []byte(b.foreign[name]), 0o644)
	}
}

// differing says how two trees differ.
func differing(what string, want, got map[string]string) error {
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		return fmt.Errorf("%s (-want +got):\n%s", what, diff)
	}
	return nil
}
