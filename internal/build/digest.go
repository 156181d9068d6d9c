package build

import (
	"crypto/sha256"
	"encoding/json"
	"slices"
	"strings"

	"qiao/internal/cache"
	"qiao/internal/config"
	"qiao/internal/corpus"
	"qiao/internal/glossary"
	"qiao/internal/site"
	"qiao/internal/snapshot"
	"qiao/internal/source"
	"qiao/internal/theme"
)

// dependency is one kind of what outputs and findings are made from.
type dependency uint8

// The kinds. Each file of a site belongs to one of them; the last are no files.
const (
	onConfig     dependency = iota // site.yaml
	onTheme                        // templates, components, static files and declarations of the theme
	onAssets                       // of the theme
	onMessages                     // words of the interface
	onFacts                        // with their sources
	onGlossary                     // terms
	onTaxonomies                   // and their terms
	onRecords                      // and all other data
	onStatic                       // static files
	onResources                    // pictures and downloads, with the rights to them
	onText                         // the text of the document itself
	onFaces                        // which documents are published, and what others see of them
	onOptions                      // how the build was called
	onProgram                      // qiao itself
	onMoment                       // when it was called; see moment
	dependencies                   // how many there are
)

// dependencyOf is the kind of a file.
func dependencyOf(name string) dependency {
	folder, rest, _ := strings.Cut(name, "/")
	switch {
	case name == config.File:
		return onConfig
	case folder == "i18n":
		return onMessages
	case folder == theme.Folder && strings.Contains(rest, "/i18n/"):
		return onMessages
	case folder == theme.Folder && strings.Contains(rest, "/assets/"):
		return onAssets
	case folder == theme.Folder:
		return onTheme
	case folder == source.StaticDir:
		return onStatic
	case name == glossary.File:
		return onGlossary
	case name == site.TaxonomyFile:
		return onTaxonomies
	case folder == source.DataDir && !strings.HasPrefix(rest, "facts.") && !strings.HasPrefix(rest, "sources/"):
		return onRecords
	case folder == source.ContentDir && strings.HasSuffix(name, ".md"):
		return onText
	case folder == source.ContentDir:
		return onResources
	default:
		return onFacts
	}
}

// forgotten is a kind that builds take no notice of: only tests set it, to see
// that each is missed.
var forgotten = dependencies

// digest are the hashes of what outputs and findings are made from.
type digest struct {
	parts [dependencies]snapshot.Sum
	snap  *snapshot.Snapshot
	// site is what every output and finding is made from; known when the site is
	// loaded.
	site snapshot.Sum
}

// newDigest hashes what is known before anything is loaded.
func newDigest(o *Options, snap *snapshot.Snapshot) *digest {
	d := &digest{snap: snap}
	for k := range onText {
		d.parts[k] = snap.Sum(func(name string) bool { return dependencyOf(name) == k })
	}
	d.parts[onOptions] = sumOf(o.BaseURL, o.Drafts, o.Future)
	d.parts[onProgram] = sumOf(cache.Program())
	return d
}

// whole is the hash of everything: of what a build makes at a moment.
func (d *digest) whole() snapshot.Sum {
	return snapshot.Join(d.snap.Sum(snapshot.All), d.parts[onOptions], d.parts[onProgram])
}

// load completes the digest by what the loaded site shows.
func (d *digest) load(s *site.Site, c *corpus.Corpus) {
	faces := sha256.New()
	for _, l := range s.Config.Languages {
		for _, doc := range s.Documents(l.Code) {
			face := c.Face(doc.Index)
			faces.Write(append(face[:], flags(doc.Draft, doc.Future)))
		}
	}
	d.parts[onFaces] = snapshot.Join(snapshot.Sum(faces.Sum(nil)), sumOf(s.Withheld))
	if forgotten < dependencies {
		d.parts[forgotten] = snapshot.Sum{}
	}
	d.site = snapshot.Join(slices.Concat(d.parts[:onText], d.parts[onFaces:])...)
}

// flags are truths in one byte.
func flags(truths ...bool) (b byte) {
	for i, is := range truths {
		if is {
			b |= 1 << i
		}
	}
	return b
}

// text is the hash of a document with its text.
func (d *digest) text(doc *site.Document, c *corpus.Corpus) snapshot.Sum {
	if forgotten == onText {
		return snapshot.Sum{}
	}
	return c.Sum(doc.Index)
}

// sumOf is the hash of values.
func sumOf(values ...any) snapshot.Sum {
	data, err := json.Marshal(values)
	if err != nil {
		panic("build: " + err.Error()) // our own types always encode
	}
	return snapshot.SumOf(data)
}
