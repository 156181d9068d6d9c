package diag

// linkEntries are the findings about where links lead.
var linkEntries = []Entry{
	{
		ID: "link-empty", Severity: Error,
		Message: Words{EN: "this link leads nowhere", ZH: "此链接没有目标"},
		Hint:    Words{EN: "write the page or address it should lead to", ZH: "请写明要链接的页面或网址"},
	},
	{
		ID: "link-unknown", Severity: Error,
		Message: Words{EN: `no page or file "{link}"`, ZH: "没有“{link}”这个页面或文件"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
	{
		ID: "link-unknown/folder", Severity: Error,
		Message: Words{EN: `"{link}" is a folder without a page of its own`, ZH: "“{link}”只是一个文件夹，没有自己的页面"},
		Hint:    Words{EN: "write content/{folder}/_index.zh.md, or link to a page in it", ZH: "请撰写 content/{folder}/_index.zh.md，或链接到其中的页面"},
	},
	{
		ID: "link-unknown/backslash", Severity: Error,
		Message: Words{EN: `links are written with "/", not with backslashes: "{link}"`, ZH: "链接用“/”，不用反斜杠：“{link}”"},
		Hint:    Words{EN: "write {suggestion}", ZH: "请写成 {suggestion}"},
	},
	{
		ID: "link-case", Severity: Error,
		Message: Words{EN: `"{link}" differs from the name of the file or page only in upper and lower case, which works on Windows alone`, ZH: "“{link}”与实际名称只有大小写不同，只在 Windows 上有效"},
		Hint:    Words{EN: "write {suggestion}", ZH: "请写成 {suggestion}"},
	},
	{
		ID: "link-outside", Severity: Error,
		Message: Words{EN: `"{link}" leads out of the site`, ZH: "“{link}”指到了网站之外"},
		Hint:    Words{EN: "link to a page or file inside content/ or static/", ZH: "请链接到 content/ 或 static/ 中的页面或文件"},
	},
	{
		ID: "link-outside/drive", Severity: Error,
		Message: Words{EN: `"{link}" is a place on one computer, not on the site`, ZH: "“{link}”是某台电脑上的位置，不在网站中"},
		Hint:    Words{EN: "put the file beside the page and link to its name", ZH: "请把文件放在页面旁边，链接写文件名"},
	},
	{
		ID: "link-scheme", Severity: Error,
		Message: Words{EN: `links with "{scheme}:" are not allowed: "{link}"`, ZH: "不允许使用“{scheme}:”开头的链接：“{link}”"},
		Hint:    Words{EN: "use http, https, mailto or tel", ZH: "请使用 http、https、mailto 或 tel"},
	},
	{
		ID: "link-scheme/none", Severity: Error,
		Message: Words{EN: `"{link}" lacks http: or https:`, ZH: "“{link}”缺少 http: 或 https:"},
		Hint:    Words{EN: "write {suggestion}", ZH: "请写成 {suggestion}"},
	},
	{
		ID: "link-scheme/host", Severity: Error,
		Message: Words{EN: `"{link}" is no complete address`, ZH: "“{link}”不是完整的网址"},
		Hint:    Words{EN: "write it like https://www.example.com/", ZH: "请写成 https://www.example.com/ 这样的完整网址"},
	},
	{
		ID: "link-anchor", Severity: Error,
		Message: Words{EN: `{file} has no heading or element "#{anchor}"`, ZH: "{file} 中没有标题或元素“#{anchor}”"},
		Hint:    Words{EN: `did you mean "#{suggestion}"?`, ZH: "是否应为“#{suggestion}”？"},
	},
	{
		ID: "link-anchor/list", Severity: Error,
		Message: Words{EN: `{file} has no heading or element "#{anchor}"`, ZH: "{file} 中没有标题或元素“#{anchor}”"},
		Hint:    Words{EN: "its headings are {headings}", ZH: "现有标题：{headings}"},
	},
	{
		ID: "link-anchor/none", Severity: Error,
		Message: Words{EN: `{file} has no heading or element "#{anchor}"; it has no headings at all`, ZH: "{file} 中没有“#{anchor}”，该页没有任何标题"},
		Hint:    Words{EN: `leave out "#{anchor}"`, ZH: "请删去“#{anchor}”"},
	},
	{
		ID: "link-unpublished/draft", Severity: Error,
		Message: Words{EN: `"{link}" leads to {page}, which is a draft`, ZH: "“{link}”指向的 {page} 还是草稿"},
		Hint:    Words{EN: "publish it, or take the link out", ZH: "请先发布该页，或删去链接"},
	},
	{
		ID: "link-unpublished/future", Severity: Error,
		Message: Words{EN: `"{link}" leads to {page}, which is not yet published`, ZH: "“{link}”指向的 {page} 尚未到发布时间"},
		Hint:    Words{EN: "publish this page later, or take the link out", ZH: "请推迟发布本页，或删去链接"},
	},
	{
		ID: "link-unpublished/expired", Severity: Error,
		Message: Words{EN: `"{link}" leads to {page}, which has expired`, ZH: "“{link}”指向的 {page} 已过期下线"},
		Hint:    Words{EN: "take the link out", ZH: "请删去链接"},
	},
}
