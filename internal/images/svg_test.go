package images

import (
	"fmt"
	"strings"
	"testing"
)

const svgOpen = `<svg xmlns="http://www.w3.org/2000/svg"`

func TestCleanSVG(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		svgOpen + ` width="10" height="20px"> <rect x="1"/> </svg>`:                                                         svgOpen + ` width="10" height="20px"><rect x="1"/></svg> 10x20`,
		"\ufeff<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"a\" \"b\">\n<svg viewBox=\"0,0 30.4 40\"><!-- x --></svg>\n": svgOpen + ` viewBox="0,0 30.4 40"/> 30x40`,
		`<svg width="100%" height="50%"/>`:                                                                                  svgOpen + ` width="100%" height="50%"/> 0x0`,
		`<svg width="10mm" height="1in"/>`:                                                                                  svgOpen + ` width="10mm" height="1in"/> 38x96`,
		`<svg><text>a &lt; b  <tspan>c</tspan> </text></svg>`:                                                               svgOpen + `><text>a &lt; b  <tspan>c</tspan> </text></svg> 0x0`,
		`<svg><style>/* x */ .a{fill:url(#b)}</style></svg>`:                                                                svgOpen + `><style>.a{fill:url(#b)}</style></svg> 0x0`,
		`<svg><metadata><x>Li Ming</x></metadata><g/></svg>`:                                                                svgOpen + `><g/></svg> 0x0`,
		`<svg xmlns:i="http://i" i:author="Li Ming"><i:x>Li Ming</i:x></svg>`:                                               svgOpen + `/> 0x0`,
		`<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g/></s:svg>`:                                                        svgOpen + `><g/></svg> 0x0`,
		`<svg xmlns:x="http://www.w3.org/1999/xlink"><use x:href="#a"/></svg>`:                                              svgOpen + `><use href="#a"/></svg> 0x0`,
		`<svg><g data-x="1" fill="url( '#a' )" style="fill: red"/></svg>`:                                                   svgOpen + `><g fill="url( '#a' )" style="fill: red"/></svg> 0x0`,
		`<svg><a href="https://a.example/"><g/></a></svg>`:                                                                  svgOpen + `><a><g/></a></svg> 0x0 1:9 svg-dropped`,
		`<svg><animate attributeName="x"/><g/></svg>`:                                                                       svgOpen + `><g/></svg> 0x0 1:6 svg-dropped`,
		`<svg onload="x"/>`:                                     `1:6 svg-script`,
		"<svg>\n<g ONCLICK='x'/></svg>":                         `2:4 svg-script`,
		`<svg><script/><SCRIPT/></svg>`:                         `1:6 svg-script 1:15 svg-dropped`,
		`<svg><metadata><script>x</script></metadata></svg>`:    `1:16 svg-script`,
		`<svg><a href=" java&#9;script:x"/></svg>`:              `1:9 svg-script`,
		`<svg><use href="data:text/html,x"/></svg>`:             `1:11 svg-script`,
		`<svg><image href="a.png"/></svg>`:                      `1:13 svg-external`,
		`<svg><image href="data:image/png;base64,AAAA"/></svg>`: `1:13 svg-external`,
		`<svg><g fill="url(//a/b#c)"/></svg>`:                   `1:9 svg-external`,
		`<svg><g style="fill:u\72l(//a)"/></svg>`:               `1:9 svg-external`,
		`<svg><style>@import "a"</style></svg>`:                 `1:13 svg-external`,
		`<?xml-stylesheet href="a"?><svg/>`:                     `1:1 svg-external`,
		`<!DOCTYPE svg [<!ENTITY a "b">]><svg/>`:                `1:1 svg-doctype`,
		`<svg>&a;</svg>`:                                        `1:9 svg-syntax`,
		`<svg/><svg/>`:                                          `1:7 svg-syntax`,
		`<svg/>x`:                                               `1:7 svg-syntax`,
		`<svg id="a" id="b"/>`:                                  `1:6 svg-syntax`,
		`<svg>`:                                                 `1:6 svg-syntax`,
		`</svg>`:                                                `1:1 svg-syntax`,
		`<html/>`:                                               `1:1 svg-syntax`,
		``:                                                      `1:1 svg-syntax`,
		"<svg>\xff</svg>":                                       `1:1 svg-syntax`,
		`<?xml version="1.0" encoding="GBK"?><svg/>`:            `1:37 svg-syntax`,
		`<svg>` + strings.Repeat("<g>", 300) + strings.Repeat("</g>", 300) + `</svg>`: `1:603 svg-syntax`,
	} {
		d, problems := CleanSVG([]byte(in))
		var got []string
		if d != nil {
			got = append(got, string(d.Data), fmt.Sprintf("%dx%d", d.Width, d.Height))
		}
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.ID()))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n got %s\nwant %s", in, s, want)
		}
	}
}

// FuzzCleanSVG says that what is cleaned stays as it is when cleaned again, and
// holds nothing that acts.
func FuzzCleanSVG(f *testing.F) {
	f.Add([]byte(`<svg xmlns:x="http://www.w3.org/1999/xlink" width="1"><style>a{}</style><use x:href="#a"/><text>&amp; <a>b</a></text></svg>`))
	f.Add([]byte(`<?xml version="1.0"?><!DOCTYPE svg><s:svg xmlns:s="http://www.w3.org/2000/svg"><![CDATA[x]]></s:svg>`))
	f.Add([]byte(`<svg onload="x"><script>y</script></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, _ := CleanSVG(data)
		if d == nil {
			return
		}
		again, problems := CleanSVG(d.Data)
		if again == nil || len(problems) > 0 {
			t.Fatalf("%q is refused when read again", d.Data)
		}
		if string(again.Data) != string(d.Data) {
			t.Fatalf("%q became %q", d.Data, again.Data)
		}
	})
}

// FuzzInspect says that no bytes make the readers fail, and that what they
// accept is within the limits.
func FuzzInspect(f *testing.F) {
	for name, data := range files(f) {
		if len(data) < 6_000 {
			f.Add(name, data)
		}
	}
	f.Add("a.jpg", []byte("\xff\xd8\xff\xc0\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00\xff\xda\x00\x02\x00\xff\xd9"))
	f.Add("a.png", pngHeader(3, 3))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if format, ok := FormatOf(name); !ok || format == SVG {
			return
		}
		h, p := Inspect(name, data)
		_, _ = Strip(name, data)
		if p != nil {
			return
		}
		if h.Memory() > MaxMemory || h.Width*h.Height > MaxPixels {
			t.Fatalf("%+v", h)
		}
		if h.Width*h.Height < 1<<12 {
			_, _ = Load(data, h)
		}
	})
}
