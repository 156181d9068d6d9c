package render

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"qiao/internal/cache"
	"qiao/internal/diag"
	"qiao/internal/files"
	"qiao/internal/images"
	"qiao/internal/site"
)

// picture is an image of a page with all that it is published as. Its files
// are planned from its header; it is decoded when the first of them is written
// that is not in the cache, and forgotten when all have been.
//
// The main file keeps the picture's own name, so that links to it, from this
// site and others, hold for as long as the author keeps the file. All others
// are named after what they hold, so that they can be cached for ever.
type picture struct {
	r      *renderer
	file   string // of the site
	header *images.Header
	// width and height are those of the main file; 0 if not known.
	width, height int
	files         []pictureFile // the main one first
	drawing       []byte        // of an SVG file, instead of files
	problems      []*images.Problem

	mu   sync.Mutex
	base *images.Base
	left int // files still to be written before base is forgotten
}

// pictureFile is one file that a picture is published as.
type pictureFile struct {
	images.Variant
	path string // below the base URL
	key  string // in the cache
}

// settings are those of the site's images.
func (r *renderer) imageSettings() images.Settings {
	c := r.site.Config.Images
	return images.Settings{Quality: c.Quality, AVIF: c.AVIF, WebP: c.WebP}
}

// inspect reads the headers of pictures, with all cores.
func (r *renderer) inspect(resources []*site.Resource) []*picture {
	pictures := make([]*picture, len(resources))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, res := range resources {
		g.Go(func() error {
			pictures[i] = r.newPicture(res)
			return nil
		})
	}
	_ = g.Wait() // nothing above fails
	return pictures
}

func (r *renderer) newPicture(res *site.Resource) *picture {
	p := &picture{r: r, file: res.File}
	data, problem := r.imageData(res.File)
	if problem != nil {
		p.problems = append(p.problems, problem)
		return p
	}
	if f, _ := images.FormatOf(res.File); f == images.SVG {
		var d *images.Drawing
		if d, p.problems = images.CleanSVG(data); d != nil {
			p.drawing, p.width, p.height = d.Data, d.Width, d.Height
		}
		return p
	}
	if p.header, problem = images.Inspect(res.File, data); problem != nil {
		p.problems = append(p.problems, problem)
		return p
	}
	if w := p.header.Warning(); w != nil {
		p.problems = append(p.problems, w)
	}
	p.plan(res.Path, data)
	return p
}

// imageData reads an image file, up to the limit of its format.
func (r *renderer) imageData(file string) ([]byte, *images.Problem) {
	data, err := r.root.ReadLimit(file, images.MaxFile)
	switch {
	case errors.Is(err, files.ErrTooLarge):
		return nil, images.TooLarge(images.MaxFile)
	case err != nil:
		return nil, images.Unreadable(files.Cause(err))
	}
	return data, nil
}

// plan names the picture's files.
func (p *picture) plan(address string, data []byte) {
	settings := p.r.imageSettings()
	sum := sha256.Sum256(data)
	content := hex.EncodeToString(sum[:])
	stem := strings.TrimSuffix(address, path.Ext(address))
	for _, v := range p.header.Plan(settings) {
		width := strconv.Itoa(v.Width)
		f := pictureFile{Variant: v, path: address}
		f.key = cache.Key(settings.Fingerprint(v.Format), content, string(v.Format), width, strconv.FormatBool(v.Main))
		if !v.Main {
			f.path = stem + "-" + width + "." + f.key[:8] + v.Format.Extension()
		}
		p.files = append(p.files, f)
	}
	p.left = len(p.files)
	p.width, p.height = p.files[0].Width, p.files[0].Height
}

// write writes one of the picture's files.
func (p *picture) write(f *pictureFile, b *bytes.Buffer) []diag.Diagnostic {
	defer p.written()
	if data, ok := p.r.cache.Get(f.key); ok {
		b.Write(data)
		return nil
	}
	base, problem := p.load()
	if problem != nil {
		return []diag.Diagnostic{problem.In(p.file)}
	}
	p.r.decoded(p)
	need := f.Memory()
	_ = p.r.encoding.Acquire(context.Background(), need) // as in load
	data, err := base.Encode(f.Variant, p.r.imageSettings())
	p.r.encoding.Release(need)
	if err != nil {
		return []diag.Diagnostic{images.Unreadable(err).In(p.file)}
	}
	p.r.cache.Put(f.key, data)
	b.Write(data)
	return nil
}

// load decodes the picture, unless it is decoded already. How many are decoded
// at a time depends on how much memory they take.
func (p *picture) load() (*images.Base, *images.Problem) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.base != nil {
		return p.base, nil
	}
	need := min(p.header.Memory(), images.MaxMemory)
	_ = p.r.decoding.Acquire(context.Background(), need) // only a context can make it fail
	defer p.r.decoding.Release(need)
	data, problem := p.r.imageData(p.file)
	if problem == nil {
		p.base, problem = images.Load(data, p.header)
	}
	return p.base, problem
}

// written notes that a file has been written.
func (p *picture) written() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.left--; p.left <= 0 {
		p.base, p.left = nil, len(p.files)
	}
}

func (p *picture) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.base = nil
}

// decoded notes a decoded picture. A preview is never asked for all files of a
// picture, so that pictures are forgotten when several others have been
// decoded since.
func (r *renderer) decoded(p *picture) {
	if oldest := r.latest.add(p); oldest != nil {
		oldest.forget()
	}
}

// recent are the pictures that were decoded last.
type recent struct {
	mu       sync.Mutex
	pictures []*picture
}

// add adds a picture and returns the one that is no longer recent, if any.
func (l *recent) add(p *picture) *picture {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pictures = append(slices.DeleteFunc(l.pictures, func(o *picture) bool { return o == p }), p)
	if len(l.pictures) <= 2*runtime.GOMAXPROCS(0) {
		return nil
	}
	oldest := l.pictures[0]
	l.pictures = slices.Delete(l.pictures, 0, 1)
	return oldest
}

// pictures adds the files of pictures.
func (p *planner) addPictures(resources []*site.Resource) {
	for i, pic := range p.inspect(resources) {
		for _, problem := range pic.problems {
			p.ds = append(p.ds, problem.In(pic.file))
		}
		p.pictures[pic.file] = pic
		if pic.drawing != nil {
			p.add(Output{Path: resources[i].Path, Source: pic.file, Inputs: p.inputs.file(pic.file), Render: bytesOf(pic.drawing)})
		}
		for j := range pic.files {
			f := &pic.files[j]
			write := func(b *bytes.Buffer) []diag.Diagnostic { return pic.write(f, b) }
			o := Output{Path: f.path, Source: pic.file, Inputs: p.inputs.file(pic.file), Hashed: !f.Main, Render: write}
			if f.Main {
				p.add(o)
			} else {
				p.claim(site.GeneratedFile, o)
			}
		}
	}
}

// static adds a static file: an image without its metadata, every other as it
// is.
func (p *planner) static(address, file string) {
	format, is := images.FormatOf(file)
	if !is {
		if ext := strings.ToLower(path.Ext(file)); metadataFormats[ext] {
			p.ds = append(p.ds, images.Unclean(strings.ToUpper(ext[1:])).In(file))
		}
		p.copy(address, file)
		return
	}
	p.add(Output{Path: address, Source: file, Inputs: p.inputs.file(file), Render: func(b *bytes.Buffer) []diag.Diagnostic {
		data, problem := p.imageData(file)
		if problem != nil {
			return []diag.Diagnostic{problem.In(file)}
		}
		var clean []byte
		var problems []*images.Problem
		if format == images.SVG {
			var d *images.Drawing
			if d, problems = images.CleanSVG(data); d != nil {
				clean = d.Data
			}
		} else if clean, problem = images.Strip(file, data); problem != nil {
			problems = append(problems, problem)
		}
		b.Write(clean)
		return findings(problems, file)
	}})
}

// metadataFormats are the extensions of images that carry metadata which qiao
// cannot remove.
var metadataFormats = map[string]bool{
	".avif": true, ".heic": true, ".heif": true, ".tif": true, ".tiff": true, ".psd": true, ".jxl": true, ".dng": true,
}

func findings(problems []*images.Problem, file string) []diag.Diagnostic {
	ds := make([]diag.Diagnostic, 0, len(problems))
	for _, p := range problems {
		ds = append(ds, p.In(file))
	}
	return ds
}
