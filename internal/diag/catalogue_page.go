package diag

// pageEntries are the findings about the documents of a page and their front matter.
var pageEntries = []Entry{
	{
		ID: "source-language-unknown", Severity: Error,
		Message: Words{EN: `"{lang}" is not a language of this site`, ZH: "“{lang}”不是本网站的语言"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
	{
		ID: "type-unknown", Severity: Error,
		Message: Words{EN: `the theme has no page type "{type}" (it has: {types})`, ZH: "主题中没有页面类型“{type}”（现有：{types}）"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
	{
		ID: "type-unknown/path", Severity: Error,
		Message: Words{EN: `a type is a name, not a path: "{type}"`, ZH: "页面类型是一个名称，不是路径：“{type}”"},
		Hint:    Words{EN: "use one of: {types}", ZH: "请从以下类型中选用：{types}"},
	},
	{
		ID: "shared-field", Severity: Error,
		Message: Words{EN: `"{field}" holds for all languages and differs from the source document ({source})`, ZH: "“{field}”对所有语言通用，此处与源文档（{source}）不一致"},
		Hint:    Words{EN: "leave it out here, or change it in the source document", ZH: "请删去此处的字段，或到源文档中修改"},
	},
	{
		ID: "shared-field/only-here", Severity: Error,
		Message: Words{EN: `"{field}" holds for all languages and belongs into the source document {source}`, ZH: "“{field}”对所有语言通用，应写在源文档 {source} 中"},
		Hint:    Words{EN: "move it there", ZH: "请移到源文档中"},
	},
	{
		ID: "dates-order", Severity: Error,
		Message: Words{EN: `the page expires before its "{field}", so it would never be published`, ZH: "下线时间早于“{field}”，本页永远不会发布"},
		Hint:    Words{EN: "correct one of the two dates", ZH: "请更正其中一个日期"},
	},
	{
		ID: "home-missing", Severity: Warning,
		Message: Words{EN: `language "{lang}" has pages but no home page`, ZH: "语言“{lang}”已有页面，但没有首页"},
		Hint:    Words{EN: "write {file}", ZH: "请撰写 {file}"},
	},
}
