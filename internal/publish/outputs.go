package publish

import (
	"iter"
	"sync"
)

// output is one output as it was put or kept.
type output struct {
	there  bool // it was put or kept
	sum    Sum
	hashed bool
	kept   bool // the published file has the same bytes
	signed bool // the signature is to be believed
	linked bool // the signature is that of a file linked into the stage just now
	signature
	owner ownership // of the published file
}

// outputs are those of a build so far. Nearly all have the name of a file in the
// record. They stand in its order, so that nobody waits for a lock to add one.
type outputs struct {
	record *record
	known  []output // in the order of the record's files

	mu     sync.Mutex
	others map[string]*output
}

func newOutputs(r *record) *outputs {
	return &outputs{record: r, known: make([]output, len(r.files)), others: make(map[string]*output)}
}

// add takes an output. It may be called for several at a time.
func (all *outputs) add(name string, o output) {
	o.there = true
	if i := all.record.findFile(name); i >= 0 {
		all.known[i] = o
		return
	}
	all.mu.Lock()
	defer all.mu.Unlock()
	all.others[name] = &o
}

// find returns the output of that name, nil if there is none.
func (all *outputs) find(name string) *output {
	if i := all.record.findFile(name); i >= 0 {
		return all.at(i)
	}
	return all.others[name]
}

// at returns the output with the name of the record's i-th file, nil if there is
// none.
func (all *outputs) at(i int) *output {
	if o := &all.known[i]; o.there {
		return o
	}
	return nil
}

// each yields the outputs with their names, those that the record has in its
// order.
func (all *outputs) each() iter.Seq2[string, *output] {
	return func(yield func(string, *output) bool) {
		for i := range all.known {
			if o := all.at(i); o != nil && !yield(all.record.files[i].name, o) {
				return
			}
		}
		for name, o := range all.others {
			if !yield(name, o) {
				return
			}
		}
	}
}
