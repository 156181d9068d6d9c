package images

import (
	"encoding/binary"
	"math"
	"sync"
)

// maxProfile is the size up to which a colour profile is read, in bytes.
const maxProfile = 4 << 20

// transform turns the colours of an RGB profile into sRGB: each channel made
// linear, mixed by a matrix, and encoded. Its arithmetic is of integers.
type transform struct {
	linear [3][256]int32 // 0 to 65535
	matrix [3][3]int32   // of 1/65536
}

// fromD50 are the rows that make linear sRGB of the XYZ under D50 that profiles
// are connected by (the inverse of the matrix in the ICC's sRGB profile).
var fromD50 = [3][3]float64{
	{3.1338561, -1.6168667, -0.4906146},
	{-0.9787684, 1.9161415, 0.0334540},
	{0.0719453, -0.2289914, 1.4052427},
}

// encodeSRGB is the transfer function of sRGB (IEC 61966-2-1) as a table.
var encodeSRGB = sync.OnceValue(func() *[65536]uint8 {
	var table [65536]uint8
	for i := range table {
		v := float64(i) / 65535
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		table[i] = uint8(v*255 + 0.5)
	}
	return &table
})

// rgb converts one colour.
func (t *transform) rgb(table *[65536]uint8, r, g, b uint8) (uint8, uint8, uint8) {
	lr, lg, lb := int64(t.linear[0][r]), int64(t.linear[1][g]), int64(t.linear[2][b])
	var out [3]uint8
	for i, m := range t.matrix {
		v := (int64(m[0])*lr + int64(m[1])*lg + int64(m[2])*lb + 1<<15) >> 16
		out[i] = table[min(max(v, 0), 65535)]
	}
	return out[0], out[1], out[2]
}

// identity reports whether the transform changes nothing that the eye sees.
func (t *transform) identity() bool {
	table := encodeSRGB()
	near := func(a, b uint8) bool { return a-b <= 2 || b-a <= 2 }
	for i := range 256 {
		for _, c := range [][3]uint8{{uint8(i), uint8(i), uint8(i)}, {uint8(i), 0, 0}, {0, uint8(i), 0}, {0, 0, uint8(i)}} {
			r, g, b := t.rgb(table, c[0], c[1], c[2])
			if !near(r, c[0]) || !near(g, c[1]) || !near(b, c[2]) {
				return false
			}
		}
	}
	return true
}

// parseProfile reads an ICC profile (ICC.1) of the kind that cameras and
// screens have: three primaries and three curves. The transform is nil where
// nothing needs to change; ok is false for a profile of another kind.
func parseProfile(data []byte) (t *transform, ok bool) {
	if len(data) < 132 || string(data[36:40]) != "acsp" {
		return nil, false
	}
	if string(data[16:20]) == "GRAY" {
		return nil, true // all grey curves in use are close to that of sRGB
	}
	if string(data[16:20]) != "RGB " || string(data[20:24]) != "XYZ " {
		return nil, false
	}
	tags := profileTags(data)
	t = new(transform)
	var primaries [3][3]float64 // of each channel
	for i, channel := range []string{"r", "g", "b"} {
		xyz := tags[channel+"XYZ"]
		if len(xyz) < 20 || !curve(&t.linear[i], tags[channel+"TRC"]) {
			return nil, false
		}
		for j := range 3 {
			primaries[i][j] = fixed(xyz[8+4*j:])
		}
	}
	for i, row := range fromD50 {
		for j, p := range primaries {
			v := float64(row[0]*p[0]) + float64(row[1]*p[1]) + float64(row[2]*p[2])
			t.matrix[i][j] = int32(math.Round(v * 65536))
		}
	}
	if t.identity() {
		return nil, true
	}
	return t, true
}

// profileTags are the elements of a profile by their signature.
func profileTags(data []byte) map[string][]byte {
	tags := make(map[string][]byte)
	entries := data[132:]
	for range min(binary.BigEndian.Uint32(data[128:]), 100) {
		if len(entries) < 12 {
			break
		}
		at, size := uint64(binary.BigEndian.Uint32(entries[4:])), uint64(binary.BigEndian.Uint32(entries[8:]))
		if at+size <= uint64(len(data)) {
			tags[string(entries[:4])] = data[at : at+size]
		}
		entries = entries[12:]
	}
	return tags
}

// fixed reads an s15Fixed16Number.
func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

// curve fills a table from an element of type curv or para.
func curve(table *[256]int32, element []byte) bool {
	var f func(x float64) float64
	switch {
	case len(element) >= 12 && string(element[:4]) == "curv":
		f = sampledCurve(element)
	case len(element) >= 12 && string(element[:4]) == "para":
		f = parametricCurve(element)
	}
	if f == nil {
		return false
	}
	for i := range table {
		v := f(float64(i) / 255)
		if math.IsNaN(v) {
			return false
		}
		table[i] = int32(math.Round(min(max(v, 0), 1) * 65535))
	}
	return true
}

func sampledCurve(element []byte) func(float64) float64 {
	n := int(min(binary.BigEndian.Uint32(element[8:]), maxProfile))
	values := element[12:]
	if len(values) < 2*n {
		return nil
	}
	at := func(i int) float64 { return float64(binary.BigEndian.Uint16(values[2*i:])) }
	switch n {
	case 0:
		return func(x float64) float64 { return x }
	case 1:
		gamma := at(0) / 256
		return func(x float64) float64 { return math.Pow(x, gamma) }
	}
	return func(x float64) float64 {
		place := x * float64(n-1)
		i := min(int(place), n-2)
		return (at(i) + float64((place-float64(i))*(at(i+1)-at(i)))) / 65535
	}
}

// parametricCurve is one of the five functions of the type para.
func parametricCurve(element []byte) func(float64) float64 {
	kind := int(binary.BigEndian.Uint16(element[8:]))
	if kind > 4 {
		return nil
	}
	count := [...]int{1, 3, 4, 5, 7}[kind]
	if len(element) < 12+4*count {
		return nil
	}
	var p [7]float64 // g a b c d e f
	p[1] = 1
	for i := range count {
		p[i] = fixed(element[12+4*i:])
	}
	g, a, b, c, d, e, f := p[0], p[1], p[2], p[3], p[4], p[5], p[6]
	if (kind == 1 || kind == 2) && a == 0 {
		return nil
	}
	switch kind {
	case 1:
		c, d = 0, -b/a
	case 2:
		c, d, e, f = 0, -b/a, p[3], p[3]
	}
	return func(x float64) float64 {
		if x >= d {
			return math.Pow(max(float64(a*x)+b, 0), g) + e
		}
		return float64(c*x) + f
	}
}
