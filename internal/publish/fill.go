package publish

import "context"

// Fill brings the published files into a stage that has no shadow to begin with,
// as after the first build: that takes long where there are many, and need not
// wait until everything is rendered. It must be called before anything is kept
// or put. What it cannot bring is left to [Stage.Commit].
func (s *Stage) Fill(ctx context.Context) {
	r := s.records.record
	if s.published == nil || !s.stage.shadow || r.shadow != 0 || len(r.files) == 0 || s.prepare() != nil || !s.stage.exchange {
		return
	}
	_ = each(len(r.files), func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return s.fill(&r.files[i])
	})
}

// fill brings one file into the stage, if the published one is known to be what
// the last build made. Its new name changes the file's ctime: from then on the
// file is known by the signature that it has now.
func (s *Stage) fill(f *file) error {
	p, err := s.look(f.name, f)
	if err != nil || p.owner != ours || p.sum != f.sum || !p.signed {
		return err
	}
	if err := s.stage.take(s.published, f.name); err != nil {
		return err
	}
	st, err := s.stage.tree.stat(f.name)
	f.signed = false
	if f.linked = err == nil && st.same(&p.signature); f.linked {
		f.signature, f.shadow = st.signature, true
	}
	return err
}
