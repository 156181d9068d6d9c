package buildtest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// picture is a small picture, another one for each number.
func picture(i int) []byte {
	img := image.NewPaletted(image.Rect(0, 0, 64, 40), color.Palette{color.White, color.RGBA{uint8(i), uint8(i >> 8), 90, 255}})
	for x := range 64 {
		img.SetColorIndex(x, x*40/64, 1)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // no picture of that kind fails
	}
	return b.Bytes()
}
