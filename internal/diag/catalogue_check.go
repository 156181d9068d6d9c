package diag

// checkEntries are the findings of the rules over the assembled site.
var checkEntries = []Entry{
	{
		ID: "component-unknown", Severity: Error,
		Message: Words{EN: `no component "{name}"`, ZH: "没有组件“{name}”"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
	{
		ID: "component-form", Severity: Error,
		Message: Words{EN: `component "{name}" cannot be written as {form}`, ZH: "组件“{name}”不能写成 {form}"},
		Hint:    Words{EN: "write {suggestion}", ZH: "请写成 {suggestion}"},
	},
	{
		ID: "component-label/missing", Severity: Error,
		Message: Words{EN: `component "{name}" needs something in square brackets`, ZH: "组件“{name}”后的方括号中需要填写内容"},
		Hint:    Words{EN: "write it like {name}[…]", ZH: "请写成 {name}[…]"},
	},
	{
		ID: "component-label/none", Severity: Error,
		Message: Words{EN: `component "{name}" takes nothing in square brackets`, ZH: "组件“{name}”后不需要方括号中的内容"},
		Hint:    Words{EN: "delete the brackets with their text", ZH: "请删去方括号及其中的文字"},
	},
	{
		ID: "component-mismatch/missing", Severity: Error,
		Message: Words{EN: `the source document has {what} ({place}), this translation has not`, ZH: "源文档有 {what}（{place}），本译文缺少"},
		Hint:    Words{EN: "write it at the same place of the translation", ZH: "请在译文的相应位置补上"},
	},
	{
		ID: "component-mismatch/extra", Severity: Error,
		Message: Words{EN: `this translation has {what}, the source document {source} has not, or less often`, ZH: "本译文有 {what}，源文档 {source} 中没有或较少"},
		Hint:    Words{EN: "delete it here, or add it to the source document", ZH: "请在此处删去，或在源文档中补上"},
	},
	{
		ID: "image-mismatch/missing", Severity: Warning,
		Message: Words{EN: `the source document shows the image {what} ({place}), this translation does not`, ZH: "源文档有图片 {what}（{place}），本译文缺少"},
		Hint:    Words{EN: "show it at the same place of the translation", ZH: "请在译文的相应位置补上"},
	},
	{
		ID: "image-mismatch/extra", Severity: Warning,
		Message: Words{EN: `this translation shows the image {what}, the source document {source} does not`, ZH: "本译文有图片 {what}，源文档 {source} 中没有"},
		Hint:    Words{EN: "delete it here, or show it in the source document", ZH: "请在此处删去，或在源文档中补上"},
	},
	{
		ID: "link-mismatch/missing", Severity: Warning,
		Message: Words{EN: `the source document links to {what} ({place}), this translation does not`, ZH: "源文档有指向 {what} 的链接（{place}），本译文缺少"},
		Hint:    Words{EN: "set the link in the translation too", ZH: "请在译文中补上链接"},
	},
	{
		ID: "link-mismatch/extra", Severity: Warning,
		Message: Words{EN: `this translation links to {what}, the source document {source} does not`, ZH: "本译文有指向 {what} 的链接，源文档 {source} 中没有"},
		Hint:    Words{EN: "take the link out here, or set it in the source document", ZH: "请在此处删去链接，或在源文档中补上"},
	},
	{
		ID: "structure-mismatch", Severity: Warning,
		Message: Words{EN: "heading of level {level} where the source document has level {other} ({place})", ZH: "此处为 {level} 级标题，源文档相应处为 {other} 级（{place}）"},
		Hint:    Words{EN: "give both documents the same headings, so that links to them hold in every language", ZH: "请让两个文档的标题层级一致，这样指向标题的链接在各语言中都有效"},
	},
	{
		ID: "structure-mismatch/missing", Severity: Warning,
		Message: Words{EN: `the source document has a further heading "{text}" ({place})`, ZH: "源文档还有标题“{text}”（{place}）"},
		Hint:    Words{EN: "translate that section too", ZH: "请把这一节也译出"},
	},
	{
		ID: "structure-mismatch/extra", Severity: Warning,
		Message: Words{EN: `the heading "{text}" has no counterpart in the source document {source}`, ZH: "标题“{text}”在源文档 {source} 中没有对应内容"},
		Hint:    Words{EN: "delete it here, or add it to the source document", ZH: "请在此处删去，或在源文档中补上"},
	},
	{
		ID: "untranslated-text", Severity: Warning,
		Message: Words{EN: `this is still Chinese: "{text}"`, ZH: "此处仍是中文：“{text}”"},
		Hint:    Words{EN: "translate it", ZH: "请翻译"},
	},
	{
		ID: "heading-top", Severity: Warning,
		Message: Words{EN: `"{text}" is a heading of the first level, which is the page's title alone`, ZH: "“{text}”用了一级标题，而一级标题只用于页面标题"},
		Hint:    Words{EN: `begin it with "##"`, ZH: "请改用“##”"},
	},
	{
		ID: "heading-skip", Severity: Warning,
		Message: Words{EN: "a heading of level {level} (h{level}) follows one of level {before} (h{before})", ZH: "{before} 级标题（h{before}）之后直接用了 {level} 级标题（h{level}）"},
		Hint:    Words{EN: "use level {suggestion} here", ZH: "此处请用 {suggestion} 级标题"},
	},
	{
		ID: "link-host", Severity: Warning,
		Message: Words{EN: `the host "{host}" mixes letters of several scripts ({scripts}) and is really {punycode}`, ZH: "网址“{host}”混用了不同文字的字母（{scripts}），实际是 {punycode}"},
		Hint:    Words{EN: "check that this is the site that is meant, and type the address anew", ZH: "请核对是否为所指的网站，并重新键入网址"},
	},
	{
		ID: "todo-left", Severity: Warning,
		Message: Words{EN: `"{word}" shows that something is unfinished here`, ZH: "“{word}”说明此处还没有写完"},
		Hint:    Words{EN: "write what is missing, or mark the document as a draft", ZH: "请补全内容，或将文档标为草稿（draft: true）"},
	},
	{
		ID: "pii-id-number", Severity: Warning,
		Message: Words{EN: "{number} looks like the number of a Chinese identity card", ZH: "{number} 像是身份证号码"},
		Hint:    Words{EN: "personal numbers do not belong on a website: delete it", ZH: "网站上不应出现个人证件号码，请删去"},
	},
	{
		ID: "withheld-word", Severity: Error,
		Message: Words{EN: `"{word}" must not be published (checks.withhold in site.yaml)`, ZH: "“{word}”不得发布（见 site.yaml 的 checks.withhold）"},
		Hint:    Words{EN: "take it out, or say it in other words", ZH: "请删去或换一种说法"},
	},
	{
		ID: "fact-old", Severity: Warning,
		Message: Words{EN: `fact "{fact}" is about {period} and still shown on {pages}`, ZH: "数据“{fact}”的时期是 {period}，已较陈旧，仍显示在 {pages}"},
		Hint:    Words{EN: "bring it up to date, or raise checks.fact_max_age in site.yaml", ZH: "请更新数据，或在 site.yaml 中调大 checks.fact_max_age"},
	},
	{
		ID: "figure-unlinked", Severity: Warning,
		Message: Words{EN: `the figure "{figure}" is typed and comes from no fact`, ZH: "数字“{figure}”是直接键入的，没有引用数据"},
		Hint:    Words{EN: "add it to data/facts.yaml and write :fact[…]", ZH: "请把它写入 data/facts.yaml，再用 :fact[…] 引用"},
	},
	{
		ID: "figure-unlinked/fact", Severity: Warning,
		Message: Words{EN: `the figure "{figure}" is typed although it is a fact`, ZH: "数字“{figure}”已有数据，却是直接键入的"},
		Hint:    Words{EN: "write :fact[{fact}]", ZH: "请写成 :fact[{fact}]"},
	},
	{
		ID: "security-expired", Severity: Warning,
		Message: Words{EN: "security.txt has expired: who finds a problem will not trust it", ZH: "security.txt 已过期，发现问题的人将不再相信它"},
		Hint:    Words{EN: "check the contacts, and write a date in the coming year", ZH: "请核对联系方式，并改为一年之内的日期"},
	},
}
