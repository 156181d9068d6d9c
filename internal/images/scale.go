package images

import (
	"image"
	"math"
)

// Weights are integers of this many bits behind the point; what lies between
// the two passes of a scaling has halfBits, so that overshoot is not lost.
const (
	weightBits = 14
	halfBits   = 6
)

// taps are the source pixels that make one pixel of the result.
type taps struct {
	first   int
	weights []int32 // sum up to 1 << weightBits
}

// catmullRom is the kernel of Catmull and Rom: cubic, a = -1/2.
func catmullRom(x float64) float64 {
	x = math.Abs(x)
	switch {
	case x < 1:
		return float64((1.5*x-2.5)*x*x) + 1
	case x < 2:
		return float64(float64(float64(float64(-0.5*x)+2.5)*x-4)*x) + 2
	}
	return 0
}

// kernel are the taps of all pixels of a line of n when it is made of one of m.
func kernel(m, n int) []taps {
	ratio := float64(m) / float64(n)
	wide := max(ratio, 1)
	all := make([]taps, n)
	for i := range all {
		centre := (float64(i)+0.5)*ratio - 0.5
		first := max(int(math.Ceil(centre-2*wide)), 0)
		last := min(int(math.Floor(centre+2*wide)), m-1)
		raw := make([]float64, last-first+1)
		sum := 0.0
		for j := range raw {
			raw[j] = catmullRom((float64(first+j) - centre) / wide)
			sum += raw[j]
		}
		weights := make([]int32, len(raw))
		left, heaviest := int32(1<<weightBits), 0
		for j, w := range raw {
			weights[j] = int32(math.Round(w / sum * (1 << weightBits)))
			left -= weights[j]
			if w > raw[heaviest] {
				heaviest = j
			}
		}
		weights[heaviest] += left
		all[i] = taps{first, weights}
	}
	return all
}

// scale makes a picture of w × h pixels of the lines, holding only the lines in
// memory that the next line of the result needs.
func scale(src *rows, w, h int) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	if w == src.width && h == src.height {
		for y := range h {
			src.line(y, dst.Pix[y*dst.Stride:][:4*w])
		}
		return dst
	}
	across, down := kernel(src.width, w), kernel(src.height, h)
	held := 0
	for _, t := range down {
		held = max(held, len(t.weights))
	}
	ring := make([][]int16, held)
	for i := range ring {
		ring[i] = make([]int16, 4*w)
	}
	line := make([]byte, 4*src.width)
	next := 0 // the first line not yet read
	sums := make([]int32, 4*w)
	for y, t := range down {
		for ; next < t.first+len(t.weights); next++ {
			src.line(next, line)
			narrow(ring[next%held], line, across)
		}
		clear(sums)
		for j, weight := range t.weights {
			for x, v := range ring[(t.first+j)%held] {
				sums[x] += int32(v) * weight
			}
		}
		finish(dst.Pix[y*dst.Stride:][:4*w], sums)
	}
	return dst
}

// narrow scales one line.
func narrow(dst []int16, line []byte, across []taps) {
	const shift = weightBits - halfBits
	for x, t := range across {
		var r, g, b, a int32 = 1 << (shift - 1), 1 << (shift - 1), 1 << (shift - 1), 1 << (shift - 1)
		from := line[4*t.first:]
		for _, weight := range t.weights {
			p := from[:4:4]
			from = from[4:]
			r += int32(p[0]) * weight
			g += int32(p[1]) * weight
			b += int32(p[2]) * weight
			a += int32(p[3]) * weight
		}
		p := dst[4*x : 4*x+4 : 4*x+4]
		p[0], p[1], p[2], p[3] = int16(r>>shift), int16(g>>shift), int16(b>>shift), int16(a>>shift)
	}
}

// finish rounds the sums of a line; no colour may be more than alpha.
func finish(dst []byte, sums []int32) {
	const shift = weightBits + halfBits
	for i := 0; i < len(dst); i += 4 {
		a := min(max((sums[i+3]+1<<(shift-1))>>shift, 0), 255)
		for c := range 3 {
			dst[i+c] = uint8(min(max((sums[i+c]+1<<(shift-1))>>shift, 0), a))
		}
		dst[i+3] = uint8(a)
	}
}

// upright turns a picture as Exif's orientation says.
func upright(src *image.RGBA, orientation int) *image.RGBA {
	if orientation <= 1 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dw, dh := w, h
	if orientation >= 5 {
		dw, dh = h, w
	}
	dst := image.NewRGBA(image.Rect(0, 0, dw, dh))
	for y := range dh {
		for x := range dw {
			sx, sy := sourceOf(orientation, x, y, w, h)
			copy(dst.Pix[y*dst.Stride+4*x:][:4], src.Pix[sy*src.Stride+4*sx:][:4])
		}
	}
	return dst
}

// sourceOf is the stored pixel that stands at x, y of the upright picture; w
// and h are the stored size.
func sourceOf(orientation, x, y, w, h int) (sx, sy int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}
