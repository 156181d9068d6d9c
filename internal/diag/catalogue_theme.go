package diag

// themeEntries are the findings about themes, templates, components, messages and assets.
var themeEntries = []Entry{
	{
		ID: "theme-unknown", Severity: Error,
		Message: Words{`there is no theme "{name}": no such folder {folder}, and none is built in`, `没有名为“{name}”的主题：没有文件夹 {folder}，也没有这个内置主题`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "theme-unreadable", Severity: Error,
		Message: Words{`the theme's file "{name}" cannot be read, or leads out of the site`, `无法读取主题文件“{name}”，或者它指向网站文件夹之外`},
		Hint:    Words{`put the file itself there, not a link to it`, `请放入文件本身，而不是指向它的链接`},
	},
	{
		ID: "theme-card-font", Severity: Error,
		Message: Words{`the font of the social cards, "{name}", cannot be used: {reason}`, `无法使用分享图片的字体“{name}”：{reason}`},
		Hint:    Words{`name a file of the theme's folder in OpenType or TrueType format (.otf, .ttf)`, `请写主题文件夹中 OpenType 或 TrueType 格式的字体文件（.otf、.ttf）`},
	},
	{
		ID: "card-glyph", Severity: Warning,
		Message: Words{`no social card for this page: the theme's font cannot draw {characters}`, `此页没有分享图片：主题的字体不能显示{characters}`},
		Hint:    Words{`give the page a picture with "image", or the theme another font`, `请用 image 为此页指定图片，或为主题换一个字体`},
	},
	{
		ID: "theme-no-layout", Severity: Error,
		Message: Words{`the theme has no layout for "{page}": looked for {layouts} in {folders}`, `主题中没有可用于“{page}”的版式：已在 {folders} 中查找 {layouts}`},
		Hint:    Words{`add one of these files to the theme`, `请在主题中添加其中一个文件`},
	},
	{
		ID: "theme-no-base", Severity: Error,
		Message: Words{`the layout only fills blocks, and there is no {file} that has them`, `这个版式只填写区块，但没有含这些区块的 {file}`},
		Hint:    Words{`add {file}, or write the whole page into the layout`, `请添加 {file}，或把整个页面写进这个版式`},
	},
	{
		ID: "theme-syntax", Severity: Error,
		Message: Words{`the template cannot be read: {reason}`, `模板有语法错误：{reason}`},
		Hint:    Words{`check that every "{open}" has its "{close}", and every if, range, with, block and define its end`, `请检查每个“{open}”是否有对应的“{close}”，每个 if、range、with、block、define 是否有 end`},
	},
	{
		ID: "theme-function-unknown", Severity: Error,
		Message: Words{`templates have no function "{name}"`, `模板中没有函数“{name}”`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "theme-nondeterministic/clock", Severity: Error,
		Message: Words{`"{name}" would read the clock: two builds of the same site would differ`, `“{name}”会读取当前时间，使两次生成的结果不同`},
		Hint:    Words{`show a date of the page instead: .Date or .Reviewed`, `请改用页面自己的日期：.Date 或 .Reviewed`},
	},
	{
		ID: "theme-nondeterministic/chance", Severity: Error,
		Message: Words{`"{name}" would give another value each time: two builds of the same site would differ`, `“{name}”每次得到的值都不同，使两次生成的结果不同`},
		Hint:    Words{`make it from what the page has, such as .ID or .Number`, `请用页面已有的值，例如 .ID 或 .Number`},
	},
	{
		ID: "theme-nondeterministic/machine", Severity: Error,
		Message: Words{`"{name}" would read from this machine: the site would differ from one machine to another`, `“{name}”会读取本机内容，使不同电脑生成的结果不同`},
		Hint:    Words{`declare a parameter in theme.yaml and give its value in site.yaml`, `请在 theme.yaml 中声明参数，并在 site.yaml 中填写`},
	},
	{
		ID: "theme-nondeterministic/network", Severity: Error,
		Message: Words{`"{name}" would read from the network: two builds of the same site would differ`, `“{name}”会访问网络，使两次生成的结果不同`},
		Hint:    Words{`keep what it would fetch in data/ or content/`, `请把所需内容保存在 data/ 或 content/ 中`},
	},
	{
		ID: "theme-template-unknown", Severity: Error,
		Message: Words{`there is no template "{name}"`, `没有名为“{name}”的模板`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "theme-unquoted-attribute", Severity: Warning,
		Message: Words{`the value of attribute "{name}" is not in quotes: text with a space would end it`, `属性“{name}”的值没有加引号，文字中的空格会把它截断`},
		Hint:    Words{`write {name}="…"`, `请写成 {name}="…"`},
	},
	{
		ID: "theme-js-template-literal", Severity: Error,
		Message: Words{"an action inside a JavaScript template literal (`…`) cannot be escaped safely", "JavaScript 模板字符串（`…`）中的动作无法安全转义"},
		Hint:    Words{`put the value into a data- attribute and read it in the script`, `请把值放进 data- 属性，再由脚本读取`},
	},
	{
		ID: "theme-meta-refresh", Severity: Error,
		Message: Words{`an action inside the address of a <meta> refresh cannot be escaped safely`, `<meta> 跳转地址中的动作无法安全转义`},
		Hint:    Words{`use "aliases" in the front matter: qiao makes the redirect pages`, `请在文件头使用 aliases，跳转页由 qiao 生成`},
	},
	{
		ID: "theme-event-handler", Severity: Error,
		Message: Words{`an action inside "{name}": scripts in attributes do not run under the site's content security policy`, `“{name}”中有动作：按网站的内容安全策略，属性中的脚本不会执行`},
		Hint:    Words{`put the value into a data- attribute and listen in the script`, `请把值放进 data- 属性，在脚本中监听事件`},
	},
	{
		ID: "theme-unfinished-html", Severity: Error,
		Message: Words{`the template ends inside a tag or an attribute`, `模板在标签或属性中间就结束了`},
		Hint:    Words{`close the quotation mark and the tag`, `请补上引号和标签的结尾`},
	},
	{
		ID: "theme-escape", Severity: Error,
		Message: Words{`the template does not make safe HTML: {reason}`, `模板无法生成安全的 HTML：{reason}`},
	},
	{
		ID: "theme-component/no-template", Severity: Error,
		Message: Words{`component "{name}" is declared but has no template {file}`, `组件“{name}”已声明，但没有模板 {file}`},
		Hint:    Words{`add the file, or remove the declaration`, `请添加该文件，或删除声明`},
	},
	{
		ID: "theme-component/undeclared", Severity: Warning,
		Message: Words{`theme.yaml does not declare component "{name}", so nobody can use its template`, `theme.yaml 没有声明组件“{name}”，这个模板无法使用`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "theme-field/unknown", Severity: Error,
		Message: Words{`there is no "{name}" in {expression} (page {page})`, `{expression} 中没有“{name}”（页面 {page}）`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "theme-field/undeclared", Severity: Error,
		Message: Words{`theme.yaml does not declare "{name}", which {expression} asks for (page {page})`, `theme.yaml 没有声明 {expression} 所用的“{name}”（页面 {page}）`},
		Hint:    Words{`declare it in theme.yaml, or correct the name`, `请在 theme.yaml 中声明，或改正名称`},
	},
	{
		ID: "theme-field/nothing", Severity: Error,
		Message: Words{`{expression} asks for something of what is not there on page {page}`, `页面 {page} 上没有 {expression} 所要的内容`},
		Hint:    Words{`ask first: {example}`, `请先判断：{example}`},
	},
	{
		ID: "theme-execute", Severity: Error,
		Message: Words{`the template fails on page {page}: {reason}`, `模板在页面 {page} 上出错：{reason}`},
	},
	{
		ID: "theme-asset-unknown", Severity: Error,
		Message: Words{`there is no asset "{name}" in {folder}`, `{folder} 中没有资源“{name}”`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "theme-collection-unknown", Severity: Error,
		Message: Words{`theme.yaml declares no collection "{name}"`, `theme.yaml 没有声明数据集“{name}”`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "theme-asset", Severity: Error,
		Message: Words{`the file cannot be bundled: {reason}`, `文件无法打包：{reason}`},
	},
	{
		ID: "theme-asset/warning", Severity: Warning,
		Message: Words{`the file may not do what is meant: {reason}`, `文件内容可能有误：{reason}`},
	},
	{
		ID: "theme-asset-missing", Severity: Error,
		Message: Words{`the theme has no file "{name}"`, `主题中没有文件“{name}”`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "theme-asset-remote", Severity: Error,
		Message: Words{`"{name}" would be loaded from another host ({host})`, `“{name}”要从其他主机（{host}）加载`},
		Hint:    Words{`put the file into the theme's assets/: a page must not call third parties`, `请把文件放进主题的 assets/：页面不得请求第三方`},
	},
	{
		ID: "theme-message-unknown", Severity: Error,
		Message: Words{`there is no message "{key}", in no language`, `没有名为“{key}”的界面文字，任何语言中都没有`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "theme-message-value", Severity: Error,
		Message: Words{`message "{key}" wants a value for {name}, and the template gives none`, `界面文字“{key}”需要 {name} 的值，模板没有给出`},
		Hint:    Words{`write i18n "{key}" "{name}" value, or give the count right after the key`, `请写 i18n "{key}" "{name}" 值；数量紧跟在名称之后`},
	},
	{
		ID: "output-too-large", Severity: Error,
		Message: Words{`the page would be larger than {limit}`, `生成的页面超过 {limit}`},
		Hint:    Words{`divide it into several pages`, `请拆分为几个页面`},
	},
	{
		ID: "print-too-large", Severity: Info,
		Message: Words{`all pages of {lang} together are too large for one to be printed, which is left out`, `{lang} 的全部页面合在一起太大，不生成可打印的合订页`},
		Hint:    Words{`the limit is {limit} of text; "print: false" in the front matter leaves a page out`, `正文上限为 {limit}；在页面的 front matter 中写 "print: false" 可不收入该页`},
	},
	{
		ID: "message-missing/used", Severity: Error,
		Message: Words{`message "{key}" is missing in {lang}`, `{lang} 缺少界面文字“{key}”`},
		Hint:    Words{`add it to {file}; {template} uses it`, `请加入 {file}；{template} 用到它`},
	},
	{
		ID: "message-missing", Severity: Error,
		Message: Words{`message "{key}" is missing in {lang}`, `{lang} 缺少界面文字“{key}”`},
		Hint:    Words{`add it to {file}`, `请加入 {file}`},
	},
	{
		ID: "message-missing/file", Severity: Error,
		Message: Words{`the theme does not speak {lang}: {count} messages are missing ({keys})`, `主题没有 {lang} 的界面文字，缺少 {count} 条（{keys}）`},
		Hint:    Words{`translate them into {file}`, `请翻译后写入 {file}`},
	},
	{
		ID: "message-extra", Severity: Error,
		Message: Words{`message "{key}" is not in {lang}, and no template uses it`, `{lang} 没有界面文字“{key}”，也没有模板用到它`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "message-empty", Severity: Error,
		Message: Words{`message "{key}" is empty`, `界面文字“{key}”是空的`},
		Hint:    Words{`write the words, or remove the line`, `请填写文字，或删除这一行`},
	},
	{
		ID: "message-form", Severity: Error,
		Message: Words{`a message is a text, or a text for each plural form`, `界面文字应为一段文字，或每种复数形式各一段文字`},
	},
	{
		ID: "message-syntax", Severity: Error,
		Message: Words{`message "{key}" has "{text}", which is not the name of a value`, `界面文字“{key}”中的“{text}”不是值的名称`},
		Hint:    Words{`write {example}`, `请写成 {example} 的形式`},
	},
	{
		ID: "message-reserved", Severity: Error,
		Message: Words{`"{key}" is a word of the message format, not the name of a message`, `“{key}”是界面文字格式的保留词，不能用作名称`},
		Hint:    Words{`give the message a name, and put its text below it`, `请先写名称，再在下面写文字`},
	},
	{
		ID: "message-placeholder/unknown", Severity: Error,
		Message: Words{`message "{key}" has a placeholder {name} that {file} does not have`, `界面文字“{key}”中的占位符 {name} 在 {file} 中没有`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "message-placeholder/missing", Severity: Error,
		Message: Words{`message "{key}" lacks the placeholder {name}, which {file} has`, `界面文字“{key}”缺少占位符 {name}，{file} 中有`},
	},
	{
		ID: "message-plural/unknown", Severity: Error,
		Message: Words{`"{name}" is no plural form (message "{key}"): they are zero, one, two, few, many, other`, `“{name}”不是复数形式（界面文字“{key}”），只有 zero、one、two、few、many、other`},
		Hint:    Words{`did you mean "{suggestion}"?`, `您是否想写“{suggestion}”？`},
	},
	{
		ID: "message-plural/lacking", Severity: Error,
		Message: Words{`{lang} has no plural form "{name}" (message "{key}"): it has {forms}`, `{lang} 没有复数形式“{name}”（界面文字“{key}”），只有 {forms}`},
		Hint:    Words{`remove this line`, `请删除这一行`},
	},
	{
		ID: "message-plural/missing", Severity: Error,
		Message: Words{`message "{key}" lacks the plural form "{name}": {lang} needs {forms}`, `界面文字“{key}”缺少复数形式“{name}”：{lang} 需要 {forms}`},
		Hint:    Words{`add a line "{name}: …" below it`, `请在其下添加一行“{name}: …”`},
	},
}
