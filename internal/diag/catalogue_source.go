package diag

// sourceEntries are the findings about documents and their front matter.
var sourceEntries = []Entry{
	{
		ID:      "content-empty",
		Message: Words{EN: "the site has no documents", ZH: "网站还没有任何文档"},
		Hint:    Words{EN: `begin with the home page, "{suggestion}"`, ZH: `请先写首页：“{suggestion}”`},
	},
	{
		ID:      "file-extension",
		Message: Words{EN: `"{name}" is not read: a document's name ends in ".md"`, ZH: `“{name}”不会被读取：文档的文件名须以 .md 结尾`},
		Hint:    Words{EN: `rename it to "{suggestion}"`, ZH: `请改名为“{suggestion}”`},
	},
	{
		ID:      "file-language",
		Message: Words{EN: `"{name}" is not a language of this site ({languages})`, ZH: `“{name}”不是本网站的语言（{languages}）`},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: `是否应为“{suggestion}”？`},
	},
	{
		ID:      "file-home",
		Message: Words{EN: "this is not how the home page is named", ZH: "首页的文件名不对"},
		Hint:    Words{EN: `rename it to "{suggestion}"`, ZH: `请改名为“{suggestion}”`},
	},
	{
		ID:      "file-name",
		Message: Words{EN: `the name "{name}" has a character that is unfit for web addresses: "{char}"`, ZH: `文件名“{name}”中有不宜用于网址的字符：“{char}”`},
		Hint:    Words{EN: `rename it to "{suggestion}"`, ZH: `请改名为“{suggestion}”`},
	},
	{
		ID:      "file-name/index",
		Message: Words{EN: `"{name}" must be written in small letters`, ZH: `“{name}”须用小写字母`},
		Hint:    Words{EN: `rename it to "{suggestion}"`, ZH: `请改名为“{suggestion}”`},
	},
	{
		ID:      "file-name/underscore",
		Message: Words{EN: `"{name}" begins with an underscore, which only "_index" may`, ZH: `“{name}”以下划线开头，只有 _index 可以这样命名`},
		Hint:    Words{EN: `rename it to "{suggestion}", or move it into a folder whose name begins with "_" to keep it out of the site`, ZH: `请改名为“{suggestion}”；若不想发布，请移到名称以“_”开头的文件夹中`},
	},
	{
		ID:      "file-name/reserved",
		Message: Words{EN: `Windows allows no file or folder of the name "{name}"`, ZH: `Windows 系统不允许使用“{name}”这个名称`},
		Hint:    Words{EN: "choose another name", ZH: "请换一个名称"},
	},
	{
		ID:      "file-twin",
		Message: Words{EN: `"{name}" differs from "{other}" only in upper and lower case: on Windows and on a Mac they are one`, ZH: `“{name}”与“{other}”只有大小写不同，在 Windows 和 Mac 上会被当成同一个`},
		Hint:    Words{EN: "rename one of the two", ZH: "请将其中一个改名"},
	},
	{
		ID:      "file-twin/accent",
		Message: Words{EN: `"{name}" looks the same as "{other}": the accents are stored in two ways`, ZH: `“{name}”与“{other}”看起来相同，只是带符号字母的存储方式不同`},
		Hint:    Words{EN: "rename one of the two", ZH: "请将其中一个改名"},
	},
	{
		ID:      "file-shape",
		Message: Words{EN: `the page "{page}" is stored in two ways: here, and as "{other}"`, ZH: `页面“{page}”有两种存放方式：此处，以及“{other}”`},
		Hint:    Words{EN: "store all languages of a page in the same way, in one folder", ZH: "同一页面的各语言文件请放在同一文件夹，并用同样的命名方式"},
	},
	{
		ID:      "file-doubled",
		Message: Words{EN: `this document exists twice in the language "{lang}": here, and as "{other}"`, ZH: `同一文档有两个“{lang}”版本：此处，以及“{other}”`},
		Hint:    Words{EN: "keep one of the two", ZH: "请只保留其中一个"},
	},
	{
		ID:      "file-in-bundle",
		Message: Words{EN: `this folder holds the page "{other}" and its files: no other page can stand in it`, ZH: `此文件夹只属于页面“{other}”及其附件，不能再放别的页面`},
		Hint:    Words{EN: `rename the other to "{suggestion}", which makes it a section, or move this file out of the folder`, ZH: `请把那个文件改名为“{suggestion}”（即变为栏目），或把本文件移出该文件夹`},
	},
	{
		ID:      "file-symlink",
		Message: Words{EN: "this is a symbolic link, and links are not followed", ZH: "这是一个符号链接（快捷方式），不会读取它指向的内容"},
		Hint:    Words{EN: "put the file itself here", ZH: "请把文件本身复制到这里"},
	},
	{
		ID:      "file-unreadable",
		Message: Words{EN: "this cannot be read: {reason}", ZH: "无法读取：{reason}"},
		Hint:    Words{EN: "check that it exists and that you may read it", ZH: "请检查文件是否存在、是否有读取权限"},
	},
	{
		ID:      "file-empty",
		Message: Words{EN: "the file is empty", ZH: "文件是空的"},
		Hint:    Words{EN: `write at least a title, or delete the file`, ZH: "请至少写上标题，或删除此文件"},
	},
	{
		ID:      "file-empty/blank",
		Message: Words{EN: "the file holds only blanks", ZH: "文件里只有空白"},
		Hint:    Words{EN: `write at least a title, or delete the file`, ZH: "请至少写上标题，或删除此文件"},
	},
	{
		ID:      "file-size",
		Message: Words{EN: "the file is larger than {mib} MiB", ZH: "文件超过 {mib} MiB"},
		Hint:    Words{EN: "divide it into several pages; large tables belong into a download", ZH: "请拆分成几个页面；很大的表格请作为附件下载"},
	},
	{
		ID:      "conflict-markers",
		Message: Words{EN: `"{text}" is left over from an unresolved merge conflict`, ZH: `“{text}”是未解决的合并冲突留下的标记`},
		Hint:    Words{EN: `choose one of the two versions and delete the lines with "<<<<<<<", "=======" and ">>>>>>>"`, ZH: `请从两个版本中选定一个，并删除“<<<<<<<”“=======”“>>>>>>>”这几行`},
	},
	{
		ID:      "front-matter-absent",
		Message: Words{EN: "the file has no front matter", ZH: "文件开头缺少字段区"},
		Hint:    Words{EN: `begin the file with three lines: "---", "title: …", "---"`, ZH: `请在文件开头写三行：“---”“title: 标题”“---”`},
	},
	{
		ID:      "front-matter-absent/not-first",
		Message: Words{EN: `"{fence}" must be the first line of the file, without blanks before it`, ZH: `“{fence}”须在文件第一行，前面不能有空格或空行`},
		Hint:    Words{EN: "delete what stands before it", ZH: "请删除它前面的空白"},
	},
	{
		ID:      "front-matter-absent/dashes",
		Message: Words{EN: `front matter begins with "---" on the first line, not with "{text}"`, ZH: `文首的字段区须以第一行的“---”开始，而不是“{text}”`},
		Hint:    Words{EN: "write three hyphens", ZH: "请写三个英文连字符"},
	},
	{
		ID:      "front-matter-unclosed",
		Message: Words{EN: `the front matter has no end: a second line "{fence}" is missing`, ZH: `文首的字段区没有结束：缺少第二行“{fence}”`},
		Hint:    Words{EN: `write a line "{fence}" between the fields and the text`, ZH: `请在各字段与正文之间写一行“{fence}”`},
	},
	{
		ID:      "front-matter-unclosed/dashes",
		Message: Words{EN: `front matter ends with a line "{fence}", not with "{text}"`, ZH: `文首的字段区须以一行“{fence}”结束，而不是“{text}”`},
		Hint:    Words{EN: "write three hyphens, at the beginning of the line", ZH: "请在行首写三个英文连字符"},
	},
	{
		ID:      "front-matter-size",
		Message: Words{EN: "the front matter is larger than {kib} KiB", ZH: "文首的字段区超过 {kib} KiB"},
		Hint:    Words{EN: "put text into the body and tables into data/", ZH: "请把文字写进正文，把表格放到 data/ 中"},
	},
	{
		ID:      "front-matter-form",
		Message: Words{EN: `front matter must be fields such as "title: …", not the text "{text}"`, ZH: `文首的字段区须由“title: 标题”这样的字段组成，而不是文字“{text}”`},
		Hint:    Words{EN: `write each field on a line of its own: name, ":", a blank, value`, ZH: "每个字段写一行：名称、英文冒号、空格、内容"},
	},
	{
		ID:      "front-matter-form/list",
		Message: Words{EN: `front matter must be fields such as "title: …", not a list`, ZH: `文首的字段区须由“title: 标题”这样的字段组成，而不是列表`},
		Hint:    Words{EN: `write each field on a line of its own, without "- "`, ZH: "每个字段写一行，行首不要加“- ”"},
	},
	{
		ID: "resource-type", Severity: Warning,
		Message: Words{EN: `"{name}" is not published: pages take images, documents, tables, sound and film`, ZH: `“{name}”不会发布：页面只能附带图片、文档、表格、音频和视频`},
		Hint:    Words{EN: `delete it, or put it into static/ if it is meant to be published as it is`, ZH: "请删除；若确需原样发布，请放到 static/ 中"},
	},
	{
		ID:      "image-format",
		Message: Words{EN: "{format} is not an image format for the web", ZH: "{format} 不是适合网页的图片格式"},
		Hint:    Words{EN: "save the image as JPEG, PNG or WebP", ZH: "请将图片另存为 JPEG、PNG 或 WebP"},
	},
}
