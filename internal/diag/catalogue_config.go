package diag

import "slices"

// configEntries are the findings about site.yaml, a theme's theme.yaml, and
// values typed after a theme's declarations.
var configEntries = slices.Concat(
	siteEntriesOfConfig,
	languageEntries,
	publicationEntries,
	declarationEntries,
	familyEntries("parameter", Words{"parameter", "参数"}, Words{"the component", "组件"}),
)

// siteEntriesOfConfig are about site.yaml as a whole, texts, menus and checks.
var siteEntriesOfConfig = []Entry{
	{
		ID:      "config-file",
		Message: Words{`there is no file "{file}"`, "缺少文件“{file}”"},
		Hint:    Words{`a new site is made with "qiao new site DIR"`, "可用“qiao new site 文件夹”新建网站"},
	},
	{
		ID:      "config-file/unreadable",
		Message: Words{`"{file}" cannot be read: {reason}`, "无法读取“{file}”：{reason}"},
		Hint:    Words{"check that you may read it", "请检查是否有读取权限"},
	},
	{
		ID:      "config-empty",
		Message: Words{"the configuration is empty: base_url and languages are missing", "配置文件是空的：缺少 base_url 和 languages"},
		Hint:    Words{`write "base_url: https://www.example.org/" and "languages: [zh, de, en]", each on a line of its own`, "请分两行写上“base_url: https://www.example.org/”和“languages: [zh, de, en]”"},
	},
	{
		ID:      "localized-language",
		Message: Words{`"{code}" is not a language of this site ({languages})`, "“{code}”不是本网站的语言（{languages}）"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID: "localized-incomplete", Severity: Warning,
		Message: Words{`"{field}" has no text in {languages}`, "“{field}”缺少以下语言的文字：{languages}"},
		Hint:    Words{"add the text in each language, or write one text for all", "请补上各语言的文字，或只写一个通用的文字"},
	},
	{
		ID:      "config-taxonomy/field",
		Message: Words{`a taxonomy cannot be named "{name}": every page has a field of that name`, "分类不能命名为“{name}”：每个页面都有同名字段"},
		Hint:    Words{"choose another name", "请换一个名称"},
	},
	{
		ID:      "config-taxonomy/name",
		Message: Words{`"{name}" cannot name a taxonomy: use small letters, digits, "-" and "_"`, "“{name}”不能作为分类名：请用小写英文字母、数字、“-”和“_”"},
	},
	{
		ID:      "config-menu/name",
		Message: Words{`"{name}" cannot name a menu: use small letters, digits, "-" and "_"`, "“{name}”不能作为菜单名：请用小写英文字母、数字、“-”和“_”"},
	},
	{
		ID:      "config-menu/both",
		Message: Words{"a menu entry leads to a page or to a url, not to both", "菜单项只能指向 page 或 url 之一，不能同时写两个"},
		Hint:    Words{"delete one of the two", "请删除其中一个"},
	},
	{
		ID:      "config-menu/neither",
		Message: Words{"the menu entry leads nowhere", "此菜单项没有指向任何页面"},
		Hint:    Words{`write "page: " with the path of a page, or "url: " with an address`, "请写“page: 页面路径”或“url: 网址”"},
	},
	{
		ID:      "config-menu/nameless",
		Message: Words{`the menu entry for "{url}" has no name`, "指向“{url}”的菜单项没有名称"},
		Hint:    Words{`write "name: " with the words to show`, "请写“name: 显示的文字”"},
	},
	{
		ID:      "config-menu/depth",
		Message: Words{"a menu has two levels: the children of an entry have no children", "菜单只有两级：下级菜单项不能再有 children"},
		Hint:    Words{"move these entries one level up", "请把这些菜单项上移一级"},
	},
	{
		ID:      "config-check/unknown",
		Message: Words{`there is no finding with the code "{code}"`, "没有代码为“{code}”的检查项"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "config-check/ignore",
		Message: Words{`"{code}" is an error and cannot be ignored`, "“{code}”属于错误，不能忽略"},
		Hint:    Words{"correct what it reports", "请改正它所指出的问题"},
	},
	{
		ID:      "config-check/lower",
		Message: Words{`"{code}" is an error and cannot be made less`, "“{code}”属于错误，不能降低级别"},
		Hint:    Words{"correct what it reports", "请改正它所指出的问题"},
	},
	{
		ID:      "config-check/withhold",
		Message: Words{"a word to withhold is empty", "不得出现的词语中有一项是空的"},
		Hint:    Words{"delete the line", "请删除这一行"},
	},
	{
		ID:      "config-check/age",
		Message: Words{`"{got}" is not an age of facts`, "“{got}”不是数据的期限"},
		Hint:    Words{"write a number of years, months or days: 2y, 18m, 400d", "请写年数、月数或天数，例如：2y、18m、400d"},
	},
	{
		ID:      "config-security/contact",
		Message: Words{`"{got}" is not an address to which security problems can be reported`, "“{got}”不是可以报告安全问题的地址"},
		Hint:    Words{"write a mailto:, https: or tel: address: mailto:security@example.org", "请写 mailto:、https: 或 tel: 地址，例如 mailto:security@example.org"},
	},
	{
		ID:      "config-security/policy",
		Message: Words{`"{got}" is not an https address`, "“{got}”不是 https 地址"},
	},
	{
		ID: "config-security/folder", Severity: Warning,
		Message: Words{`security.txt is not published: it is looked for at the root of {host} only, and the site is at {url}`, "不生成 security.txt：它只在 {host} 的根目录有效，而本网站位于 {url}"},
		Hint:    Words{"ask those who run the host to publish it, and delete the key here", "请由主机的管理者发布，并删去此处的设置"},
	},
	{
		ID: "config-placeholder", Severity: Warning,
		Message: Words{`"{text}" is a placeholder; it is not shown on the site`, "“{text}”是待替换的内容，不会显示在网站上"},
		Hint:    Words{"write the real text, or leave it empty", "请填写真实内容，或留空"},
	},
	{
		ID: "config-to-fill", Severity: Info,
		Message: Words{"to be filled in: {name}", "待填写：{name}"},
	},
	{
		ID: "config-to-fill/languages", Severity: Info,
		Message: Words{"to be filled in: {name} ({languages})", "待填写：{name}（{languages}）"},
	},
	{
		ID: "config-to-fill/base-url", Severity: Info,
		Message: Words{`to be filled in: base_url, for "{host}" cannot exist on the internet`, "待填写：base_url（“{host}”不可能是真实网址）"},
	},
}

// languageEntries are about the languages of a site.
var languageEntries = []Entry{
	{
		ID:      "config-language/none",
		Message: Words{"the site has no languages", "网站没有任何语言"},
		Hint:    Words{`write them as a list: "languages: [zh, de, en]"`, "请写成列表：“languages: [zh, de, en]”"},
	},
	{
		ID:      "config-language/code",
		Message: Words{`"{code}" cannot be the code of a language: it stands in file names and addresses, in small letters`, "“{code}”不能作为语言代码：它用于文件名和网址，须为小写字母"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "config-language/tag",
		Message: Words{`"{tag}" is no known language`, "“{tag}”不是已知的语言"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "config-language/twice",
		Message: Words{`the language "{code}" is given twice, first on line {line}`, "语言“{code}”重复，第 {line} 行已有"},
		Hint:    Words{"delete one of the two", "请删除其中一个"},
	},
	{
		ID:      "config-language/source",
		Message: Words{`the source language "{code}" is not among the languages ({languages})`, "源语言“{code}”不在网站语言之中（{languages}）"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "config-language/unknown",
		Message: Words{`"{code}" is not a language of this site ({languages})`, "“{code}”不是本网站的语言（{languages}）"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "config-language/fallback-self",
		Message: Words{`"{code}" cannot stand in for itself`, "“{code}”不能作为自己的替代语言"},
		Hint:    Words{"delete it here", "请在此处删除"},
	},
	{
		ID:      "config-language/fallback-twice",
		Message: Words{`"{code}" is given twice`, "“{code}”重复"},
		Hint:    Words{"delete one of the two", "请删除其中一个"},
	},
}

// publicationEntries are about where and when a site is published.
var publicationEntries = []Entry{
	{
		ID:      "config-base-url",
		Message: Words{`"{url}" is not a web address`, "“{url}”不是网址"},
		Hint:    Words{"write it like https://www.example.org/", "请按此格式填写：https://www.example.org/"},
	},
	{
		ID:      "config-base-url/full-width",
		Message: Words{`"{url}" has a full-width "{char}"`, "“{url}”中有全角字符“{char}”"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "config-base-url/scheme",
		Message: Words{`"{url}" does not begin with https:// or http://`, "“{url}”不是以 https:// 或 http:// 开头"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "config-base-url/host",
		Message: Words{`"{url}" names no host`, "“{url}”中没有域名"},
		Hint:    Words{"write it like https://www.example.org/", "请按此格式填写：https://www.example.org/"},
	},
	{
		ID:      "config-base-url/user",
		Message: Words{"the address holds a user name or password, which would be published", "网址中含有用户名或密码，会被公开"},
		Hint:    Words{"delete what stands before the @, and the @", "请删除 @ 及其前面的内容"},
	},
	{
		ID:      "config-base-url/query",
		Message: Words{`"{url}" has a query or a fragment (from "?" or "#" on), which the address of a site cannot have`, "“{url}”带有查询参数或锚点（“?”或“#”之后的部分），网站地址不能包含这些"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "config-time-zone",
		Message: Words{`there is no time zone "{name}"`, "没有名为“{name}”的时区"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "config-output/absolute",
		Message: Words{`"{dir}" cannot be the output folder: name a folder in the site, without "/" before it`, "输出文件夹不能是“{dir}”：请写网站内的文件夹，前面不带“/”"},
		Hint:    Words{`write "output: public"`, "请写“output: public”"},
	},
	{
		ID:      "config-output/outside",
		Message: Words{`"{dir}" cannot be the output folder: it lies outside of the site`, "输出文件夹不能是“{dir}”：它在网站之外"},
		Hint:    Words{`write "output: public"`, "请写“output: public”"},
	},
	{
		ID:      "config-output/site",
		Message: Words{`"{dir}" cannot be the output folder: it is the site itself, and a build replaces all that is in it`, "输出文件夹不能是“{dir}”：这是网站本身，而生成时会替换其中全部内容"},
		Hint:    Words{`write "output: public"`, "请写“output: public”"},
	},
	{
		ID:      "config-output/hidden",
		Message: Words{`"{dir}" cannot be the output folder: the name is taken or hidden`, "输出文件夹不能是“{dir}”：该名称已被占用或属于隐藏文件夹"},
		Hint:    Words{`write "output: public"`, "请写“output: public”"},
	},
	{
		ID:      "config-output/input",
		Message: Words{`"{dir}" cannot be the output folder: "{input}" holds what the site is made from, and a build replaces all that is in its output`, "输出文件夹不能是“{dir}”：“{input}”是网站的原始内容，而生成时会替换输出文件夹中的全部内容"},
		Hint:    Words{`write "output: public"`, "请写“output: public”"},
	},
	{
		ID:      "config-theme",
		Message: Words{`"{name}" is not the name of a theme: it is a name, not a path`, "“{name}”不是主题名：应为名称，而不是路径"},
		Hint:    Words{`write the name of a folder in themes/, such as "park"`, "请写 themes/ 中的文件夹名，例如“park”"},
	},
}

// declarationEntries are about theme.yaml, and values after its declarations.
var declarationEntries = []Entry{
	{
		ID:      "theme-declaration/name",
		Message: Words{`"{name}" cannot be declared: use small letters, digits, "-" and "_"`, "“{name}”不能作为名称：请用小写英文字母、数字、“-”和“_”"},
	},
	{
		ID:      "theme-declaration/common",
		Message: Words{`"{name}" need not be declared: every page has this field`, "“{name}”无需声明：每个页面都有此字段"},
		Hint:    Words{"delete it, or choose another name", "请删除，或换一个名称"},
	},
	{
		ID:      "theme-declaration/twice",
		Message: Words{`"{name}" is given twice`, "“{name}”重复"},
		Hint:    Words{"delete one of the two", "请删除其中一个"},
	},
	{
		ID:      "theme-declaration/label",
		Message: Words{"a component's label is one text, neither a list nor a group", "组件的方括号内容是一段文字，不能是列表或字段组"},
	},
	{
		ID:      "theme-declaration/colour",
		Message: Words{`"{name}": {got} is no colour`, `“{name}”：{got} 不是颜色`},
		Hint:    Words{`write it like #16212b`, `请写成 #16212b 这样的形式`},
	},
	{
		ID:      "theme-declaration/values",
		Message: Words{`"{name}": values belong to the type enum, which cannot do without`, "“{name}”：values 只用于 enum 类型，且 enum 类型必须有 values"},
	},
	{
		ID:      "theme-declaration/fields",
		Message: Words{`"{name}": fields belong to the type group, which cannot do without`, "“{name}”：fields 只用于 group 类型，且 group 类型必须有 fields"},
	},
	{
		ID:      "theme-declaration/group",
		Message: Words{`"{name}": a component has no groups of parameters`, "“{name}”：组件的参数不能是字段组"},
	},
	{
		ID:      "theme-declaration/fill",
		Message: Words{`"{name}": only parameters of site.yaml can be marked with fill`, "“{name}”：只有 site.yaml 的参数可以标记 fill"},
	},
	{
		ID:      "theme-declaration/default",
		Message: Words{`"{name}": a group has no default`, "“{name}”：字段组没有默认值"},
		Hint:    Words{"give its fields defaults", "请为其中的字段设默认值"},
	},
	{
		ID:      "theme-declaration/of",
		Message: Words{`"{name}": the type record says of which collection, and no other type does`, "“{name}”：record 类型必须用 of 指明数据集，其他类型不能有 of"},
		Hint:    Words{`write "{example}"`, "例如写作“{example}”"},
	},
	{
		ID:      "theme-declaration/collection",
		Message: Words{`no collection "{name}" is declared below data`, "data 下没有声明数据集“{name}”"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "theme-declaration/title",
		Message: Words{`the title of a record is one of its fields of type text or string; "{name}" is none`, "记录的名称（title）应是其 text 或 string 类型的字段，“{name}”不是"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "theme-declaration/data",
		Message: Words{`"{name}" cannot be a collection: data/{name}.yaml has a form of its own`, "数据集不能命名为“{name}”：data/{name}.yaml 另有固定格式"},
		Hint:    Words{"choose another name", "请换一个名称"},
	},
	{
		ID:      "field-form/url",
		Message: Words{`"{name}" wants a web address, got "{got}"`, "“{name}”应为网址，现为“{got}”"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "field-form/email",
		Message: Words{`"{name}" wants an e-mail address, got "{got}"`, "“{name}”应为电子邮箱地址，现为“{got}”"},
	},
	{
		ID:      "field-form/tel",
		Message: Words{`"{name}" wants a telephone number, got "{got}"`, "“{name}”应为电话号码，现为“{got}”"},
		Hint:    Words{"write it with the code of the country: +86 27 1234 5678", "请带国家代码填写，例如：+86 27 1234 5678"},
	},
	{
		ID:      "field-form/path",
		Message: Words{`"{name}" wants a path with "/", got "{got}"`, "“{name}”的路径应使用“/”，现为“{got}”"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID: "config-images/quality", Severity: Error,
		Message: Words{EN: "the quality of images is a number from 1 to 100, not {got}", ZH: "图片质量须为 1 到 100 的整数，而不是 {got}"},
		Hint:    Words{EN: "write 80, or leave it out", ZH: "请写 80，或删去此项"},
	},
}
