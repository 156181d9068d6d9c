package diag

// addressEntries are the findings about addresses, aliases and outputs.
var addressEntries = []Entry{
	{
		ID: "slug-invalid", Severity: Error,
		Message: Words{EN: `a slug may not hold "{character}": "{slug}"`, ZH: "slug（网址片段）中不能有“{character}”：“{slug}”"},
		Hint:    Words{EN: "write {suggestion}", ZH: "可写成 {suggestion}"},
	},
	{
		ID: "slug-invalid/empty", Severity: Error,
		Message: Words{EN: "the slug is empty", ZH: "slug（网址片段）是空的"},
		Hint:    Words{EN: "leave the field out to use the file's name", ZH: "删去此字段，即用文件名作网址"},
	},
	{
		ID: "slug-invalid/slash", Severity: Error,
		Message: Words{EN: `a slug is one part of an address and may not hold "/": "{slug}"`, ZH: "slug 只是网址中的一段，不能有“/”：“{slug}”"},
		Hint:    Words{EN: "write {suggestion}", ZH: "可写成 {suggestion}"},
	},
	{
		ID: "slug-invalid/backslash", Severity: Error,
		Message: Words{EN: `a slug may not hold a backslash: "{slug}"`, ZH: `slug 中不能有反斜杠“\”：“{slug}”`},
		Hint:    Words{EN: "write {suggestion}", ZH: "可写成 {suggestion}"},
	},
	{
		ID: "slug-invalid/dots", Severity: Error,
		Message: Words{EN: `a slug may not lead out of its folder with "..": "{slug}"`, ZH: "slug 不能用“..”指到别的文件夹：“{slug}”"},
		Hint:    Words{EN: "write {suggestion}", ZH: "可写成 {suggestion}"},
	},
	{
		ID: "slug-invalid/dot", Severity: Error,
		Message: Words{EN: `a slug may not begin or end with a dot: "{slug}"`, ZH: "slug 不能以点开头或结尾：“{slug}”"},
		Hint:    Words{EN: "write {suggestion}", ZH: "可写成 {suggestion}"},
	},
	{
		ID: "slug-invalid/percent", Severity: Error,
		Message: Words{EN: `a slug may not hide dots and slashes in percent-encoding: "{slug}" is "{decoded}"`, ZH: "slug 中不能用百分号编码写点和斜杠：“{slug}”即“{decoded}”"},
		Hint:    Words{EN: "write {suggestion}", ZH: "可写成 {suggestion}"},
	},
	{
		ID: "slug-home", Severity: Error,
		Message: Words{EN: "the home page has a fixed address, {path}, and takes no slug", ZH: "首页的网址固定为 {path}，不能另设 slug"},
		Hint:    Words{EN: "delete the line", ZH: "请删去这一行"},
	},
	{
		ID: "alias-invalid", Severity: Error,
		Message: Words{EN: `"{alias}" is no address`, ZH: "“{alias}”不是有效的网址"},
		Hint:    Words{EN: "write a path like /zh/old/", ZH: "请写成 /zh/old/ 这样的路径"},
	},
	{
		ID: "alias-invalid/host", Severity: Error,
		Message: Words{EN: `an alias is an address on this site: "{alias}"`, ZH: "别名须是本网站内的网址：“{alias}”"},
		Hint:    Words{EN: "leave out what stands before the path", ZH: "请只写路径部分"},
	},
	{
		ID: "alias-invalid/query", Severity: Error,
		Message: Words{EN: `an alias may not have "?" or "#": "{alias}"`, ZH: "别名中不能有“?”或“#”：“{alias}”"},
		Hint:    Words{EN: "write the path alone", ZH: "请只写路径部分"},
	},
	{
		ID: "alias-invalid/dots", Severity: Error,
		Message: Words{EN: `an alias may not hold "." or "..": "{alias}"`, ZH: "别名中不能有“.”或“..”：“{alias}”"},
		Hint:    Words{EN: "write the whole path like /zh/old/", ZH: "请写完整路径，如 /zh/old/"},
	},
	{
		ID: "alias-invalid/root", Severity: Error,
		Message: Words{EN: `"{alias}" is the home page and may not be an alias`, ZH: "“{alias}”是首页，不能作别名"},
		Hint:    Words{EN: "delete it", ZH: "请删去"},
	},
	{
		ID: "alias-conflict", Severity: Error,
		Message: Words{EN: "alias {url} of the page {own} is the address that {other} makes ({otherurl})", ZH: "页面 {own} 的别名 {url} 已是 {other} 的网址（{otherurl}）"},
		Hint:    Words{EN: "an alias may not replace a page: delete the alias", ZH: "别名不能取代现有页面，请删去此别名"},
	},
	{
		ID: "alias-conflict/alias", Severity: Error,
		Message: Words{EN: "{file} and {other} both have the alias {url}", ZH: "{file} 与 {other} 有相同的别名 {url}"},
		Hint:    Words{EN: "keep it in one of them", ZH: "只在其中一处保留"},
	},
	{
		ID: "alias-conflict/self", Severity: Error,
		Message: Words{EN: "{url} is the page's own address", ZH: "{url} 就是本页面的网址"},
		Hint:    Words{EN: "delete the alias", ZH: "请删去此别名"},
	},
	{
		ID: "output-conflict", Severity: Error,
		Message: Words{EN: "{file} and {other} both make {url}", ZH: "{file} 与 {other} 会生成同一网址 {url}"},
		Hint:    Words{EN: "give one of them another name or slug", ZH: "请为其中一个改名或改 slug"},
	},
	{
		ID: "output-conflict/case", Severity: Error,
		Message: Words{EN: "{file} and {other} make {url} and {otherurl}, which are one file where upper and lower case are the same", ZH: "{file} 与 {other} 生成的 {url} 与 {otherurl} 只有大小写不同，在许多系统上是同一个文件"},
		Hint:    Words{EN: "give one of them another name or slug", ZH: "请为其中一个改名或改 slug"},
	},
	{
		ID: "output-conflict/folder", Severity: Error,
		Message: Words{EN: "{file} makes {url} and {other} makes {otherurl}: one cannot be a file and a folder", ZH: "{file} 生成 {url}，{other} 生成 {otherurl}：同一名称不能既是文件又是文件夹"},
		Hint:    Words{EN: "give one of them another name or slug", ZH: "请为其中一个改名或改 slug"},
	},
}
