package diag

// referenceEntries are the findings about what menus and fields name.
var referenceEntries = []Entry{
	{
		ID: "page-unknown", Severity: Error,
		Message: Words{EN: `no page "{page}"`, ZH: "没有页面“{page}”"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
	{
		ID: "page-unpublished/draft", Severity: Error,
		Message: Words{EN: `page "{page}" is a draft`, ZH: "页面“{page}”还是草稿"},
		Hint:    Words{EN: "publish it first, or name another page", ZH: "请先发布该页，或改用其他页面"},
	},
	{
		ID: "page-unpublished/future", Severity: Error,
		Message: Words{EN: `page "{page}" is not yet published`, ZH: "页面“{page}”尚未到发布时间"},
		Hint:    Words{EN: "name another page until then", ZH: "在此之前请改用其他页面"},
	},
	{
		ID: "page-unpublished/expired", Severity: Error,
		Message: Words{EN: `page "{page}" has expired`, ZH: "页面“{page}”已过期下线"},
		Hint:    Words{EN: "name another page", ZH: "请改用其他页面"},
	},
	{
		ID: "fact-unknown", Severity: Error,
		Message: Words{EN: `no fact "{fact}"`, ZH: "没有数据“{fact}”"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
	{
		ID: "field-quote", Severity: Error,
		Message: Words{EN: "the quote stands in no source ({files})", ZH: "引文不在任何来源文件中（{files}）"},
		Hint:    Words{EN: "copy the sentence from the file, character for character", ZH: "请从文件中逐字复制原句"},
	},
	{
		ID: "field-file", Severity: Error,
		Message: Words{EN: `"{file}" is no file of this site`, ZH: "“{file}”不是本网站的文件"},
		Hint:    Words{EN: "put the file beside the page and write its name", ZH: "请把文件放在页面旁边，并写文件名"},
	},
	{
		ID: "image-unknown", Severity: Error,
		Message: Words{EN: `no image "{image}"`, ZH: "没有图片“{image}”"},
		Hint:    Words{EN: `did you mean "{suggestion}"?`, ZH: "是否应为“{suggestion}”？"},
	},
	{
		ID: "image-unknown/page", Severity: Error,
		Message: Words{EN: `"{image}" is a page, not an image`, ZH: "“{image}”是页面，不是图片"},
		Hint:    Words{EN: "write the name of an image file", ZH: "请写图片文件名"},
	},
	{
		ID: "image-outside", Severity: Error,
		Message: Words{EN: `the image "{image}" leaves the site`, ZH: "图片“{image}”指到了网站之外"},
		Hint:    Words{EN: "put the image beside the page and write its name", ZH: "请把图片放在页面旁边，并写文件名"},
	},
	{
		ID: "image-external", Severity: Error,
		Message: Words{EN: `the image "{image}" would be loaded from another site`, ZH: "图片“{image}”要从别的网站加载"},
		Hint:    Words{EN: "save the image beside the page and write its name", ZH: "请把图片存到页面旁边，并写文件名"},
	},
	{
		ID: "image-type", Severity: Error,
		Message: Words{EN: `"{image}" is no image: {type} is not a type that browsers show`, ZH: "“{image}”不是网页图片：浏览器不能显示 {type} 格式"},
		Hint:    Words{EN: "save it as JPEG, PNG, WebP, AVIF or SVG", ZH: "请另存为 JPEG、PNG、WebP、AVIF 或 SVG 格式"},
	},
}
