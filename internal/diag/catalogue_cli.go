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
}
