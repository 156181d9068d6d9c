package decode

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"qiao/internal/diag"
)

func TestUTF8Normalises(t *testing.T) {
	t.Parallel()
	tests := []struct{ raw, want string }{
		{"", ""},
		{"a\nb", "a\nb"},
		{"\uFEFFa", "a"},
		{"a\r\nb\rc\n\r\n", "a\nb\nc\n\n"},
		{"通知", "通知"},
	}
	for _, tt := range tests {
		raw := []byte(tt.raw)
		got, ds := UTF8("x.md", raw)
		if string(got) != tt.want || got == nil && tt.raw != "" || ds != nil {
			t.Errorf("UTF8(%q) = %q, %s", tt.raw, got, places(ds))
		}
		if string(raw) != tt.raw {
			t.Errorf("UTF8 changed its argument %q to %q", tt.raw, raw)
		}
	}
}

func encoded(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	raw, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestUTF8Encodings(t *testing.T) {
	t.Parallel()
	chinese := "---\ntitle: 关于举办招商引资推介会的通知\n---\n\n各企业：请于三月五日前报名。\n"
	german := "---\ntitle: Grüße aus Wuhan\n---\n\nFörderung für Unternehmen, „Spaß“ und Müßiggang.\n"
	le := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	tests := []struct {
		name, want string
		raw        []byte
	}{
		{"GBK", "encoding/gbk 2:8", encoded(t, simplifiedchinese.GBK, chinese)},
		{"GBK in CSV", "encoding/gbk 2:3", encoded(t, simplifiedchinese.GBK, "id,label\na,总额\n")},
		{"GBK, one word", "encoding/gbk 1:1", encoded(t, simplifiedchinese.GBK, "武汉")},
		{"GB18030", "encoding/gb18030 1:1", encoded(t, simplifiedchinese.GB18030, "公告：㐀䶵及其他生僻字的使用说明\n")},
		{"Windows-1252", "encoding/windows-1252 2:10", encoded(t, charmap.Windows1252, german)},
		{"Latin-1, one letter", "encoding/windows-1252 1:3", encoded(t, charmap.ISO8859_1, "Gr\u00FCn\n")},
		{"UTF-16 with BOM", "encoding/utf-16 1:0", encoded(t, le, chinese)},
		{"UTF-16 without BOM", "encoding/utf-16 1:0", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), german)},
		{"damaged", "encoding/damaged 2:3", []byte("通知公告\n园区\xE6产业")},
		{"NUL", "encoding/nul 2:3", []byte("a\n正文\x00结束\n")},
		{"something else", "encoding/unknown 1:1", []byte{0x80, 0x81}},
	}
	for _, tt := range tests {
		text, ds := UTF8("x.md", tt.raw)
		if got := places(ds); got != tt.want || text != nil {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestUTF8Damage(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want, fix string }{
		{"x\nDie FÃ¶rderung fÃ¼r\n", "mojibake 2:6", "Förderung"},
		{"GrÃ¼ÃŸe", "mojibake 1:3", "Grüße"},
		{"sagte â€œjaâ€\u009d", "mojibake 1:7", "“ja”"},
		{"ä¸\u00ADæ–‡", "mojibake 1:1", "中文"},
		{"59 Mrd. â‚¬", "mojibake 1:9", "€"},
		{"a\n锟斤拷公司", "mojibake/lost 2:1", ""},
		{"F\uFFFDrderung", "mojibake/lost 1:2", ""},
		{"Förderung „Spaß“ – Größe, Ä“ und Ü…", "", ""},
		{"São Tomé, Ãéà, naïve café – “é”", "", ""},
		{"中文（武汉）", "", ""},
	}
	for _, tt := range tests {
		text, ds := UTF8("x.md", []byte(tt.text))
		if got := places(ds); got != tt.want || string(text) != tt.text {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		} else if got != "" && ds[0].Args["fix"] != tt.fix {
			t.Errorf("%q: fix %q, want %q", tt.text, ds[0].Args["fix"], tt.fix)
		}
	}
}

// FuzzUTF8: the result is UTF-8 without what it must not hold, and is not
// changed by another pass; positions lie in the text.
func FuzzUTF8(f *testing.F) {
	f.Add([]byte("\uFEFFa\r\nb\rc"))
	f.Add([]byte("F\xc3\x83\xc2\xb6rderung"))
	f.Add([]byte("\xb9\xab\xb8\xe6\n\x954\x825"))
	f.Add([]byte("a\x00b"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, ds := UTF8("x", raw)
		if (text == nil) != diag.HasErrors(ds) && len(raw) > 0 {
			t.Errorf("text %q with %s", text, places(ds))
		}
		if !utf8.Valid(text) || bytes.ContainsAny(text, "\r\x00") {
			t.Errorf("not normal: %q", text)
		}
		lines := strings.Split(string(lineFeeds(bytes.TrimPrefix(raw, []byte("\uFEFF")))), "\n")
		for _, d := range ds {
			if d.ID != "encoding/utf-16" {
				inside(t, lines, d.Pos)
			}
		}
		if again, _ := UTF8("x", text); text != nil && !bytes.HasPrefix(text, []byte("\uFEFF")) && !bytes.Equal(again, text) {
			t.Errorf("again: %q, then %q", text, again)
		}
	})
}

// FuzzTwiceDecoded compares with trying every character.
func FuzzTwiceDecoded(f *testing.F) {
	f.Add("F\u00c3\u00b6rderung")
	f.Add("\u00e4\u00b8\u00ad \u00e2\u20ac\u0153 \u00c2\u00a7")
	f.Add("\u00c3\n\u00b6 gr\u00f6\u00dfer \u00f5\u00b6\u00b6\u00b6")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		want := -1
		for i := range text {
			if _, n := onceDecoded([]byte(text[i:])); n > 0 {
				want = i
				break
			}
		}
		if got := twiceDecodedAt([]byte(text)); got != want {
			t.Errorf("%q: at %d, want %d", text, got, want)
		}
	})
}
