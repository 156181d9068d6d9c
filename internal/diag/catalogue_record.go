package diag

// recordEntries are the findings about records.
var recordEntries = []Entry{
	{
		ID:      "record-id",
		Message: Words{`"{id}" cannot be the id of a record: only a-z, 0-9 and single hyphens`, "“{id}”不能用作记录的编号：只能用小写字母、数字和单个连字符"},
		Hint:    Words{`write "{suggestion}"`, "请写作“{suggestion}”"},
	},
	{
		ID:       "record-languages",
		Severity: Warning,
		Message:  Words{`"{name}" has no text in {languages}`, "“{name}”缺少以下语言的文字：{languages}"},
		Hint:     Words{"write it in each language of the site, or one text for all of them", "请用网站的每种语言填写，或只写一段供各语言共用的文字"},
	},
	{
		ID: "record-unknown", Severity: Error,
		Message: Words{EN: `no record "{record}" in {file}`, ZH: "{file} 中没有记录“{record}”"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
}
