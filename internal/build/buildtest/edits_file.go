package buildtest

import (
	"strconv"
	"strings"
	"time"
)

// fileKinds are edits of pictures, downloads, and files that mean nothing to a
// build.
var fileKinds = map[string]func(*editor){
	"image-same":   sameImage,
	"image":        func(e *editor) { e.put(e.pick(e.names("content/", ".png")), string(picture(e.rand.IntN(1<<16)))) },
	"image-bad":    badImage,
	"image-gone":   func(e *editor) { e.remove(e.pick(append(e.names("content/", ".png"), "content/park/none.png"))) },
	"image-lang":   func(e *editor) { e.toggleFile("content/park/plant.de.png", string(picture(3000))) },
	"image-credit": func(e *editor) { e.count("content/park/plant.png.yaml") },
	"download":     func(e *editor) { e.count(e.pick([]string{"content/park/map.pdf", "content/news/opening/paper.txt"})) },
	"static":       func(e *editor) { e.count(e.pick(e.tree.Names("static/"))) },
	"static-add":   func(e *editor) { e.toggleFile("static/"+e.one("a.txt", "b/c.txt", "zh/note.txt"), "static 1000\n") },
	"static-clash": func(e *editor) { e.toggleFile("static/zh/index.html", "<p>1000</p>") },
	"unrelated": func(e *editor) {
		e.toggleFile(e.one("content/.#notice.zh.md", "content/notice.zh.md~", "content/_x/a.zh.md", "notes.txt", "content/news/.DS_Store", ".git/HEAD", "themes/other/theme.yaml", "static/.hidden"), "1000\n")
	},
	"time":      func(e *editor) { e.setTime(time.Duration(e.rand.IntN(1000)) * time.Hour) },
	"time-back": func(e *editor) { e.setTime(-time.Duration(e.rand.IntN(100000)) * time.Hour) },
}

// sameImage replaces a picture by another one of the same size and time.
func sameImage(e *editor) {
	name := e.pick(e.names("content/", ".png"))
	old := e.tree.Data(name)
	for range 200 {
		data := string(picture(e.rand.IntN(1 << 16)))
		if len(data) == len(old) && data != old {
			e.tree.files[name] = File{Data: data, SameTime: true, Replace: e.rand.IntN(2) == 0}
			e.note("%s: %s bytes again", name, strconv.Itoa(len(data)))
			return
		}
	}
}

// badImage damages a picture.
func badImage(e *editor) {
	name := e.pick(e.names("content/", ".png"))
	if data := e.tree.Data(name); len(data) > 40 {
		e.put(name, data[:40])
	}
}

// setTime changes the time of files and nothing else.
func (e *editor) setTime(by time.Duration) {
	for range 1 + e.rand.IntN(5) {
		names := e.tree.Names(e.one("content/", "data/", "themes/", "static/"))
		if len(names) == 0 {
			continue
		}
		name := names[e.rand.IntN(len(names))]
		f := e.tree.files[name]
		f.Time, f.SameTime = RichNow.Add(by), false
		e.tree.files[name] = f
		e.note("%s: %s", name, strings.TrimSuffix(f.Time.Format(time.DateTime), ":00"))
	}
}
