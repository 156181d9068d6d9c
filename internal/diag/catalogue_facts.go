package diag

import "slices"

// factsEntries are the findings about facts.
var factsEntries = slices.Concat(factEntries, factValueEntries, factSourceEntries, factTableEntries)

// howToWriteFigures is the hint about values.
var howToWriteFigures = Words{
	"write it as a Chinese report does: 590.3亿元, 14.07%, 3000亩, 25个, 超1000亿元",
	"请按中文报告的写法填写，例如：590.3亿元、14.07%、3000亩、25个、超1000亿元",
}

// factEntries are the findings about a fact as a whole.
var factEntries = []Entry{
	{
		ID:      "fact-id",
		Message: Words{`"{id}" cannot be the id of a fact: only a-z, 0-9 and single hyphens`, "“{id}”不能用作数据的编号：只能用小写字母、数字和单个连字符"},
		Hint:    Words{`write "{suggestion}"`, "请写作“{suggestion}”"},
	},
	{
		ID:      "fact-duplicate",
		Message: Words{`a fact "{id}" is already there in {first}`, "数据“{id}”已在 {first} 出现"},
		Hint:    Words{"delete one of the two, or give it another id", "请删除其中一条，或换一个编号"},
	},
	{
		ID:       "fact-label-missing",
		Severity: Warning,
		Message:  Words{`fact "{id}" has no label in {languages}`, "数据“{id}”缺少以下语言的名称：{languages}"},
		Hint:     Words{`write what the figure is, in each language of the site`, "请用网站的每种语言写明这是什么数据"},
	},
	{
		ID:       "fact-language",
		Severity: Warning,
		Message:  Words{`"{language}" is none of the site's languages`, "网站没有语言“{language}”"},
		Hint:     Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "fact-noun",
		Message: Words{`"{form}" is no plural form of {language}, which has {forms}`, "{language} 没有复数形式“{form}”，只有 {forms}"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "fact-noun/other",
		Message: Words{`the noun in {language} lacks the form "other"`, "{language} 的名词缺少形式“other”"},
		Hint:    Words{`write "other: …": the form for numbers in general`, "请写上“other: …”，即一般数目所用的形式"},
	},
	{
		ID:      "fact-period",
		Message: Words{`"{period}" is not a period`, "“{period}”不是时期"},
		Hint:    Words{"write a year (2024), quarter (2025-Q1), month (2024-11), or an interval (2024-01/2024-11)", "请写年（2024）、季度（2025-Q1）、月（2024-11）或起止时间（2024-01/2024-11）"},
	},
	{
		ID:      "fact-period/order",
		Message: Words{`the period "{period}" ends before it begins`, "时期“{period}”的结束早于开始"},
		Hint:    Words{"swap the two ends", "请对调起止时间"},
	},
	{
		ID:       "fact-period/missing",
		Severity: Warning,
		Message:  Words{`fact "{id}" has no period`, "数据“{id}”没有时期"},
		Hint:     Words{`add "period: 2024", or a quarter, month or interval`, "请添加“period: 2024”，也可以是季度、月份或起止时间"},
	},
	{
		ID:       "fact-period/range",
		Severity: Warning,
		Message:  Words{`the period "{period}" is not between 1900 and 2200`, "时期“{period}”不在 1900 年至 2200 年之间"},
		Hint:     Words{"check the year for a slip of the keys", "请检查年份是否有误"},
	},
	{
		ID:       "fact-kind",
		Severity: Warning,
		Message:  Words{`a result ("actual") of {period} is later than its source, of {date}`, "数据为实际值（actual），时期为 {period}，却晚于来源的日期 {date}"},
		Hint:     Words{`write "kind: estimate" or "kind: target"`, "请写“kind: estimate”（预计）或“kind: target”（目标）"},
	},
}

// factValueEntries are the findings about the figure itself.
var factValueEntries = []Entry{
	{
		ID:      "fact-value-missing",
		Message: Words{`fact "{id}" has no value; an empty value is not taken for zero`, "数据“{id}”没有数值；空值不会当作零"},
		Hint:    howToWriteFigures,
	},
	{
		ID:      "fact-value",
		Message: Words{`cannot read "{value}" as a figure`, "无法识别数值“{value}”"},
		Hint:    howToWriteFigures,
	},
	{
		ID:      "fact-value/amount",
		Message: Words{`the amount "{value}" is not a plain number`, "“{value}”不是普通数字"},
		Hint:    Words{`write digits, with a point before decimal places: 59030000000`, "请只写数字，小数用小数点：59030000000"},
	},
	{
		ID:      "fact-value/scientific",
		Message: Words{`"{value}" was made by Excel: digits are lost`, "“{value}”是 Excel 自动转换的，已丢失数字"},
		Hint:    Words{"format the cell as text, type the figure again (1230亿元) and save", "请将单元格格式设为“文本”，重新输入数值（如 1230亿元）后保存"},
	},
	{
		ID:       "fact-value/normalised",
		Severity: Warning,
		Message:  Words{`"{value}" is read as "{read}"`, "“{value}”读作“{read}”"},
		Hint:     Words{`write "{read}": no spaces around the number, no minus before zero`, "请写作“{read}”：数字前后不留空格，零前面不写负号"},
	},
	{
		ID:       "fact-value/mixed",
		Severity: Warning,
		Message:  Words{`"{value}" mixes scales (GB/T 15835)`, "“{value}”混用了数量级单位（GB/T 15835）"},
		Hint:     Words{`write "{read}"`, "请写作“{read}”"},
	},
	{
		ID:       "fact-value/scale",
		Severity: Warning,
		Message:  Words{`"{value}" uses a scale other than 万 and 亿 (GB/T 15835)`, "“{value}”用了“万”“亿”以外的数量级单位（GB/T 15835）"},
		Hint:     Words{`write "{read}"`, "请写作“{read}”"},
	},
	{
		ID:       "fact-value/range",
		Severity: Warning,
		Message:  Words{`{value} is more than 1000 per cent`, "{value} 超过了 1000%"},
		Hint:     Words{"check the decimal point and the unit", "请检查小数点和单位"},
	},
	{
		ID:      "fact-unit",
		Message: Words{`unknown unit "{unit}"`, "没有单位“{unit}”"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "fact-unit/missing",
		Message: Words{`"{value}" has no unit`, "“{value}”没有单位"},
		Hint:    Words{`write the unit after the number: 25个, 14.07%, 590.3亿元`, "请在数字后面写上单位，例如：25个、14.07%、590.3亿元"},
	},
	{
		ID:      "fact-qualifier",
		Message: Words{`the value "{value}" says "{read}", but "qualifier" says "{qualifier}"`, "数值“{value}”表示“{read}”，而 qualifier 写的是“{qualifier}”"},
		Hint:    Words{`give it once: in the value, or as "qualifier"`, "请只写一处：写在数值里，或写在 qualifier 里"},
	},
	{
		ID:      "fact-change",
		Message: Words{`cannot read the change "{value}"`, "无法识别增幅“{value}”"},
		Hint:    Words{`write a percentage with its sign: +14.07%, -3.5%`, "请写带正负号的百分数：+14.07%、-3.5%"},
	},
}

// factSourceEntries are the findings about where figures come from.
var factSourceEntries = []Entry{
	{
		ID:      "fact-source",
		Message: Words{`no source "{source}"`, "没有来源“{source}”"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:       "fact-source/missing",
		Severity: Warning,
		Message:  Words{`fact "{id}" has no source`, "数据“{id}”没有来源"},
		Hint:     Words{`declare the document under "sources" and name it here: "source: report-2024"`, "请在 sources 里登记文件，再在此写明，例如“source: report-2024”"},
	},
	{
		ID:       "fact-source/title",
		Severity: Warning,
		Message:  Words{`"{source}" is no declared source; it is taken for a title`, "“{source}”不是已登记的来源，暂作标题使用"},
		Hint:     Words{`declare it under "sources" in data/facts.yaml, with its title in each language`, "请在 data/facts.yaml 的 sources 里登记，并写上各语言的标题"},
	},
	{
		ID:      "fact-source/file",
		Message: Words{`the source's file "{file}" cannot be read`, "来源文件“{file}”无法读取"},
		Hint:    Words{"the path starts at the site's folder: data/sources/report.zh.txt", "路径从网站文件夹写起，例如 data/sources/report.zh.txt"},
	},
	{
		ID:      "fact-source/date",
		Message: Words{`"{date}" is not a year, month or day`, "“{date}”不是年、月或日"},
		Hint:    Words{"write 2024, 2024-12 or 2024-12-31", "请写 2024、2024-12 或 2024-12-31"},
	},
	{
		ID:       "fact-source/untitled",
		Severity: Warning,
		Message:  Words{`source "{id}" has no title in {languages}`, "来源“{id}”缺少以下语言的标题：{languages}"},
		Hint:     Words{"write the title in each language of the site", "请用网站的每种语言写上标题"},
	},
	{
		ID:      "fact-quote",
		Message: Words{`the quote does not contain the value {value}`, "引文中没有数值 {value}"},
		Hint:    Words{`the quote has {found}`, "引文中有 {found}"},
	},
	{
		ID:       "fact-quote/qualifier",
		Severity: Warning,
		Message:  Words{`the quote says {found}, the fact {value}`, "引文为 {found}，数据为 {value}"},
		Hint:     Words{`take over the words that limit the figure (超、余、以上、约、不足), in the value or as "qualifier"`, "请在数值或 qualifier 里保留限定词（超、余、以上、约、不足）"},
	},
	{
		ID:      "fact-quote/source",
		Message: Words{`the quote does not stand in "{file}"`, "引文不在来源文件“{file}”中"},
		Hint:    Words{"copy the sentence from the file, character for character", "请从文件中逐字复制原句"},
	},
	{
		ID:      "fact-quote/spaces",
		Message: Words{`the quote stands in "{file}" with other spaces or line breaks`, "来源文件“{file}”中的原句与引文空格或换行不同"},
		Hint:    Words{"copy the sentence from the file, character for character", "请从文件中逐字复制原句"},
	},
}

// factTableEntries are the findings about the form of data/facts.csv.
var factTableEntries = []Entry{
	{
		ID:      "fact-table-separator",
		Message: Words{`the cells are separated by {separator}, wanted are commas`, "单元格以{separator}分隔，应为英文逗号"},
		Hint:    Words{`in Excel save as "CSV UTF-8 (comma delimited)"; a German Excel writes semicolons: set the list separator to ","`, "请在 Excel 中另存为“CSV UTF-8（逗号分隔）”；德文 Excel 会用分号，请将列表分隔符改为“,”"},
	},
	{
		ID:      "fact-table-cells",
		Message: Words{`this row has {cells} cells instead of {columns}`, "此行有 {cells} 个单元格，应为 {columns} 个"},
		Hint:    Words{`a number with a comma needs quotes: "{number}"`, "带逗号的数字要加英文双引号：\"{number}\""},
	},
	{
		ID:      "fact-table-quote",
		Message: Words{`the quotation mark that opens here is not closed`, "此处的双引号没有配对"},
		Hint:    Words{`close the cell with ", or delete the mark`, "请在单元格末尾补上双引号，或删除此引号"},
	},
	{
		ID:      "fact-table-quote/after",
		Message: Words{`"{text}" stands after the closing quotation mark`, "右双引号后面还有“{text}”"},
		Hint:    Words{`a mark within quotes is written twice: ""`, "引号中的双引号要写两个：\"\""},
	},
	{
		ID:      "fact-table-formula",
		Message: Words{`the cell "{text}" would be run as a formula by Excel: it starts with "{sign}"`, "单元格“{text}”以“{sign}”开头，Excel 会把它当作公式运行"},
		Hint:    Words{"write the result, not the formula", "请填写计算结果，不要写公式"},
	},
	{
		ID:      "fact-table-column",
		Message: Words{`unknown column "{column}"`, "没有名为“{column}”的列"},
		Hint:    Words{`did you mean "{suggestion}"?`, "是否应为“{suggestion}”？"},
	},
	{
		ID:      "fact-table-column/double",
		Message: Words{`the column "{column}" is there twice`, "列“{column}”出现了两次"},
		Hint:    Words{"delete one of them", "请删除其中一列"},
	},
	{
		ID:      "fact-table-column/missing",
		Message: Words{`the column "{column}" is missing`, "缺少列“{column}”"},
		Hint:    Words{"the first row names the columns: id,value,unit,period,kind,qualifier,change,source,label.zh,label.de,label.en", "第一行写列名：id,value,unit,period,kind,qualifier,change,source,label.zh,label.de,label.en"},
	},
}
