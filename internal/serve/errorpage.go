package serve

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"

	"qiao/internal/diag"
)

//go:embed error.html
var errorTemplate string

var errorLayout = template.Must(template.New("error.html").Parse(errorTemplate))

// errorView is the dot of error.html.
type errorView struct {
	Lang     string
	Number   string
	Title    string
	Last     string // leads to the page as it was last good; "" if there is none
	LastWord string
	See      string
	Findings []findingView
}

type findingView struct {
	Severity, SeverityWord string
	Place                  string
	Message, Hint, Code    string
	HasExcerpt             bool
	Before, At, After      string
	Notes                  []string
}

// errorWords are the few words of the error page besides those of the findings.
var errorWords = map[string]struct{ title, titleMany, last, see string }{
	"en": {"An error keeps the site from being built", "Errors keep the site from being built", "Show the page as it was before", "see"},
	"zh": {"发现错误，网站暂时无法生成", "发现多处错误，网站暂时无法生成", "查看出错前的页面", "参见"},
}

// errorPage says what is wrong, where, and how to mend it.
func (s *server) errorPage(w http.ResponseWriter, r *http.Request, state *state, ds []diag.Diagnostic, p string) {
	lang := s.options.Lang
	words := errorWords[lang]
	v := errorView{Lang: lang, Number: state.number, Title: words.title, LastWord: words.last, See: words.see}
	if diag.Count(ds, diag.Error) > 1 {
		v.Title = words.titleMany
	}
	if state.good != nil && state.broken() {
		v.Last = lastPrefix + p
	}
	for _, severity := range []diag.Severity{diag.Error, diag.Warning} {
		for _, d := range ds {
			if d.Severity == severity {
				v.Findings = append(v.Findings, s.findingView(d))
			}
		}
	}
	var page bytes.Buffer
	if err := errorLayout.Execute(&page, v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	write(w, r, http.StatusInternalServerError, "error.html", withScript(page.Bytes(), state.number))
}

func (s *server) findingView(d diag.Diagnostic) findingView {
	lang := s.options.Lang
	v := findingView{
		Severity: d.Severity.String(), SeverityWord: d.Severity.Word(lang),
		Place: diag.Printable(d.Pos.String()), Code: d.Code(),
		Message: diag.Printable(d.Message(lang)), Hint: diag.Printable(d.Hint(lang)),
	}
	for _, note := range d.Notes {
		v.Notes = append(v.Notes, diag.Printable(note.String()))
	}
	const most = 4 << 20
	if text, err := s.options.Root.ReadLimit(d.Pos.File, most); err == nil && d.Pos.Line > 0 {
		e, ok := diag.NewExcerpt(text, d.Pos)
		v.HasExcerpt, v.Before, v.At, v.After = ok, e.Before, e.At, e.After
	}
	return v
}
