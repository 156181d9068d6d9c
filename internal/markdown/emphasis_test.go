package markdown

import (
	"strings"
	"testing"
)

// inline checks what running text becomes in a language.
func inlineCases(t *testing.T, d *Dialect, cases map[string]string) {
	t.Helper()
	for src, want := range cases {
		got := strings.TrimSuffix(strings.TrimPrefix(htmlOf(t, d, src), "<p>"), "</p>\n")
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestCJKFriendlyEmphasis(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		// Chinese
		"**“智能”**汽车":               "<strong>“智能”</strong>汽车",
		"**中文（括号）**后":              "<strong>中文（括号）</strong>后",
		"这是**“重点”**。":              "这是<strong>“重点”</strong>。",
		"**注意：**请":                 "<strong>注意：</strong>请",
		"武汉**《规划》**已发布":            "武汉<strong>《规划》</strong>已发布",
		"共**590.3亿元（+14.07%）**的产值": "共<strong>590.3亿元（+14.07%）</strong>的产值",
		"代码**(ABC)**见附件":           "代码<strong>(ABC)</strong>见附件",
		"企业**\"格力\"**入驻":           "企业<strong>&quot;格力&quot;</strong>入驻",
		"价格**¥100**起":              "价格<strong>¥100</strong>起",
		"比重**14%**以上":              "比重<strong>14%</strong>以上",
		"园区**[官网](a)**上线":          "园区<strong><a href=\"a\">官网</a></strong>上线",
		"执行**`go build`**后":        "执行<strong><code>go build</code></strong>后",
		"*（一）*正文":                  "<em>（一）</em>正文",
		"***“双重”***强调":             "<em><strong>“双重”</strong></em>强调",
		"前**，中**后":                 "前<strong>，中</strong>后",
		"𠮷野**(Yoshino)**家":         "𠮷野<strong>(Yoshino)</strong>家",
		// Japanese
		"これは**「強調」**です。":     "これは<strong>「強調」</strong>です。",
		"工場が**完成しました。**来年から": "工場が<strong>完成しました。</strong>来年から",
		"ｶﾀｶﾅ**(半角)**です":     "ｶﾀｶﾅ<strong>(半角)</strong>です",
		"価格は**〽(歌記号)**の":     "価格は<strong>〽(歌記号)</strong>の",
		// Korean
		"**스크립트(script)**라고 한다": "<strong>스크립트(script)</strong>라고 한다",
		"이것은**“강조”**입니다":        "이것은<strong>“강조”</strong>입니다",
		"**한글.**다음":             "<strong>한글.</strong>다음",
		"가격은**₩10(원)**부터":       "가격은<strong>₩10(원)</strong>부터",
		// variation selectors: ideographic, standardised, of quotation marks
		"葛󠄀**(別字)**城":              "葛\U000e0100<strong>(別字)</strong>城",
		"塚\ufe00**(別字)**":          "塚\ufe00<strong>(別字)</strong>",
		"**“\ufe01Git”\ufe01**Hub": "<strong>“\ufe01Git”\ufe01</strong>Hub",
		"**“Git”**Hub":             "**“Git”**Hub",
		"。\ufe00_a_":               "。\ufe00<em>a</em>",
		// symbols that are CJK characters, and emoji, which are not
		"a**〰**a": "a<strong>〰</strong>a",
		"a**㊙**a": "a<strong>㊙</strong>a",
		"a**⭐**a": "a**⭐**a",
		// underscores mind words, but punctuation makes no word
		"__注意__：事项": "<strong>注意</strong>：事项",
		"注意：__事项__": "注意：<strong>事项</strong>",
		"中_文_字":     "中_文_字",
		// strikethrough
		"~~删除（线）~~后": "<del>删除（线）</del>后",
		"前~~（旧）~~后":  "前<del>（旧）</del>后",
		"a~~「a~~」":   "a<del>「a</del>」",
		"~a~~":       "~a~~",
		// no CJK character, no change
		"a**(b)**c":        "a**(b)**c",
		"a*\"foo\"*":       "a*&quot;foo&quot;*",
		"**(**foo)":        "**(**foo)",
		"über**(x)**alles": "über**(x)**alles",
	}
	for _, tag := range []string{"zh-Hans", "ja", "ko", "de", "en"} {
		inlineCases(t, plainDialect(t, tag), cases)
	}
}

func TestLineBreaks(t *testing.T) {
	t.Parallel()
	everywhere := map[string]string{
		"武汉\n蔡甸":         "武汉蔡甸",
		"武汉，\n蔡甸":        "武汉，蔡甸",
		"（武汉\n）":         "（武汉）",
		"カタ\nカナ":         "カタカナ",
		"武汉\nWuhan":      "武汉\nWuhan",
		"Wuhan\n武汉":      "Wuhan\n武汉",
		"2024年\n9月":      "2024年\n9月",
		"서울\n부산":         "서울\n부산",
		"武汉\\\n蔡甸":       "武汉<br>\n蔡甸",
		"武汉  \n蔡甸":       "武汉<br>\n蔡甸",
		"**武汉**\n**蔡甸**": "<strong>武汉</strong><strong>蔡甸</strong>",
		"武汉\n`a`":        "武汉\n<code>a</code>",
		"`武`\n汉":         "<code>武</code>\n汉",
		"武汉\n&#x8521;甸":  "武汉&#x8521;甸",
		"武汉\n:fact[a]":   "武汉\n<c-fact>a</c-fact>",
		"> 武汉\n> 蔡甸":     "<blockquote>\n<p>武汉蔡甸</p>\n</blockquote>\n",
	}
	everywhere["武汉\n&#x8521;甸"] = "武汉蔡甸"
	for _, tag := range []string{"zh-Hans", "ja", "de", "en"} {
		inlineCases(t, plainDialect(t, tag), everywhere)
	}
	inlineCases(t, plainDialect(t, "zh-Hans"), map[string]string{
		"他说：\n“武汉”\n——是的": "他说：“武汉”——是的",
		"“武汉\n”":          "“武汉”",
		"“Wuhan”\nis":     "“Wuhan”\nis",
	})
	inlineCases(t, plainDialect(t, "de"), map[string]string{
		"Er sagt\n“武汉”": "Er sagt\n“武汉”",
		"武\n—":          "武\n—",
	})
}
