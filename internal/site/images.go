package site

import (
	"path"
	"slices"
	"strings"

	"qiao/internal/diag"
)

// imageTypes are the extensions of the images that browsers show.
var imageTypes = []string{".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}

// ResolveImage says which file an image in a document shows, or why there is
// none. Its source is found like the destination of a link, but it must be an
// image of this site: a page loads nothing from others.
func (s *Site) ResolveImage(from *Document, source string) (Target, *Problem) {
	t, p := s.Resolve(from, source)
	image := strings.TrimSpace(source)
	switch {
	case p != nil:
		return t, s.imageProblem(from, image, p)
	case t.Kind == External:
		return t, imageProblem("image-external", image)
	case t.Kind == ToDocument:
		return t, imageProblem("image-unknown/page", image)
	case !slices.Contains(imageTypes, strings.ToLower(path.Ext(t.Path()))):
		return t, imageProblem("image-type", image, "type", strings.TrimPrefix(path.Ext(t.Path()), "."))
	}
	return t, nil
}

// imageProblem words the problem of a link as one of an image, where a link's
// words would say the wrong thing.
func (s *Site) imageProblem(from *Document, image string, p *Problem) *Problem {
	switch {
	case p.Code() == "link-outside":
		return imageProblem("image-outside", image)
	case p.Code() == "link-scheme":
		return imageProblem("image-external", image)
	case p.id == "link-unknown":
		return imageProblem("image-unknown", image, "suggestion", from.Page.suggestFile(image, p))
	case p.id == "link-unknown/folder":
		return imageProblem("image-unknown/page", image)
	default:
		return p
	}
}

func imageProblem(id, image string, args ...any) *Problem {
	return &Problem{id, append([]any{"image", image}, args...)}
}

// suggestFile is the file that a name was probably meant to be: of the page
// itself, else what the link's problem suggests.
func (p *Page) suggestFile(name string, otherwise *Problem) string {
	names := make([]string, len(p.Resources))
	for i, r := range p.Resources {
		names[i] = r.Name
	}
	if s := diag.Suggest(name, names); s != "" {
		return s
	}
	for i := 0; i+1 < len(otherwise.args); i += 2 {
		if otherwise.args[i] == "suggestion" {
			s, _ := otherwise.args[i+1].(string)
			return s
		}
	}
	return ""
}

// Neutral is the path of a target without the language of a file's variant, so
// that photo.de.jpg and photo.zh.jpg are the same; for a document it is its
// page's id.
func (t *Target) Neutral() string {
	switch {
	case t.Kind == ToDocument:
		return t.Document.Page.ID
	case t.Kind == ToResource:
		return t.Resource.neutral()
	default:
		return t.Path()
	}
}

// neutral is the file's path without the language of a variant.
func (r *Resource) neutral() string {
	if r.Lang == "" {
		return r.Path
	}
	ext := path.Ext(r.Path)
	return strings.TrimSuffix(strings.TrimSuffix(r.Path, ext), "."+r.Lang) + ext
}
