package diag

// glossaryEntries are the findings about data/glossary.yaml and the use of its
// terms.
var glossaryEntries = []Entry{
	{
		ID: "glossary-unreadable", Severity: Error,
		Message: Words{EN: "the file cannot be read: {reason}", ZH: "无法读取文件：{reason}"},
	},
	{
		ID: "glossary-form", Severity: Error,
		Message: Words{EN: "the glossary is a list of terms", ZH: "术语表应是术语的列表"},
		Hint:    Words{EN: `write "- zh: …" with the other languages below it`, ZH: "每条写成“- zh: …”，下面依次写其他语言"},
	},
	{
		ID: "glossary-source", Severity: Error,
		Message: Words{EN: `the term has no form in the source language "{lang}"`, ZH: "术语缺少源语言“{lang}”的写法"},
		Hint:    Words{EN: `add "{lang}: …"`, ZH: "请补上“{lang}: …”"},
	},
	{
		ID: "glossary-duplicate", Severity: Error,
		Message: Words{EN: `the term "{term}" stands twice, first at {first}`, ZH: "术语“{term}”出现了两次，前一次在 {first}"},
		Hint:    Words{EN: "keep one of the two entries", ZH: "请只保留其中一条"},
	},
	{
		ID: "glossary-language", Severity: Error,
		Message: Words{EN: `"{lang}" is not a language of this site`, ZH: "“{lang}”不是本网站的语言"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
	{
		ID: "term-mismatch/missing", Severity: Warning,
		Message: Words{EN: `"{term}", at {place}, is nowhere "{right}", as the glossary wants it`, ZH: "原文 {place} 的“{term}”在译文中没有按术语表译为“{right}”"},
		Hint:    Words{EN: `use the term, or add what stands there to its "forms" in data/glossary.yaml`, ZH: "请使用该术语，或在 data/glossary.yaml 该条的 forms 中补上所用的写法"},
	},
	{
		ID: "term-mismatch/forbidden", Severity: Error,
		Message: Words{EN: `the glossary forbids "{wrong}"`, ZH: "术语表不允许使用“{wrong}”"},
		Hint:    Words{EN: `write "{right}"`, ZH: "请写“{right}”"},
	},
}
