package check

import "bytes"

// mayHold reports whether a published file may hold a withheld word, in either
// of its readings: with its tags and without them. It errs only towards yes.
//
// Both readings are of the same text, so that they are in the same state but
// for some characters after each tag. The reading without tags is followed until
// nothing of what it had read before the tag matters any more; from then on, what
// it would find the other one finds too.
func (w *Withheld) mayHold(data []byte) bool {
	var with, without state
	for at := 0; at < len(data); {
		tag := at + bytes.IndexByte(data[at:], '<')
		if tag < at {
			tag = len(data)
		}
		without = w.fade(without, data, at, tag)
		with, at = w.read(with, data, at, tag)
		if (with|without)&ending != 0 {
			return true
		}
		if at >= len(data) {
			break
		}
		if without == 0 {
			without = with
		}
		if with, at = w.read(with, data, at, afterTag(data, tag)); with&ending != 0 {
			return true
		}
	}
	return false
}

// read reads what stands from one offset to another, or until a word ends, and
// returns where it stopped.
func (w *Withheld) read(s state, data []byte, from, to int) (after state, at int) {
	for from < to && s&ending == 0 {
		var n int
		s, n = w.automaton.run(s, data[from:to])
		if from += n; from < to && s&ending == 0 {
			s, n = w.character(s, data[from:])
			from += n
		}
	}
	return s, from
}

// fade is read until the first state.
func (w *Withheld) fade(s state, data []byte, from, to int) state {
	for from < to && s != 0 && s&ending == 0 {
		var n int
		s, n = w.character(s, data[from:])
		from += n
	}
	return s
}

// character reads one character as it is meant.
func (w *Withheld) character(s state, data []byte) (after state, size int) {
	r, size := decodeMeant(data)
	if r = foldRune(r); r < 0 {
		return s, size
	}
	return w.automaton.take(s, r), size
}
