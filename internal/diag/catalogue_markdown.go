package diag

// markdownEntries are the findings about Markdown bodies.
var markdownEntries = []Entry{
	{
		ID: "markdown-limit/nesting", Severity: Error,
		Message: Words{`blocks or marks nest deeper than {limit} levels`, `内容嵌套超过 {limit} 层`},
		Hint:    Words{`take quotes, lists or marks out of each other`, `请减少引用、列表或强调的层层嵌套`},
	},
	{
		ID: "markdown-limit/cells", Severity: Error,
		Message: Words{`the page's tables have more than {limit} cells`, `本页表格的单元格超过 {limit} 个`},
		Hint:    Words{`split the table, or offer it as a file to download`, `请拆分表格，或改为附件供下载`},
	},
	{
		ID: "markdown-limit/output", Severity: Error,
		Message: Words{`the page's HTML would be larger than {limit} MiB`, `本页生成的 HTML 超过 {limit} MiB`},
		Hint:    Words{`split the page`, `请把本页拆成几页`},
	},
	{
		ID: "markdown-limit/brackets", Severity: Error,
		Message: Words{`a paragraph has more than {limit} opening brackets "["`, `一个段落中的左方括号“[”超过 {limit} 个`},
		Hint:    Words{`split the paragraph with a blank line`, `请用空行把段落分开`},
	},
	{
		ID: "markdown-limit/delimiters", Severity: Error,
		Message: Words{`a paragraph has more than {limit} runs of "*", "_" or "~"`, `一个段落中的“*”“_”“~”记号超过 {limit} 处`},
		Hint:    Words{`split the paragraph with a blank line`, `请用空行把段落分开`},
	},
	{
		ID: "markdown-limit/definitions", Severity: Error,
		Message: Words{`a paragraph has too many lines with link definitions`, `一个段落中的链接定义过多`},
		Hint:    Words{`split the list of definitions with blank lines`, `请用空行把链接定义分成几组`},
	},
	{
		ID: "markdown-limit/findings", Severity: Warning,
		Message: Words{`there are more than {limit} findings in this text; the others are not listed`, `本文的问题超过 {limit} 个，其余不再列出`},
		Hint:    Words{`put these right first`, `请先处理已列出的问题`},
	},
	{
		ID: "markdown-limit/footnotes", Severity: Error,
		Message: Words{`the page has more than {limit} footnotes`, `本页脚注超过 {limit} 条`},
		Hint:    Words{`split the page`, `请把本页拆成几页`},
	},

	{
		ID: "component-unclosed/container", Severity: Error,
		Message: Words{`component "{name}" is not closed`, `组件“{name}”没有结束`},
		Hint:    Words{`write "{fence}" on a line of its own where it ends`, `请在结束处另起一行写“{fence}”`},
	},
	{
		ID: "component-unclosed/bracket", Severity: Error,
		Message: Words{`the "[" after ":{name}" is not closed`, `“:{name}”后面的“[”没有对应的“]”`},
		Hint:    Words{`add the "]"; a colon that begins no component is written "\:"`, `请补上“]”；如果不是组件，冒号请写成“\:”`},
	},
	{
		ID: "component-unclosed/brace", Severity: Error,
		Message: Words{`the curly bracket after ":{name}" is not closed`, `“:{name}”后面的左花括号没有对应的右花括号`},
		Hint:    Words{`add the closing one; a colon that begins no component is written "\:"`, `请补上右花括号；如果不是组件，冒号请写成“\:”`},
	},
	{
		ID: "component-unclosed/quote", Severity: Error,
		Message: Words{`a value of component "{name}" has no closing quotation mark`, `组件“{name}”的一个参数值缺少结束引号`},
		Hint:    Words{`end the value with the straight quotation mark it begins with`, `参数值以哪种直引号开头，就以哪种直引号结尾`},
	},
	{
		ID: "component-unopened", Severity: Error,
		Message: Words{`"{text}" closes nothing: no component is open here`, `“{text}”没有可以结束的组件`},
		Hint:    Words{`delete the line, or add the line ":::name" that opens the component`, `请删除这一行，或补上开头的“:::名称”一行`},
	},
	{
		ID: "component-syntax/duplicate", Severity: Error,
		Message: Words{`parameter "{text}" of component "{name}" is given twice`, `组件“{name}”的参数“{text}”写了两次`},
		Hint:    Words{`keep one of them`, `请只保留一个`},
	},
	{
		ID: "component-syntax/name", Severity: Error,
		Message: Words{`"{text}" is no parameter of component "{name}"`, `“{text}”不是组件“{name}”的参数写法`},
		Hint:    Words{`write key=value, key="several words", #id or .class, separated by spaces`, `请写成 key=值、key="含空格的值"、#id 或 .class，用空格隔开`},
	},
	{
		ID: "component-syntax/full-width", Severity: Error,
		Message: Words{`"{text}" has a full-width sign where component "{name}" needs an ASCII one`, `组件“{name}”的“{text}”中用了全角符号`},
		Hint:    Words{`write = and " with the input method switched to English`, `请切换到英文输入法，用半角的 = 和 "`},
	},
	{
		ID: "component-syntax/curly-quote", Severity: Error,
		Message: Words{`a value of component "{name}" begins with the typographic quotation mark {text}`, `组件“{name}”的参数值用了弯引号 {text}`},
		Hint:    Words{`put values into straight quotation marks: key="value"`, `参数值请用直引号：key="值"`},
	},
	{
		ID: "component-syntax/space", Severity: Error,
		Message: Words{`"{text}" has a space between the colons and the name`, `“{text}”的冒号和名称之间有空格`},
		Hint:    Words{`write "{fixed}"`, `请写成“{fixed}”`},
	},
	{
		ID: "component-syntax/text-after-container", Severity: Error,
		Message: Words{`"{text}" stands behind ":::{name}" on its line`, `“:::{name}”所在行的后面还有“{text}”`},
		Hint:    Words{`put a title into brackets, ":::{name}[title]", and the text on the next lines`, `标题请写在方括号里，如“:::{name}[标题]”，正文另起一行`},
	},
	{
		ID: "component-syntax/not-alone", Severity: Error,
		Message: Words{`"::{name}" must stand alone on its line, but "{text}" follows`, `“::{name}”必须单独占一行，后面却还有“{text}”`},
		Hint:    Words{`put the text on a line of its own; in running text, write ":{name}"`, `请把文字另起一行；在句子里请用一个冒号“:{name}”`},
	},
	{
		ID: "component-syntax/shortcode", Severity: Error,
		Message: Words{`"{text}" is the syntax of another generator`, `“{text}”是其他建站工具的写法`},
		Hint:    Words{`write :name[text] in a line, ::name alone on a line, or :::name … ::: around paragraphs`, `句中请写 :名称[文字]，独占一行写 ::名称，包住段落写 :::名称 … :::`},
	},

	{
		ID: "attribute-unsafe", Severity: Error,
		Message: Words{`attribute "{name}" is not allowed in Markdown`, `Markdown 中不允许使用属性“{name}”`},
		Hint:    Words{`only id, class, lang, dir and title may be given`, `只能使用 id、class、lang、dir 和 title`},
	},
	{
		ID: "attribute-unknown", Severity: Warning,
		Message: Words{`attribute "{name}" is left out`, `属性“{name}”已被忽略`},
		Hint:    Words{`only id, class, lang, dir and title may be given`, `只能使用 id、class、lang、dir 和 title`},
	},
	{
		ID: "attribute-id", Severity: Error,
		Message: Words{`an id has no spaces: "{id}"`, `id 中不能有空格：“{id}”`},
		Hint:    Words{`put hyphens between the words`, `请用连字符代替空格`},
	},
	{
		ID: "id-duplicate", Severity: Error,
		Message: Words{`id "{id}" is given twice`, `id“{id}”重复出现`},
		Hint:    Words{`give each element an id of its own`, `请为每处使用不同的 id`},
	},
	{
		ID: "alert-unknown", Severity: Warning,
		Message: Words{`there is no kind of alert "{kind}"`, `没有名为“{kind}”的提示框`},
		Hint:    Words{`did you mean "{suggestion}"?`, `是否想写“{suggestion}”？`},
	},
	{
		ID: "footnote-unknown", Severity: Warning,
		Message: Words{`there is no footnote "{label}"`, `没有脚注“{label}”`},
		Hint:    Words{`write the note on a line of its own: [^{label}]: text`, `请另起一行写出脚注内容：[^{label}]: 文字`},
	},
	{
		ID: "footnote-unused", Severity: Warning,
		Message: Words{`nothing refers to footnote "{label}", so it is left out`, `脚注“{label}”没有被引用，不会显示`},
		Hint:    Words{`refer to it in the text with [^{label}], or delete it`, `请在正文中用 [^{label}] 引用，或将其删除`},
	},
	{
		ID: "footnote-duplicate", Severity: Error,
		Message: Words{`footnote "{label}" is written twice`, `脚注“{label}”写了两次`},
		Hint:    Words{`give one of them another name`, `请给其中一条换个名称`},
	},

	{
		ID: "link-undefined", Severity: Warning,
		Message: Words{`"{label}" is not defined, so this is no link`, `“{label}”没有定义，这里不会成为链接`},
		Hint:    Words{`add a line "[{label}]: address", or write the address in round brackets after the text`, `请另加一行“[{label}]: 地址”，或把地址写在文字后的圆括号里`},
	},
	{
		ID: "link-control", Severity: Error,
		Message: Words{`the address has an invisible control character: "{url}"`, `地址中含有不可见的控制字符：“{url}”`},
		Hint:    Words{`type the address anew`, `请重新输入地址`},
	},
	{
		ID: "image-alt", Severity: Warning,
		Message: Words{`the image "{image}" has no alternative text`, `图片“{image}”缺少替代文字`},
		Hint:    Words{`say between the brackets what the image shows: ![text]({image})`, `请在方括号中说明图片内容：![文字]({image})`},
	},

	{
		ID: "html-forbidden", Severity: Error,
		Message: Words{`HTML is not allowed in Markdown: "{text}"`, `Markdown 中不允许使用 HTML：“{text}”`},
		Hint:    Words{`write it in Markdown, use a component, or set markdown.raw_html in site.yaml`, `请改用 Markdown 或组件，或在 site.yaml 中设置 markdown.raw_html`},
	},
	{
		ID: "html-unsafe", Severity: Error,
		Message: Words{`<{element}> is not allowed`, `不允许使用 <{element}>`},
		Hint:    Words{`remove it; for what the page needs, use a component of the theme`, `请删除；需要的功能请使用主题提供的组件`},
	},
	{
		ID: "html-event-handler", Severity: Error,
		Message: Words{`attribute "{attribute}" of <{element}> is not allowed: it runs a program`, `不允许使用 <{element}> 的属性“{attribute}”：它会运行程序`},
		Hint:    Words{`remove the attribute`, `请删除该属性`},
	},
	{
		ID: "html-stray-close", Severity: Error,
		Message: Words{`</{element}> closes what this text did not open`, `</{element}> 没有对应的开始标签，会破坏页面结构`},
		Hint:    Words{`remove it, or put its start tag into the same block`, `请删除，或在同一段中补上开始标签`},
	},
	{
		ID: "html-incomplete", Severity: Error,
		Message: Words{`a tag or comment has no end before the blank line: "{text}"`, `标签或注释在空行之前没有结束：“{text}”`},
		Hint:    Words{`close it, and leave no blank line in it`, `请补上结尾，中间不要空行`},
	},
	{
		ID: "html-control-character", Severity: Error,
		Message: Words{`{text} is a control character, which no text can have`, `{text} 是控制字符，不能出现在文本中`},
		Hint:    Words{`remove it`, `请删除`},
	},
	{
		ID: "html-unclosed", Severity: Warning,
		Message: Words{`<{element}> is not closed where the block around it ends`, `<{element}> 在所在段落结束前没有闭合`},
		Hint:    Words{`add </{element}>`, `请补上 </{element}>`},
	},
	{
		ID: "html-misplaced", Severity: Warning,
		Message: Words{`<{element}> cannot stand here and is left out`, `<{element}> 不能出现在这里，已被忽略`},
		Hint:    Words{`put it on a line of its own after a blank line, inside the element it belongs to`, `请在空行之后另起一行，并放在它应属的元素之内`},
	},
	{
		ID: "html-dropped", Severity: Warning,
		Message: Words{`"{text}" is left out`, `“{text}”已被忽略`},
		Hint:    Words{`remove it`, `请删除`},
	},
	{
		ID: "html-dropped/element", Severity: Warning,
		Message: Words{`<{element}> is left out; its text stays`, `<{element}> 标签已被忽略，文字保留`},
		Hint:    Words{`write it in Markdown, or use a component`, `请改用 Markdown 或组件`},
	},
	{
		ID: "html-dropped/attribute", Severity: Warning,
		Message: Words{`attribute "{attribute}" of <{element}> is left out`, `<{element}> 的属性“{attribute}”已被忽略`},
		Hint:    Words{`remove it; looks are the theme's to decide`, `请删除；外观由主题决定`},
	},
	{
		ID: "html-dropped/image", Severity: Warning,
		Message: Words{`an <img> without a file is left out`, `没有指定文件的 <img> 已被忽略`},
		Hint:    Words{`write ![text](file)`, `请写成 ![文字](文件)`},
	},
	{
		ID: "html-clobber", Severity: Warning,
		Message: Words{`{attribute}="{value}" would hide a part of the page of that name from scripts and is left out`, `{attribute}="{value}" 会遮蔽页面中的同名对象，已被忽略`},
		Hint:    Words{`choose another name`, `请换一个名称`},
	},
}
