package diag

import "slices"

// decodeEntries are the findings about the form of texts: their encoding, YAML
// and TOML, dates, and keys and values that do not fit what is wanted.
var decodeEntries = slices.Concat(
	encodingEntries,
	yamlEntries,
	yamlFormEntries,
	tomlEntries,
	valueEntries,
	dateEntries,
	familyEntries("config", Words{"setting", "设置项"}, Words{"the configuration", "配置文件"}),
	familyEntries("front-matter", Words{"field", "字段"}, Words{"front matter", "文首的字段区"}),
	familyEntries("data", Words{"field", "字段"}, Words{"this data file", "此数据文件"}),
	familyEntries("theme-manifest", Words{"setting", "设置项"}, Words{"the theme's theme.yaml", "主题的 theme.yaml"}),
)

// familyEntries are the findings that every kind of text shares, under the
// kind's own codes; noun is its word for one entry, whole for all of it.
func familyEntries(family string, noun, whole Words) []Entry {
	add := Words{`add a line "{key}: …"`, "请添加一行“{key}: …”"}
	fillIn := Words{`write a value after "{key}:"`, "请在“{key}:”后面填写内容"}
	if family == "parameter" { // of a component: written in the text
		add = Words{`write {key}=… in curly brackets after the component's name or label`, "请在组件名称或标签后的花括号里写 {key}=…"}
		fillIn = Words{`write a value after "{key}="`, "请在“{key}=”后面填写内容"}
	}
	return []Entry{
		{
			ID:      family + "-unknown",
			Message: Words{"unknown " + noun.EN + ` "{key}"`, "没有名为“{key}”的" + noun.ZH},
			Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
		},
		{
			ID:      family + "-type",
			Message: Words{`"{key}" wants {want}, got {got}`, "“{key}”应为{want}，现为{got}"},
			Hint:    Words{"write {fix}", "请写作 {fix}"},
		},
		{
			ID:      family + "-type/item",
			Message: Words{`entry {number} of "{key}" wants {want}, got {got}`, "“{key}”的第 {number} 项应为{want}，现为{got}"},
			Hint:    Words{"write {fix}", "请写作 {fix}"},
		},
		{
			ID:      family + "-type/whole",
			Message: Words{whole.EN + " wants {want}, got {got}", whole.ZH + "应为{want}，现为{got}"},
			Hint:    Words{`write each ` + noun.EN + ` on a line of its own, such as "name: value"`, "每个" + noun.ZH + "单独写一行，例如“name: value”"},
		},
		{
			ID:      family + "-required",
			Message: Words{noun.EN + ` "{key}" is missing`, "缺少" + noun.ZH + "“{key}”"},
			Hint:    add,
		},
		{
			ID:      family + "-required/empty",
			Message: Words{noun.EN + ` "{key}" is empty`, noun.ZH + "“{key}”是空的"},
			Hint:    fillIn,
		},
		{
			ID:      family + "-enum",
			Message: Words{`"{key}" does not take "{value}", only {values}`, "“{key}”不能是“{value}”，只能是 {values}"},
			Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
		},
	}
}

// encodingEntries are the findings about the bytes of a text file.
var encodingEntries = []Entry{
	{
		ID:      "encoding/gbk",
		Message: Words{"this is not UTF-8, it looks like GBK", "不是 UTF-8 编码，看起来是 GBK"},
		Hint:    Words{`save the file as UTF-8 (Notepad: "Save as", encoding UTF-8; Excel: "CSV UTF-8")`, "请另存为 UTF-8（记事本：“另存为”，编码选 UTF-8；Excel：“CSV UTF-8”）"},
	},
	{
		ID:      "encoding/gb18030",
		Message: Words{"this is not UTF-8, it looks like GB18030", "不是 UTF-8 编码，看起来是 GB18030"},
		Hint:    Words{`save the file as UTF-8 (Notepad: "Save as", encoding UTF-8; Excel: "CSV UTF-8")`, "请另存为 UTF-8（记事本：“另存为”，编码选 UTF-8；Excel：“CSV UTF-8”）"},
	},
	{
		ID:      "encoding/windows-1252",
		Message: Words{"this is not UTF-8, it looks like Windows-1252/Latin-1", "不是 UTF-8 编码，看起来是 Windows-1252/Latin-1"},
		Hint:    Words{`save the file as UTF-8 (Notepad: "Save as", encoding UTF-8; Excel: "CSV UTF-8")`, "请另存为 UTF-8（记事本：“另存为”，编码选 UTF-8；Excel：“CSV UTF-8”）"},
	},
	{
		ID:      "encoding/utf-16",
		Message: Words{"this is not UTF-8, it looks like UTF-16", "不是 UTF-8 编码，看起来是 UTF-16"},
		Hint:    Words{`save the file as UTF-8 (Notepad: "Save as", encoding UTF-8 instead of Unicode or UTF-16)`, "请另存为 UTF-8（记事本：“另存为”，编码选 UTF-8，不要选 Unicode 或 UTF-16）"},
	},
	{
		ID:      "encoding/damaged",
		Message: Words{"the byte {byte} is not UTF-8, while the text around it is", "字节 {byte} 不是 UTF-8，而前后的文字是"},
		Hint:    Words{"write the damaged character again", "请重新输入损坏的字符"},
	},
	{
		ID:      "encoding/unknown",
		Message: Words{"the byte {byte} is not UTF-8", "字节 {byte} 不是 UTF-8"},
		Hint:    Words{"save the file as UTF-8 text", "请把文件另存为 UTF-8 文本"},
	},
	{
		ID:      "encoding/nul",
		Message: Words{"the character NUL (U+0000) is not allowed", "不允许空字符 NUL（U+0000）"},
		Hint:    Words{"remove it; it is invisible in most editors, so write the words around it again", "请删去它；多数编辑器不显示它，可重新输入前后的文字"},
	},
	{
		ID:       "mojibake",
		Severity: Warning,
		Message:  Words{`"{word}" looks decoded twice`, "“{word}”像是经过两次转码的乱码"},
		Hint:     Words{`did you mean "{fix}"?`, "是否应为“{fix}”？"},
	},
	{
		ID:       "mojibake/lost",
		Severity: Warning,
		Message:  Words{`characters were lost in "{word}" when the text was converted`, "“{word}”中的字符在转码时已丢失"},
		Hint:     Words{"write the words again from the original", "请按原文重新输入"},
	},
}

// yamlEntries are the findings about the form of YAML.
var yamlEntries = []Entry{
	{
		ID:      "yaml-syntax",
		Message: Words{"this is not valid YAML ({reason})", "此处不符合 YAML 的写法（{reason}）"},
		Hint:    Words{"compare the indentation, colons and quotes with the lines around it", "请对照上下各行，检查缩进、冒号和引号"},
	},
	{
		ID:      "yaml-syntax/size",
		Message: Words{"the text is larger than {limit}", "内容超过 {limit}"},
		Hint:    Words{"divide it into several files", "请拆分成多个文件"},
	},
	{
		ID:      "yaml-syntax/brackets",
		Message: Words{"more than {limit} entries in brackets", "括号内的条目超过 {limit} 个"},
		Hint:    Words{"divide the text into several files", "请拆分成多个文件"},
	},
	{
		ID:      "yaml-syntax/depth",
		Message: Words{"lists and fields are nested more than {limit} deep", "列表和字段的嵌套超过 {limit} 层"},
		Hint:    Words{"write it with fewer levels", "请减少嵌套层数"},
	},
	{
		ID:      "yaml-syntax/second-document",
		Message: Words{"a second document starts here, it would be dropped", "这里又开始了一份文档，它会被丢弃"},
		Hint:    Words{`remove the line "---", or move what follows into a file of its own`, "请删去“---”这一行，或把后面的内容移到另一个文件"},
	},
	{
		ID:      "yaml-syntax/alias",
		Message: Words{`references such as "*{name}" are not allowed`, "不允许使用“*{name}”这样的引用"},
		Hint:    Words{"write the value itself; put text that starts with * in quotes", "请直接写出内容；以 * 开头的文字请加引号"},
	},
	{
		ID:      "yaml-syntax/anchor",
		Message: Words{`anchors such as "&{name}" are not allowed`, "不允许使用“&{name}”这样的锚点"},
		Hint:    Words{"remove it; put text that starts with & in quotes", "请删去它；以 & 开头的文字请加引号"},
	},
	{
		ID:      "yaml-syntax/tag",
		Message: Words{`the tag "{name}" is not allowed`, "不允许使用标签“{name}”"},
		Hint:    Words{"remove it; put text that starts with ! in quotes", "请删去它；以 ! 开头的文字请加引号"},
	},
	{
		ID:      "yaml-syntax/key-kind",
		Message: Words{"the name of a field must be text", "字段的名称应为文字"},
	},
	{
		ID:      "yaml-syntax/key-empty",
		Message: Words{"there is no name before the colon", "冒号前面没有名称"},
	},
}

// yamlFormEntries are the findings about YAML that its parser does not
// understand.
var yamlFormEntries = []Entry{
	{
		ID:      "yaml-syntax/control",
		Message: Words{"the control character {character} is not allowed", "不允许控制字符 {character}"},
		Hint:    Words{"remove it; it is invisible in most editors, so write the line again", "请删去它；多数编辑器不显示它，可重新输入这一行"},
	},
	{
		ID:      "yaml-syntax/tab",
		Message: Words{"a tab may not indent YAML", "YAML 不能用制表符（Tab）缩进"},
		Hint:    Words{"indent with two spaces", "请用两个空格缩进"},
	},
	{
		ID:      "yaml-syntax/odd-indent",
		Message: Words{"the character {character} indents this line instead of a space", "这一行用字符 {character} 缩进，而不是普通空格"},
		Hint:    Words{"indent with two spaces", "请用两个普通（半角）空格缩进"},
	},
	{
		ID:      "yaml-syntax/full-width-colon",
		Message: Words{`"{found}" is not ":"`, "“{found}”不是英文冒号“:”"},
		Hint:    Words{"write {fix}", "请写作 {fix}"},
	},
	{
		ID:      "yaml-syntax/odd-blank",
		Message: Words{"the character {character} follows the colon instead of a space", "冒号后面是字符 {character}，而不是普通空格"},
		Hint:    Words{"write {fix}", "请写作 {fix}"},
	},
	{
		ID:      "yaml-syntax/tight-colon",
		Message: Words{"no space follows the colon", "冒号后面缺少空格"},
		Hint:    Words{"write {fix}", "请写作 {fix}"},
	},
	{
		ID:      "yaml-syntax/second-colon",
		Message: Words{"the value holds a colon with a space after it, as if another field began", "内容中有带空格的冒号，会被当作又一个字段"},
		Hint:    Words{"put the value in quotes: {fix}", "请给内容加引号：{fix}"},
	},
	{
		ID:      "yaml-syntax/no-colon",
		Message: Words{`there is no colon in "{text}"`, "“{text}”中没有冒号"},
		Hint:    Words{`write "name: value"; text that goes on over several lines is indented`, "请写成“name: value”；跨行的文字请缩进"},
	},
	{
		ID:      "yaml-syntax/open-quote",
		Message: Words{"the quote {quote} is never closed", "引号 {quote} 没有闭合"},
		Hint:    Words{"close it at the end of the value", "请在内容末尾补上引号"},
	},
	{
		ID:      "yaml-syntax/after-quote",
		Message: Words{"text follows the closing quote", "闭合的引号后面还有文字"},
		Hint:    Words{"put the whole value in quotes: {fix}", "请给全部内容加引号：{fix}"},
	},
	{
		ID:      "yaml-syntax/open-bracket",
		Message: Words{`the bracket "{bracket}" is not closed, or a comma is missing after it`, "括号“{bracket}”没有闭合，或其后缺少逗号"},
		Hint:    Words{`write a list as [a, b]; put text that starts with a bracket in quotes`, "列表写作 [a, b]；以括号开头的文字请加引号"},
	},
	{
		ID:      "yaml-syntax/after-bracket",
		Message: Words{"text follows the closing bracket", "闭合的括号后面还有文字"},
		Hint:    Words{"put the whole value in quotes: {fix}", "请给全部内容加引号：{fix}"},
	},
	{
		ID:      "yaml-syntax/first-character",
		Message: Words{`a value may not start with "{character}" in YAML`, "在 YAML 中，内容不能以“{character}”开头"},
		Hint:    Words{"put the value in quotes: {fix}", "请给内容加引号：{fix}"},
	},
	{
		ID:      "yaml-syntax/escape",
		Message: Words{`"{found}" means nothing in double quotes`, "双引号内的“{found}”没有意义"},
		Hint:    Words{`write \\ for a backslash, or use single quotes`, "反斜杠请写作 \\\\，或改用单引号"},
	},
	{
		ID:      "yaml-syntax/deeper",
		Message: Words{"this line is indented deeper than line {above}, which has a value already", "这一行比第 {above} 行缩进更深，而那一行已有内容"},
		Hint:    Words{"begin both lines at the same column", "请让两行左端对齐"},
	},
	{
		ID:      "yaml-syntax/layout",
		Message: Words{"this line does not line up with the lines above it", "这一行与上面各行没有对齐"},
		Hint:    Words{"begin fields that belong together at the same column", "同一层的字段请左端对齐"},
	},
	{
		ID:      "yaml-syntax/list",
		Message: Words{`fields and entries that start with "-" are mixed here`, "此处混用了字段和以“-”开头的列表项"},
		Hint:    Words{`begin all entries of a list with "- " at the same column`, "同一列表的各项都以“- ”开头，并左端对齐"},
	},
	{
		ID:      "yaml-syntax/directive",
		Message: Words{`directives, lines that start with "%", are not allowed`, "不允许以“%”开头的指令行"},
		Hint:    Words{"remove the line", "请删去这一行"},
	},
}

// tomlEntries are the findings about the form of TOML.
var tomlEntries = []Entry{
	{
		ID:      "toml-syntax/other",
		Message: Words{"this is not valid TOML ({reason})", "此处不符合 TOML 的写法（{reason}）"},
		Hint:    Words{`write each field as name = "value"`, "每个字段请写成 name = \"value\""},
	},
	{
		ID:      "toml-syntax/size",
		Message: Words{"the text is larger than {limit}", "内容超过 {limit}"},
		Hint:    Words{"divide it into several files", "请拆分成多个文件"},
	},
	{
		ID:      "toml-syntax/depth",
		Message: Words{"lists and fields are nested more than {limit} deep", "列表和字段的嵌套超过 {limit} 层"},
		Hint:    Words{"write it with fewer levels", "请减少嵌套层数"},
	},
	{
		ID:      "toml-syntax/colon",
		Message: Words{`in TOML "=" follows the name, not a colon`, "TOML 中名称后面应为“=”，不是冒号"},
		Hint:    Words{`write {fix}, or put the fields between "---" lines for YAML`, "请写作 {fix}；若用 YAML，请把字段放在两行“---”之间"},
	},
	{
		ID:      "toml-syntax/full-width-equals",
		Message: Words{`"＝" is not "="`, "“＝”不是英文等号“=”"},
		Hint:    Words{"write {fix}", "请写作 {fix}"},
	},
	{
		ID:      "toml-syntax/name",
		Message: Words{"a name with letters other than a–z needs quotes", "含有中文等字符的名称需要加引号"},
		Hint:    Words{"write {fix}", "请写作 {fix}"},
	},
	{
		ID:      "toml-syntax/quotes",
		Message: Words{"text needs quotes in TOML", "TOML 中的文字需要加引号"},
		Hint:    Words{"write {fix}", "请写作 {fix}"},
	},
	{
		ID:      "toml-syntax/open-quote",
		Message: Words{"the quote {quote} is never closed", "引号 {quote} 没有闭合"},
		Hint:    Words{"close it at the end of the value", "请在内容末尾补上引号"},
	},
	{
		ID:      "toml-syntax/escape",
		Message: Words{"a backslash stands before a character that it gives no meaning", "反斜杠后面的字符没有意义"},
		Hint:    Words{`write \\ for a backslash, or use single quotes`, "反斜杠请写作 \\\\，或改用单引号"},
	},
	{
		ID:      "toml-syntax/date",
		Message: Words{"there is no such day or time", "没有这个日期或时刻"},
		Hint:    Words{"write a date such as 2024-03-05", "请写 2024-03-05 这样的日期"},
	},
}

// valueEntries are the findings about keys and values of YAML and TOML.
var valueEntries = []Entry{
	{
		ID:      "duplicate-key",
		Message: Words{`"{key}" is given twice, first in line {line}`, "“{key}”写了两次，第一次在第 {line} 行"},
		Hint:    Words{"keep one of the two", "请只保留一处"},
	},
	{
		ID:       "leading-zero",
		Severity: Warning,
		Message:  Words{`"{value}" may be read as text or as a number`, "“{value}”可能被当作文字，也可能被当作数字"},
		Hint:     Words{`write "{value}" in quotes for text, or {number} for the number`, "如果是文字，请写成带引号的“{value}”；如果是数字，请写作 {number}"},
	},
	{
		ID:       "curly-quotes",
		Severity: Warning,
		Message:  Words{"the curly quotes become part of the value: {value}", "弯引号会成为内容的一部分：{value}"},
		Hint:     Words{"write {fix} with straight quotes, or no quotes", "请用英文直引号写作 {fix}，或不加引号"},
	},
}

// dateEntries are the findings about dates.
var dateEntries = []Entry{
	{
		ID:      "date/form",
		Message: Words{`"{value}" is not written as a date such as 2024-03-05`, "“{value}”不是 2024-03-05 这样的日期写法"},
		Hint:    Words{"write {suggestion}", "请写作 {suggestion}"},
	},
	{
		ID:      "date/ambiguous",
		Message: Words{`"{value}" may be {one} or {other}`, "“{value}”可能是 {one}，也可能是 {other}"},
		Hint:    Words{"write {one} or {other}", "请写作 {one} 或 {other}"},
	},
	{
		ID:      "date/year",
		Message: Words{`the year {year} of "{value}" is out of range`, "“{value}”的年份 {year} 超出范围"},
		Hint:    Words{"a year has four digits, from {first} to {last}", "年份应为四位数，从 {first} 到 {last}"},
	},
	{
		ID:      "date/month",
		Message: Words{`there is no month {month}: "{value}"`, "没有 {month} 月：“{value}”"},
		Hint:    Words{"write year, month and day, such as 2024-03-05", "请按年、月、日的顺序书写，例如 2024-03-05"},
	},
	{
		ID:      "date/day",
		Message: Words{`there is no such day: "{value}"`, "没有这一天：“{value}”"},
		Hint:    Words{"{month} has {days} days", "{month} 只有 {days} 天"},
	},
	{
		ID:      "date/time",
		Message: Words{`there is no such time of day: "{value}"`, "没有这个时刻：“{value}”"},
		Hint:    Words{"a time is from 00:00 to 23:59", "时刻应在 00:00 到 23:59 之间"},
	},
	{
		ID:      "date/zone",
		Message: Words{`there is no time zone {zone}: "{value}"`, "没有时区 {zone}：“{value}”"},
		Hint:    Words{"write the difference from UTC, such as +08:00, or leave it out", "请写与 UTC 的时差，例如 +08:00，或省略"},
	},
	{
		ID:      "date/kind",
		Message: Words{"a date is wanted, got {got}", "此处应为日期，现为{got}"},
		Hint:    Words{"write one date, such as 2024-03-05", "请写一个日期，例如 2024-03-05"},
	},
}
