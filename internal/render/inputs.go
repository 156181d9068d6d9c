package render

import (
	"qiao/internal/site"
	"qiao/internal/snapshot"
)

// inputs says what outputs are made from. There are few kinds, on purpose: each
// output is made from the site as all may see it, and from whole texts that are
// its own; so nobody needs to guess what a template looks at. A text that changes
// without a change to its face changes only the outputs that are made from it.
type inputs struct {
	digest *Digest
	site   snapshot.Sum // what all outputs are made from
}

// newInputs completes the digest by what planning has found: which languages
// have all pages on one depends on how long the texts are.
func newInputs(d *Digest, booklets []bool) inputs {
	if d == nil {
		return inputs{}
	}
	marks := make([]byte, len(booklets))
	for i, has := range booklets {
		if has {
			marks[i] = 1
		}
	}
	return inputs{d, snapshot.Join(d.Site, snapshot.SumOf(marks))}
}

// of are the inputs of an output that is made from the texts of documents.
func (in inputs) of(docs ...*site.Document) snapshot.Sum {
	if in.digest == nil {
		return snapshot.Sum{}
	}
	sums := make([]snapshot.Sum, 1, 8)
	sums[0] = in.site
	for _, d := range docs {
		sums = append(sums, in.digest.Text(d))
	}
	return snapshot.Join(sums...)
}

// file are the inputs of an output that is made from a file.
func (in inputs) file(name string) snapshot.Sum {
	if in.digest == nil {
		return snapshot.Sum{}
	}
	return snapshot.Join(in.site, in.digest.File(name))
}
