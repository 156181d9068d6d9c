package serve

import (
	"bytes"
	_ "embed"
	"fmt"
	"net"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"qiao/internal/build"
	"qiao/internal/diag"
)

// The server's own addresses begin with a name that no output has: they do not
// start with a dot.
const (
	ownPrefix  = "/.qiao/"
	scriptPath = ownPrefix + "reload.js"
	eventsPath = ownPrefix + "events"
	// lastPrefix is where the last good build is while the newest has errors.
	lastPrefix = ownPrefix + "last"
)

// handler guards the preview and answers its requests.
func (s *server) handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		switch {
		case !localRequest(r):
			http.Error(w, "this preview is for this computer only", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		default:
			s.answer(w, r)
		}
	})
}

// localRequest reports whether a request is addressed to this computer by a
// name that is its own. A page on the web whose name suddenly leads here (DNS
// rebinding) says another one.
func localRequest(r *http.Request) bool {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return local(strings.Trim(host, "[]"))
}

func (s *server) answer(w http.ResponseWriter, r *http.Request) {
	state := s.state.Load()
	switch p := r.URL.Path; {
	case p == scriptPath:
		write(w, r, http.StatusOK, "reload.js", script)
	case p == eventsPath:
		s.events(w, r)
	case strings.HasPrefix(p, lastPrefix+"/"):
		if state.good == nil {
			http.NotFound(w, r)
			return
		}
		s.output(w, r, state, lastPrefix, strings.TrimPrefix(p, lastPrefix))
	default:
		s.output(w, r, state, "", p)
	}
}

// output answers with an output of the build; prefix is what its path is
// served under besides the base path.
func (s *server) output(w http.ResponseWriter, r *http.Request, state *state, prefix, p string) {
	page := wantsPage(p)
	if state.good == nil || state.broken() && page && prefix == "" {
		s.errorPage(w, r, state, state.ds, p)
		return
	}
	base := state.good.Config.BaseURL.Path
	name, ok := strings.CutPrefix(p, base)
	if !ok {
		if p == "/" || p+"/" == base {
			http.Redirect(w, r, prefix+state.good.Config.BaseURL.EscapedPath(), http.StatusFound)
			return
		}
		s.notFound(w, r, state, name)
		return
	}
	file, status := find(state.good, name)
	switch status {
	case http.StatusFound:
		http.Redirect(w, r, path.Base(r.URL.EscapedPath())+"/", http.StatusFound)
	case http.StatusOK:
		s.render(w, r, state, file, http.StatusOK)
	default:
		s.notFound(w, r, state, name)
	}
}

// wantsPage reports whether a path is that of a page, not of a part of one.
func wantsPage(p string) bool {
	ext := path.Ext(p)
	return strings.HasSuffix(p, "/") || ext == "" || ext == ".html"
}

// find looks for the output that an address means. Status is StatusFound where
// the address lacks the slash at its end.
func find(preview *build.Preview, name string) (file string, status int) {
	switch {
	case name == "" || strings.HasSuffix(name, "/"):
		if file = name + "index.html"; preview.Has(file) {
			return file, http.StatusOK
		}
	case preview.Has(name):
		return name, http.StatusOK
	case preview.Has(name + "/index.html"):
		return "", http.StatusFound
	}
	return "", http.StatusNotFound
}

// notFound answers with the 404 page of the address's language.
func (s *server) notFound(w http.ResponseWriter, r *http.Request, state *state, name string) {
	lang, _, _ := strings.Cut(name, "/")
	for _, file := range []string{lang + "/404.html", "404.html"} {
		if state.good.Has(file) {
			s.render(w, r, state, file, http.StatusNotFound)
			return
		}
	}
	http.NotFound(w, r)
}

// render writes an output, or what is wrong with it.
func (s *server) render(w http.ResponseWriter, r *http.Request, state *state, file string, status int) {
	data, ds := state.good.Render(file)
	if diag.HasErrors(ds) {
		s.errorPage(w, r, state, ds, r.URL.Path)
		return
	}
	if strings.HasSuffix(file, ".html") {
		data = withScript(data, state.number)
	}
	write(w, r, status, file, data)
}

// withScript adds the script that reloads the page to its end.
func withScript(page []byte, number string) []byte {
	tag := fmt.Appendf(nil, `<script src="%s" data-build="%s" defer></script>`, scriptPath, number)
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return bytes.Join([][]byte{page[:at], tag, page[at:]}, nil)
}

// types are the media types of what a site consists of. Those of the machine
// are not asked: they differ.
var types = map[string]string{
	".atom": "application/atom+xml; charset=utf-8",
	".avif": "image/avif", ".bmp": "image/bmp", ".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".gif":  "image/gif", ".html": "text/html; charset=utf-8", ".ico": "image/x-icon", ".ics": "text/calendar; charset=utf-8",
	".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".mjs": "text/javascript; charset=utf-8", ".mp3": "audio/mpeg", ".mp4": "video/mp4",
	".pdf": "application/pdf", ".png": "image/png",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".svg":  "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".vcf": "text/vcard; charset=utf-8",
	".wasm": "application/wasm", ".webm": "video/webm", ".webmanifest": "application/manifest+json", ".webp": "image/webp",
	".woff": "font/woff", ".woff2": "font/woff2",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".xml":  "application/xml; charset=utf-8", ".zip": "application/zip",
}

// write writes an answer with the type of its file.
func write(w http.ResponseWriter, r *http.Request, status int, file string, data []byte) {
	media := types[strings.ToLower(path.Ext(file))]
	if media == "" {
		media = "application/octet-stream"
	}
	w.Header().Set("Content-Type", media)
	if status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data)) // parts of videos too
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data)
	}
}

//go:embed reload.js
var script []byte

// events tells a page, as server-sent events, which build is the newest. A page
// of another one reloads itself.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok || r.Method == http.MethodHead {
		http.Error(w, "no events", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		changed := s.changed.next()
		if _, err := fmt.Fprintf(w, "retry: 500\ndata: %s\n\n", s.state.Load().number); err != nil {
			return
		}
		flusher.Flush()
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		}
	}
}
