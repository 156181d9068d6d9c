package diag

// chartEntries are the findings about charts.
var chartEntries = []Entry{
	{
		ID:      "chart-data",
		Message: Words{"the chart has nothing to show", "图表没有可显示的数据"},
		Hint:    Words{`name facts (facts="a, b"), or write a table with labels in the first column and figures in the others`, `请列出数据编号（facts="a, b"），或在其中写一个表格：第一列为名称，其余各列为数值`},
	},
	{
		ID:      "chart-cell",
		Message: Words{`"{text}" is no figure as {language} writes it`, "“{text}”不是{language}写法的数值"},
		Hint:    Words{"write the number with its unit, name a fact (:fact[id]), or leave the cell empty where there is no value", "请写数值及单位，或写 :fact[编号]；没有数值的单元格请留空"},
	},
	{
		ID:      "chart-unit",
		Message: Words{"{what} is measured in {unit}, and cannot stand on one axis with {first}", "{what} 的单位是 {unit}，不能与 {first} 画在同一坐标轴上"},
		Hint:    Words{"make a chart of its own for each unit", "请为每种单位单独作图"},
	},
	{
		ID:      "chart-unit/unknown",
		Message: Words{`"{unit}" is no unit as the page's language writes it`, "“{unit}”不是本页语言写法的单位"},
		Hint:    Words{"write what stands beside a number: 亿元, Mrd. CNY, CNY billion, %", "请写数值旁边的单位，例如：亿元、%、家"},
	},
	{
		ID:      "chart-share",
		Message: Words{"{what} is below zero, and cannot be a part of a whole", "{what} 小于零，不能作为整体的一部分"},
		Hint:    Words{"use kind=bar", "请改用 kind=bar"},
	},
	{
		ID:      "chart-share/series",
		Message: Words{"a chart of shares has one series of figures, and here is a second", "占比图只能有一列数值，这里是第二列"},
		Hint:    Words{"delete the column, or use kind=bar", "请删去这一列，或改用 kind=bar"},
	},
	{
		ID:      "chart-share/zero",
		Message: Words{"the parts add up to nothing", "各部分之和为零"},
		Hint:    Words{"use kind=bar", "请改用 kind=bar"},
	},
}
