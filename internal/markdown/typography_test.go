package markdown

import "testing"

func TestTypography(t *testing.T) {
	t.Parallel()
	for tag, cases := range map[string]map[string]string{
		"de": {
			`"Park"`:                     "„Park“",
			`Er sagte: "Das ist 'neu'."`: "Er sagte: „Das ist ‚neu‘.“",
			`"**Der** Park"`:             "„<strong>Der</strong> Park“",
			`**"a** b"`:                  "<strong>„a</strong> b“",
			`geht's, so'n, Hans' Auto`:   "geht’s, so’n, Hans’ Auto",
			`die '90er`:                  "die ’90er",
			`5" x 7"`:                    "5&quot; x 7&quot;",
			`ein " allein`:               "ein &quot; allein",
			`„schon“ ‚gesetzt‘ “wie” ’immer’`: "„schon“ ‚gesetzt‘ “wie” ’immer’",
			`\"gerade\" und &quot;so&quot;`:   "&quot;gerade&quot; und &quot;so&quot;",
			"`\"Code\" -- ...`":               "<code>&quot;Code&quot; -- ...</code>",
			`[a](x--y "T 'u'")`:               `<a href="x--y" title="T ‚u‘">a</a>`,
			`"[a](x)"`:                        `„<a href="x">a</a>“`,
			`![der "Park"](a.png) x`:          `<img src="a.png" alt="der „Park“"> x`,
			`Wuhan -- Bonn --- Ende...`:       "Wuhan – Bonn — Ende…",
			`2020--2024`:                      "2020–2024",
			`qiao --site x, a --> b, <-- c`:   "qiao --site x, a --&gt; b, &lt;-- c",
			`-- a ---- b .... c`:              "– a ---- b .... c",
			`14,07 % und 14,07&nbsp;%`:        "14,07 % und 14,07\u00a0%",
			`:fact[a]{t="x 'y' -- z"}`:        `<c-fact t="x 'y' -- z">a</c-fact>`,
			`Das ":fact[a]" hier`:             `Das „<c-fact>a</c-fact>“ hier`,
			`Der Park 武汉（中国） und 東京です`:        `Der Park <span lang="zh-Hans">武汉（中国）</span> und <span lang="ja">東京です</span>`,
			`（nur Satzzeichen）、 한국`:           `（nur Satzzeichen）、 한국`,
			`"武汉"`:                            `„<span lang="zh-Hans">武汉</span>“`,
			`<span lang="zh-Hant">武漢</span>`:  `<span lang="zh-Hant">武漢</span>`,
			`[武汉](x){lang=zh}`:                `<a href="x" lang="zh">武汉</a>`,
		},
		"en": {
			`"Hello," she said, "it's 'fine'."`: "“Hello,” she said, “it’s ‘fine’.”",
			`The dogs' bowl, '90s, don't`:       "The dogs’ bowl, ’90s, don’t",
			`("quoted") ["b"]`:                  "(“quoted”) [“b”]",
			`"nested "inner" quotes"`:           "“nested ‘inner’ quotes”",
			`5'10 tall`:                         "5'10 tall",
			`"a` + "\n" + `b"`:                  "“a\nb”",
			`the "*Park*"`:                      "the “<em>Park</em>”",
			"\"`code`\"":                        "“<code>code</code>”",
		},
		"zh-Hans": {
			`他说"你好"，然后'再见'。`:  "他说“你好”，然后‘再见’。",
			`"武汉'蔡甸'园区"`:      "“武汉‘蔡甸’园区”",
			`等等...`:           "等等……",
			`等等......`:        "等等……",
			`etc... and`:      "etc… and",
			`园区--开放`:          "园区——开放",
			`2020--2024年`:     "2020–2024年",
			`武汉 -- 杜伊斯堡`:      "武汉 —— 杜伊斯堡",
			`BMW"智能"汽车`:       "BMW“智能”汽车",
			`it's "OK"`:       "it’s “OK”",
			`“已有”——不变……`:      "“已有”——不变……",
			`全角：冒号 14:30 注:1`: "全角：冒号 14:30 注:1",
		},
		"fr": {`"Parc" l'eau`: "«\u00a0Parc\u00a0» l’eau"},
		"ja": {`"公園"と'駅'`: "「公園」と『駅』"},
	} {
		inlineCases(t, typographicDialect(t, tag), cases)
	}
}

func TestTypographyOff(t *testing.T) {
	t.Parallel()
	inlineCases(t, plainDialect(t, "de"), map[string]string{
		`"Park" -- 武汉...`:    `&quot;Park&quot; -- 武汉...`,
		`![a "b"](c "d--e")`: `<img src="c" alt="a &quot;b&quot;" title="d--e">`,
	})
}
