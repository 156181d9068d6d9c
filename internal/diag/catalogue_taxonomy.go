package diag

// taxonomyEntries are the findings about data/taxonomies.yaml and the terms that pages name.
var taxonomyEntries = []Entry{
	{
		ID: "taxonomies-unreadable", Severity: Error,
		Message: Words{EN: "the file cannot be read: {reason}", ZH: "无法读取文件：{reason}"},
	},
	{
		ID: "taxonomy-unknown", Severity: Error,
		Message: Words{EN: `site.yaml declares no taxonomy "{taxonomy}"`, ZH: "site.yaml 中没有分类“{taxonomy}”"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
	{
		ID: "taxonomy-undefined", Severity: Error,
		Message: Words{EN: `taxonomy "{taxonomy}" has no name and terms in {file}`, ZH: "分类“{taxonomy}”在 {file} 中没有名称和条目"},
		Hint:    Words{EN: "add it there", ZH: "请在该文件中补上"},
	},
	{
		ID: "taxonomy-form", Severity: Error,
		Message: Words{EN: `a taxonomy is written as "key: name, slug and terms"`, ZH: "分类应写成“键: name、slug、terms”"},
	},
	{
		ID: "taxonomy-language", Severity: Error,
		Message: Words{EN: `"{lang}" is not a language of this site`, ZH: "“{lang}”不是本网站的语言"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
	{
		ID: "term-name-missing", Severity: Error,
		Message: Words{EN: `"{term}" has no name in language "{lang}"`, ZH: "“{term}”缺少语言“{lang}”的名称"},
		Hint:    Words{EN: "add it under name", ZH: "请在 name 下补上"},
	},
	{
		ID: "term-unknown", Severity: Error,
		Message: Words{EN: `taxonomy "{taxonomy}" has no term "{term}"`, ZH: "分类“{taxonomy}”中没有条目“{term}”"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
}
