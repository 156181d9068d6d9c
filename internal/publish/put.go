package publish

import (
	"crypto/sha256"
	"path"

	"qiao/internal/diag"
)

// Keep takes an output of which is known what bytes it has, without their being
// made again, if the published folder has them. It reports false if it has
// not; the output is then to be put.
func (s *Stage) Keep(f File, sum Sum) bool {
	was := s.records.find(f.Name)
	if was == nil || was.sum != sum || s.published == nil {
		return false
	}
	p, err := s.look(f.Name, was)
	if err != nil || p.owner != ours || p.sum != sum {
		return false
	}
	s.take(f, output{sum: sum, kept: true, signature: p.signature, signed: p.signed, linked: p.linked, owner: ours})
	return true
}

// Put takes one output, and returns its sum. It reports false once something
// could not be written; the finding comes with [Stage.Check], and more outputs
// are not of use.
func (s *Stage) Put(f File, data []byte) (Sum, bool) {
	sum := Sum(sha256.Sum256(data))
	s.mu.Lock()
	stop := s.failure != nil
	s.mu.Unlock()
	if stop {
		return sum, false
	}
	o, err := s.compare(f.Name, sum, data)
	if err == nil && !o.kept {
		err = s.write(f.Name, data, &o)
	}
	if err != nil {
		s.fail(err, f.Name)
		return sum, false
	}
	s.take(f, o)
	return sum, true
}

// take remembers an output.
func (s *Stage) take(f File, o output) {
	o.hashed = f.Hashed
	s.outputs.add(f.Name, o)
}

// fail keeps the first failure to write an output.
func (s *Stage) fail(err error, name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failure == nil {
		d := failed(err, diag.Pos{File: path.Join(s.target.Name, name)})
		s.failure = &d
	}
}

// ownership says who made a published file.
type ownership uint8

const (
	nobodys ownership = iota // there is none
	theirs                   // no build made it
	ours                     // the last build made it, and it is as it was
	edited                   // the last build made it, and somebody changed it
)

// publishedFile is what is found out about a published file.
type publishedFile struct {
	state
	owner  ownership
	sum    Sum  // of the bytes, if they are ours
	signed bool // the signature is to be believed
	linked bool // it is that of a file linked into the stage just now
}

// look finds out about a published file; was is what the record has of it, nil
// for nothing. A file whose signature is not believed is read.
func (s *Stage) look(name string, was *file) (p publishedFile, err error) {
	if was != nil && was.linked { // it was looked at a moment ago
		return publishedFile{state: state{signature: was.signature}, owner: ours, sum: was.sum, linked: true}, nil
	}
	p.state, err = s.published.stat(name)
	switch {
	case missing(err):
		return p, nil
	case err != nil:
		return p, err
	case p.mode.IsDir():
		return p, nil // what is in it counts
	case !p.mode.IsRegular() || !s.records.knows(name):
		p.owner = theirs
		return p, nil
	case was != nil && was.signed && was.signature == p.signature:
		p.owner, p.sum, p.signed = ours, was.sum, true
		return p, nil
	}
	if p.sum, err = s.published.sumOf(name); err != nil {
		return p, err
	}
	p.signed = p.settled(s.began)
	p.owner = edited
	if s.records.made(name, p.sum) {
		p.owner = ours
	}
	return p, nil
}

// compare compares an output with the published file of its name.
func (s *Stage) compare(name string, sum Sum, data []byte) (o output, err error) {
	o.sum = sum
	if s.published == nil {
		return o, nil
	}
	p, err := s.look(name, s.records.find(name))
	if err != nil {
		return o, err
	}
	if p.owner == theirs && p.mode.IsRegular() && p.size == int64(len(data)) {
		if p.sum, err = s.published.sumOf(name); err != nil {
			return o, err
		}
		p.signed = p.settled(s.began)
	}
	o.owner, o.signature, o.signed, o.linked = p.owner, p.signature, p.signed, p.linked
	o.kept = p.owner != nobodys && p.sum == sum
	return o, nil
}

// write writes a new or changed output into the stage. Who has the old one in a
// cache compares seconds, so the new one has a later one.
func (s *Stage) write(name string, data []byte, o *output) error {
	if err := s.prepare(); err != nil {
		return err
	}
	after := int64(-1 << 62)
	if o.owner != nobodys {
		after = o.second()
	}
	state, err := s.stage.create(name, data, after)
	o.signature, o.signed = state.signature, false
	return err
}
