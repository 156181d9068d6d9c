package diag

// cliEntries are the findings about how the command is called, and what
// commands other than a build find.
var cliEntries = []Entry{
	{
		ID:       "interrupted",
		Severity: Error,
		Message: Words{
			EN: `interrupted; nothing was written`,
			ZH: `已中断，没有写入任何内容`,
		},
	},
	{
		ID:       "site-changing",
		Severity: Error,
		Message: Words{
			EN: `files of the site kept changing while they were read; nothing was written`,
			ZH: `读取网站文件时，文件一直在变动，没有写入任何内容`,
		},
		Hint: Words{
			EN: `build again when nothing is being saved or copied into the folder`,
			ZH: `请等文件保存或复制完成后重新生成`,
		},
	},
	{
		ID:       "site-not-found",
		Severity: Error,
		Message: Words{
			EN: `there is no site.yaml in this folder or any folder above it`,
			ZH: `当前文件夹及其各级上级文件夹中都没有 site.yaml`,
		},
		Hint: Words{
			EN: `change to the folder of a site, name it with -s DIR, or make one with "qiao new site DIR"`,
			ZH: `请进入网站所在文件夹，或用 -s DIR 指定，或用“qiao new site DIR”新建网站`,
		},
	},
	{
		ID:       "site-not-found/dir",
		Severity: Error,
		Message: Words{
			EN: `"{dir}" is not the folder of a site: there is no site.yaml in it`,
			ZH: `“{dir}”不是网站文件夹：其中没有 site.yaml`,
		},
		Hint: Words{
			EN: `name the folder that holds site.yaml with -s, or make a site with "qiao new site DIR"`,
			ZH: `请用 -s 指定含有 site.yaml 的文件夹，或用“qiao new site DIR”新建网站`,
		},
	},
	{
		ID:       "usage/argument",
		Severity: Error,
		Message: Words{
			EN: `"{command}" does not know "{value}"`,
			ZH: `“{command}”不认识“{value}”`,
		},
		Hint: Words{
			EN: `possible is: {allowed}`,
			ZH: `可用的有：{allowed}`,
		},
	},
	{
		ID:       "usage/arguments-few",
		Severity: Error,
		Message: Words{
			EN: `"{command}" needs more: {usage}`,
			ZH: `“{command}”缺少参数：{usage}`,
		},
		Hint: Words{
			EN: `"{command} --help" explains it`,
			ZH: `用法见“{command} --help”`,
		},
	},
	{
		ID:       "usage/arguments-many",
		Severity: Error,
		Message: Words{
			EN: `"{command}" does not take "{value}": {usage}`,
			ZH: `“{command}”不接受“{value}”：{usage}`,
		},
		Hint: Words{
			EN: `a name with spaces needs quotes; "{command} --help" explains the rest`,
			ZH: `名称含有空格时请加引号；用法见“{command} --help”`,
		},
	},
	{
		ID:       "usage/command",
		Severity: Error,
		Message: Words{
			EN: `unknown command "{value}"`,
			ZH: `未知命令“{value}”`,
		},
		Hint: Words{
			EN: `did you mean "{suggestion}"?`,
			ZH: `您是不是想用“{suggestion}”？`,
		},
	},
	{
		ID:       "usage/command-none",
		Severity: Error,
		Message: Words{
			EN: `"{command}" needs a command`,
			ZH: `“{command}”后面需要一个命令`,
		},
		Hint: Words{
			EN: `"{command} --help" lists them`,
			ZH: `命令列表见“{command} --help”`,
		},
	},
	{
		ID:       "usage/flag",
		Severity: Error,
		Message: Words{
			EN: `unknown flag "{value}"`,
			ZH: `未知选项“{value}”`,
		},
		Hint: Words{
			EN: `did you mean "{suggestion}"?`,
			ZH: `您是不是想用“{suggestion}”？`,
		},
	},
	{
		ID:       "usage/flag-empty",
		Severity: Error,
		Message: Words{
			EN: `the flag "{flag}" needs a value`,
			ZH: `选项“{flag}”缺少取值`,
		},
	},
	{
		ID:       "usage/flag-value",
		Severity: Error,
		Message: Words{
			EN: `the flag "{flag}" does not take "{value}"`,
			ZH: `选项“{flag}”不接受“{value}”`,
		},
		Hint: Words{
			EN: `possible is: {allowed}`,
			ZH: `可用的有：{allowed}`,
		},
	},
	{
		ID:       "usage/syntax",
		Severity: Error,
		Message: Words{
			EN: `the call cannot be read: {reason}`,
			ZH: `无法理解这条命令：{reason}`,
		},
	},
	{
		ID:       "figure-contradicts",
		Severity: Warning,
		Message: Words{
			EN: `"{figure}" contradicts the fact "{fact}", which is {value}`,
			ZH: `“{figure}”与数据“{fact}”（{value}）不一致`,
		},
		Hint: Words{
			EN: `correct the text, or write the fact with :fact[{fact}]`,
			ZH: `请更正文字，或用 :fact[{fact}] 引用该数据`,
		},
	},
	{
		ID:       "new-write",
		Severity: Error,
		Message: Words{
			EN: `"{file}" cannot be written`,
			ZH: `无法写入“{file}”`,
		},
		Hint: Words{
			EN: `qiao must be allowed to write to that folder`,
			ZH: `qiao 需要对该文件夹有写权限`,
		},
	},
	{
		ID:       "usage/epoch",
		Severity: Error,
		Message: Words{
			EN: `SOURCE_DATE_EPOCH is "{value}", which is not a number of seconds`,
			ZH: `环境变量 SOURCE_DATE_EPOCH 的值“{value}”不是秒数`,
		},
		Hint: Words{
			EN: `give the seconds since 1970, or remove it`,
			ZH: `请填写自1970年起的秒数，或删除该变量`,
		},
	},
	{
		ID:       "usage/exists",
		Severity: Error,
		Message: Words{
			EN: `"{file}" exists already`,
			ZH: `“{file}”已经存在`,
		},
		Hint: Words{
			EN: `choose another title, or another name with --slug`,
			ZH: `请换一个标题，或用 --slug 另取名称`,
		},
	},
	{
		ID:       "usage/fact",
		Severity: Error,
		Message: Words{
			EN: `there is no fact "{value}"`,
			ZH: `没有名为“{value}”的数据`,
		},
		Hint: Words{
			EN: `did you mean "{suggestion}"?`,
			ZH: `您是不是想用“{suggestion}”？`,
		},
	},
	{
		ID:       "usage/languages",
		Severity: Error,
		Message: Words{
			EN: `a new site cannot have the language "{value}": the default theme has no words in it`,
			ZH: `新网站不能使用语言“{value}”：默认主题没有该语言的界面文字`,
		},
		Hint: Words{
			EN: `possible is: {allowed}`,
			ZH: `可用的有：{allowed}`,
		},
	},
	{
		ID:       "usage/languages-twice",
		Severity: Error,
		Message: Words{
			EN: `the language "{value}" is given twice`,
			ZH: `语言“{value}”重复出现`,
		},
	},
	{
		ID:       "usage/not-empty",
		Severity: Error,
		Message: Words{
			EN: `the folder "{dir}" is not empty`,
			ZH: `文件夹“{dir}”不是空的`,
		},
		Hint: Words{
			EN: `name a folder that does not exist yet`,
			ZH: `请指定一个尚不存在的文件夹`,
		},
	},
	{
		ID:       "usage/path",
		Severity: Error,
		Message: Words{
			EN: `there is no file or folder "{value}"`,
			ZH: `没有名为“{value}”的文件或文件夹`,
		},
	},
	{
		ID:       "usage/section",
		Severity: Error,
		Message: Words{
			EN: `there is no section "{value}" under content/`,
			ZH: `content/ 下没有名为“{value}”的栏目`,
		},
		Hint: Words{
			EN: `name the page id of a section, such as "news"`,
			ZH: `请写栏目的页面标识，例如“news”`,
		},
	},
	{
		ID:       "usage/slug",
		Severity: Error,
		Message: Words{
			EN: `"{value}" cannot be the name of a page in an address`,
			ZH: `“{value}”不能用作网址中的页面名称`,
		},
		Hint: Words{
			EN: `give one with --slug, such as "{suggestion}"`,
			ZH: `请用 --slug 指定，例如“{suggestion}”`,
		},
	},
	{
		ID:       "usage/slug-none",
		Severity: Error,
		Message: Words{
			EN: `no name for an address can be made from the title "{value}"`,
			ZH: `无法根据标题“{value}”生成网址中的页面名称`,
		},
		Hint: Words{
			EN: `give one with --slug`,
			ZH: `请用 --slug 指定`,
		},
	},
	{
		ID:       "usage/title",
		Severity: Error,
		Message: Words{
			EN: `the title is empty`,
			ZH: `标题为空`,
		},
	},
	{
		ID:       "usage/type",
		Severity: Error,
		Message: Words{
			EN: `the theme has no type "{value}"; it has: {allowed}`,
			ZH: `主题没有类型“{value}”；可用的有：{allowed}`,
		},
		Hint: Words{
			EN: `did you mean "{suggestion}"?`,
			ZH: `您是不是想用“{suggestion}”？`,
		},
	},
	{
		ID:       "serve-address",
		Severity: Error,
		Message: Words{
			EN: `the preview cannot listen on "{address}": it is in use, or no address`,
			ZH: `预览无法监听“{address}”：地址已被占用或不正确`,
		},
		Hint: Words{
			EN: `choose another one, such as --addr 127.0.0.1:8080`,
			ZH: `请换一个，例如 --addr 127.0.0.1:8080`,
		},
	},
	{
		ID:       "serve-address/public",
		Severity: Error,
		Message: Words{
			EN: `the preview cannot listen on "{address}": other computers could read what is not published`,
			ZH: `预览不能监听“{address}”：其他电脑会看到尚未发布的内容`,
		},
		Hint: Words{
			EN: `choose an address of this computer, such as --addr 127.0.0.1:8080`,
			ZH: `请使用本机地址，例如 --addr 127.0.0.1:8080`,
		},
	},
	{
		ID:       "serve-failed",
		Severity: Error,
		Message: Words{
			EN: `the preview has ended: {reason}`,
			ZH: `预览已终止：{reason}`,
		},
	},
}
