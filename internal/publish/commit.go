package publish

import (
	"path"

	"qiao/internal/diag"
)

// retention is for how many builds a file with a hash in its name stays after
// the last that made it.
const retention = 2

// Commit publishes what was put and kept: all of it, or nothing, and then with
// a finding. It must follow a [Stage.Check] without errors. Where nothing has
// changed, nothing is touched.
func (s *Stage) Commit() (Result, []diag.Diagnostic) {
	if err := s.next.run(); err != nil {
		return Result{}, []diag.Diagnostic{failed(err, diag.Pos{File: s.target.Name})}
	}
	s.made = nil
	return s.next.result, nil
}

// commit is the work of one Commit.
type commit struct {
	*Stage
	result   Result
	retained []*file
	removed  []*file
	retired  bool // outputs of the last build are retained for the first time
}

func newCommit(s *Stage) *commit {
	c := &commit{Stage: s}
	c.count()
	return c
}

// changes reports whether the published folder is to be changed.
func (c *commit) changes() bool {
	return c.published != nil && (c.result.Written > 0 || c.result.Removed > 0)
}

// count decides what becomes of the files that are outputs no more, and counts.
// Files age in builds that change something.
func (c *commit) count() {
	for _, o := range c.outputs.each() {
		if o.kept {
			c.result.Unchanged++
		} else {
			c.result.Written++
		}
	}
	changes := c.result.Written > 0
	for _, f := range c.plan.gone {
		changes = changes || f.age == 0 || !f.hashed
	}
	for _, f := range c.plan.gone {
		switch {
		case !changes:
			c.retained = append(c.retained, f)
		case f.hashed && f.age < retention:
			c.retired = c.retired || f.age == 0
			f.age++
			c.retained = append(c.retained, f)
		default:
			c.removed = append(c.removed, f)
		}
	}
	c.result.Removed, c.result.Retained = len(c.removed), len(c.retained)
}

// run takes the steps in the order that leaves, wherever it is cut off, a
// complete published folder and a record that covers it.
func (c *commit) run() error {
	if c.published != nil && !c.changes() {
		return c.settle()
	}
	if err := c.prepare(); err != nil {
		return err
	}
	if c.published != nil && !c.stage.exchange {
		return c.updateInPlace()
	}
	for _, step := range c.steps() {
		if err := step.do(); err != nil {
			return err
		}
	}
	return nil
}

// step is a step of publishing; tests kill the process after each.
type step struct {
	name string
	do   func() error
}

func (c *commit) steps() []step {
	var next *record
	return []step{
		{"complete", c.complete},
		{"sync", c.sync},
		{"announce", func() (err error) {
			if next, err = c.exchanged(); err != nil {
				return err
			}
			return next.write(c.state, c.target.stateName(nextSuffix))
		}},
		{"exchange", c.exchange},
		{"record", c.confirm},
		{"strip", c.strip},
		{"rest", c.rest},
	}
}

// settle brings the record up to date where the published folder is.
func (c *commit) settle() error {
	if c.recorded() {
		return nil
	}
	next, err := c.unchanged()
	if err != nil {
		return err
	}
	if err := next.write(c.state, c.target.stateName(nextSuffix)); err != nil {
		return err
	}
	return c.confirm()
}

// unsettled is how many files a build may read in vain, because their
// signatures are not believed, before a build without changes writes a record.
const unsettled = 256

// recorded reports whether the record says what a build without changes would
// write.
func (c *commit) recorded() bool {
	if c.records.other != nil || c.records.cutOff || c.retired || c.result.Unchanged+len(c.retained) != len(c.records.files) {
		return false
	}
	news := 0
	for i := range c.records.files {
		f, o := &c.records.files[i], c.outputs.at(i)
		switch {
		case o == nil: // retained
			continue
		case f.sum != o.sum || f.hashed != o.hashed || f.age != 0:
			return false
		case o.signed && (!f.signed || f.signature != o.signature):
			news++
		}
	}
	return news < unsettled
}

// confirm makes the record of the build that is published the one that holds.
func (c *commit) confirm() error {
	return c.state.Rename(c.target.stateName(nextSuffix), c.target.stateName(recordSuffix))
}

// exchange puts the stage in the place of the published folder, which then
// stands where the stage was.
func (c *commit) exchange() error {
	from, err := c.stage.home.Open(".")
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := c.parent.Open(".")
	if err != nil {
		return err
	}
	defer to.Close()
	if c.published != nil {
		err = exchange(from, c.stage.name, to, c.base)
	} else {
		err = rename(from, c.stage.name, to, c.base)
	}
	if err != nil {
		return err
	}
	c.done = true
	return syncDir(to)
}

// strip removes from the folder that was replaced what the published one has
// taken over: the shadow holds only what builds made, so that no link in it
// leads a build elsewhere.
func (c *commit) strip() error {
	if c.published == nil {
		return nil
	}
	if err := c.rescue(); err != nil {
		return err
	}
	for _, name := range c.plan.carried {
		_ = c.published.unlink(name)
		c.prune(path.Dir(name))
	}
	for _, dir := range c.plan.empty {
		c.prune(dir)
	}
	return nil
}

// rest gives the folder that was replaced its name as the shadow, by which the
// next build knows that nothing is half done in it.
func (c *commit) rest() error {
	if c.published == nil || !c.stage.shadow {
		return nil
	}
	return c.state.Rename(c.stage.name, c.target.stateName(shadowSuffix))
}

// prune removes folders of the folder that was replaced that hold nothing.
func (c *commit) prune(dir string) {
	for ; dir != "." && c.published.rmdir(dir) == nil; dir = path.Dir(dir) {
	}
}
