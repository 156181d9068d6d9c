package images

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

func words(text string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(text) {
		m[w] = true
	}
	return m
}

var (
	// svgElements are those that are kept.
	svgElements = words(`svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc
		linearGradient radialGradient stop clipPath mask pattern marker image style switch a view
		filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
		feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
		feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`)
	// svgText are those in which blanks count.
	svgText = words(`text tspan textPath title desc a`)
	// svgSilent are dropped without a word: they show nothing.
	svgSilent = words(`metadata`)
	// svgDangerous act, or bring in what acts.
	svgDangerous = words(`script foreignObject handler listener iframe embed object audio video canvas`)

	// svgAttributes are those that are kept, besides href, style and xml:space.
	svgAttributes = words(`id class viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength transform
		version lang role aria-label aria-labelledby aria-hidden preserveAspectRatio overflow
		fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
		stroke-dasharray stroke-dashoffset opacity color display visibility vector-effect paint-order shape-rendering
		color-rendering color-interpolation color-interpolation-filters image-rendering text-rendering mix-blend-mode isolation
		clip-path clip-rule clipPathUnits mask mask-type maskUnits maskContentUnits
		gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity
		patternUnits patternContentUnits patternTransform
		marker-start marker-mid marker-end markerUnits markerWidth markerHeight orient refX refY
		font-family font-size font-weight font-style font-variant font-stretch font-size-adjust letter-spacing word-spacing
		text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift writing-mode direction unicode-bidi
		glyph-orientation-vertical dx dy rotate textLength lengthAdjust startOffset method spacing side
		filter filterUnits primitiveUnits in in2 result type values mode operator k1 k2 k3 k4 stdDeviation edgeMode
		flood-color flood-opacity lighting-color surfaceScale diffuseConstant specularConstant specularExponent kernelMatrix
		kernelUnitLength order divisor bias targetX targetY preserveAlpha scale xChannelSelector yChannelSelector azimuth
		elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle baseFrequency numOctaves seed stitchTiles radius
		tableValues slope intercept amplitude exponent systemLanguage`)
)

// dangerous refuses what acts, wherever it stands, so that all of it is
// reported, also in what is dropped.
func (r *svgReader) dangerous(t xml.StartElement) {
	if local := t.Name.Local; svgDangerous[local] {
		r.refuse("svg-script", r.start, "what", "<"+written(t.Name)+">")
	}
	for _, a := range t.Attr {
		local := strings.ToLower(a.Name.Local)
		switch {
		case strings.HasPrefix(local, "on") && a.Name.Space == "":
			r.refuse("svg-script", r.attributeOffset(a.Name), "what", written(a.Name)+"=")
		case acts(a.Value):
			r.refuse("svg-script", r.attributeOffset(a.Name), "what", written(a.Name)+"="+strconv.Quote(squeeze(a.Value)[:len("javascript:")]))
		}
	}
}

// squeeze leaves out what browsers leave out of an address before they look at
// its scheme: blanks and control characters.
func squeeze(value string) string {
	return strings.Map(func(c rune) rune {
		if c <= ' ' || c == 0x7f {
			return -1
		}
		return c
	}, value)
}

// acts reports whether a value is an address that runs something.
func acts(value string) bool {
	v := strings.ToLower(squeeze(value))
	return strings.HasPrefix(v, "javascript:") || strings.HasPrefix(v, "vbscript:") ||
		strings.HasPrefix(v, "data:text/") || strings.HasPrefix(v, "data:application/") || strings.HasPrefix(v, "data:image/svg")
}

// write writes a start tag, with the attributes that are kept.
func (r *svgReader) write(e *svgElement, t xml.StartElement) {
	if n := len(r.open); n > 1 && r.open[n-2].empty {
		r.out.WriteByte('>')
		r.open[n-2].empty = false
	}
	e.local, e.empty = t.Name.Local, true
	e.text = svgText[e.local]
	e.style = e.local == "style"
	r.out.WriteString("<" + e.local)
	if len(r.open) == 1 {
		r.out.WriteString(` xmlns="` + spaceSVG + `"`)
		r.size(t.Attr)
	}
	for _, a := range t.Attr {
		if name, value, ok := r.attribute(e, a); ok {
			r.out.WriteString(" " + name + `="`)
			escape(&r.out, value, true)
			r.out.WriteByte('"')
		}
	}
}

// attribute says how an attribute is written, if it is kept.
func (r *svgReader) attribute(e *svgElement, a xml.Attr) (name, value string, ok bool) {
	local, value := a.Name.Local, a.Value
	switch space := a.Name.Space; {
	case space == "" && local == "xmlns" || space == "xmlns" || acts(value):
		return "", "", false
	case local == "href" && (space == "" || r.space(space) == spaceXLink):
		return r.href(e, a)
	case space == "xml" && local == "space":
		return "xml:space", value, true
	case space != "":
		return "", "", false
	case local == "style":
		clean, harmless := harmlessCSS(value)
		if !harmless {
			r.refuse("svg-external", r.attributeOffset(a.Name), "what", "style=")
		}
		return local, clean, harmless
	case !svgAttributes[local]:
		return "", "", false
	case !localURLs(value):
		r.refuse("svg-external", r.attributeOffset(a.Name), "what", local+"=")
		return "", "", false
	}
	return local, value, true
}

// href keeps what points into the drawing, and raster images in the file
// itself, cleaned as well. A link to elsewhere is dropped: nobody can follow it
// in an image.
func (r *svgReader) href(e *svgElement, a xml.Attr) (name, value string, ok bool) {
	at := r.attributeOffset(a.Name)
	value = squeeze(a.Value)
	switch {
	case strings.HasPrefix(value, "#"):
		return "href", value, true
	case e.local == "a":
		r.refuse("svg-dropped", at, "what", written(a.Name)+"=")
		return "", "", false
	case e.local == "image" && strings.HasPrefix(value, "data:image/"):
		kind, data, _ := strings.Cut(strings.TrimPrefix(value, "data:image/"), ";base64,")
		raw, err := base64.StdEncoding.DecodeString(data)
		if err == nil {
			if clean, p := Strip("x."+kind, raw); p == nil {
				return "href", "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(clean), true
			}
		}
	}
	r.refuse("svg-external", at, "what", written(a.Name)+"="+strconv.Quote(shortened(a.Value)))
	return "", "", false
}

func shortened(value string) string {
	runes := []rune(value)
	if len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return value
}

// localURLs reports whether all url(…) of a value point into the drawing.
func localURLs(value string) bool {
	v := strings.ToLower(value)
	for {
		_, after, found := strings.Cut(v, "url(")
		if !found {
			return true
		}
		if v = strings.TrimLeft(after, " \t\r\n'\""); !strings.HasPrefix(v, "#") {
			return false
		}
	}
}

// harmlessCSS returns CSS without its comments; ok is false if it loads
// something, or hides by escapes what it does.
func harmlessCSS(css string) (clean string, ok bool) {
	for {
		before, after, found := strings.Cut(css, "/*")
		clean += before
		if !found {
			break
		}
		if _, css, found = strings.Cut(after, "*/"); !found {
			break
		}
	}
	v := strings.ToLower(clean)
	for _, bad := range []string{"@import", "@font-face", "@namespace", "\\", "expression(", "-moz-binding", "behavior:", "image-set(", "src("} {
		if strings.Contains(v, bad) {
			return "", false
		}
	}
	return strings.TrimSpace(clean), localURLs(clean)
}

// attributeOffset is where an attribute of the current start tag is written.
func (r *svgReader) attributeOffset(n xml.Name) int {
	tag := r.data[r.start:min(int(r.decoder.InputOffset()), len(r.data))]
	name := []byte(written(n))
	for at := 0; ; {
		i := bytes.Index(tag[at:], name)
		if i < 0 {
			return r.start
		}
		at += i
		after := bytes.TrimLeft(tag[at+len(name):], " \t\r\n")
		if at > 0 && bytes.IndexByte([]byte(" \t\r\n"), tag[at-1]) >= 0 && bytes.HasPrefix(after, []byte("=")) {
			return r.start + at
		}
		at += len(name)
	}
}

// size reads the size of the drawing: in its own words, else that of the view
// box.
func (r *svgReader) size(attributes []xml.Attr) {
	var width, height, box string
	for _, a := range attributes {
		switch written(a.Name) {
		case "width":
			width = a.Value
		case "height":
			height = a.Value
		case "viewBox":
			box = a.Value
		}
	}
	r.width, r.height = pixels(width), pixels(height)
	if r.width > 0 && r.height > 0 {
		return
	}
	r.width, r.height = 0, 0
	if f := strings.FieldsFunc(box, func(c rune) bool { return c == ',' || c <= ' ' }); len(f) == 4 {
		if w, h := pixels(f[2]), pixels(f[3]); w > 0 && h > 0 {
			r.width, r.height = w, h
		}
	}
}

// units are those of CSS, in pixels.
var units = []struct {
	name string
	size float64
}{{"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}}

// pixels is a length in pixels, rounded; 0 for what is none, or is relative.
func pixels(length string) int {
	length = strings.TrimSpace(length)
	scale := 1.0
	for _, u := range units {
		if rest, ok := strings.CutSuffix(length, u.name); ok {
			length, scale = strings.TrimSpace(rest), u.size
			break
		}
	}
	f, err := strconv.ParseFloat(length, 64)
	f *= scale
	if err != nil || !(f >= 0.5) || f > MaxSide {
		return 0
	}
	return int(math.Round(f))
}
