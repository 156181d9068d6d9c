package card

import (
	"bytes"
	"hash/adler32"
	"image"
	"image/png"
	"testing"

	"pgregory.net/rapid"
)

// TestBands holds cards that are put together from bands to what is drawn.
func TestBands(t *testing.T) {
	s := parkStyle(t)
	tests := map[string]func(c *canvas) error{
		"no title": func(*canvas) error { return nil },
		"title":    func(c *canvas) error { return c.title("Förderung und Service") },
		"too high": func(c *canvas) error { return c.text("Park", 80, margin, titleTop+20, ink) },
		"too low":  func(c *canvas) error { return c.text("Park", 80, margin, titleEnd+20, ink) },
		"outside":  func(c *canvas) error { return c.text("Park", 80, Width-40, 0, ink) },
	}
	for name, draw := range tests {
		t.Run(name, func(t *testing.T) {
			c := s.canvas()
			if err := draw(c); err != nil {
				t.Fatal(err)
			}
			bands, err := c.framed(cards["de"])
			if err != nil {
				t.Fatal(err)
			}
			got, err := png.Decode(bytes.NewReader(append(bytes.Clone(s.header), pngData(bands...)...)))
			if err != nil {
				t.Fatal(err)
			}
			if err := c.frame(cards["de"]); err != nil {
				t.Fatal(err)
			}
			for y := range Height {
				for x := range Width {
					if got, want := got.(*image.Paletted).ColorIndexAt(x, y), c.image.ColorIndexAt(x, y); got != want {
						t.Fatalf("pixel %d, %d is of colour %d, not %d", x, y, got, want)
					}
				}
			}
		})
	}
}

func TestJoined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.SliceOf(rapid.Byte()).Draw(t, "first")
		second := bytes.Repeat(rapid.SliceOf(rapid.Byte()).Draw(t, "second"), rapid.IntRange(0, 5000).Draw(t, "times"))
		got := joined(adler32.Checksum(first), adler32.Checksum(second), len(second))
		if want := adler32.Checksum(append(first, second...)); got != want {
			t.Errorf("%#x, want %#x", got, want)
		}
	})
}
