package diag

// publishEntries are the findings about writing the published folder.
var publishEntries = []Entry{
	{
		ID:       "publish-edited/kept",
		Severity: Warning,
		Message: Words{
			EN: `"{file}" of an earlier build was changed by hand; no page needs it any more, but it is kept`,
			ZH: `“{file}”是之前构建生成的文件，后来被手动修改过；现在已不需要它，但仍予保留`,
		},
		Hint: Words{
			EN: `delete it if it is of no use`,
			ZH: `如果确实没有用，请自行删除`,
		},
	},
	{
		ID:       "publish-edited/replaced",
		Severity: Warning,
		Message: Words{
			EN: `"{file}" was changed by hand since the last build; the change is replaced`,
			ZH: `“{file}”在上次构建之后被手动修改过，修改内容将被覆盖`,
		},
		Hint: Words{
			EN: `change the page's document under content/ instead`,
			ZH: `请改为修改 content/ 下对应的文稿`,
		},
	},
	{
		ID:       "publish-foreign",
		Severity: Error,
		Message: Words{
			EN: `"{file}" was not made by a build of this site and stands where the output "{output}" has to go`,
			ZH: `“{file}”不是本站构建生成的文件，却占用了输出文件“{output}”的位置`,
		},
		Hint: Words{
			EN: `move it away; if all of "{folder}" comes from earlier builds, delete that folder`,
			ZH: `请把它移到别处；如果“{folder}”里的内容全部来自以前的构建，可以删除整个文件夹`,
		},
	},
	{
		ID:       "publish-foreign/more",
		Severity: Error,
		Message: Words{
			EN: `{count} more files in "{folder}" were not made by a build of this site and stand where outputs have to go`,
			ZH: `“{folder}”中还有 {count} 个文件不是本站构建生成的，却占用了输出文件的位置`,
		},
		Hint: Words{
			EN: `if all of "{folder}" comes from earlier builds, delete that folder`,
			ZH: `如果“{folder}”里的内容全部来自以前的构建，可以删除整个文件夹`,
		},
	},
	{
		ID:       "publish-in-place",
		Severity: Warning,
		Message: Words{
			EN: `"{folder}" was updated file by file, as folders cannot be exchanged in one step here; for a moment it held files of two builds`,
			ZH: `此处无法一步交换两个文件夹，因此“{folder}”是逐个文件更新的；更新期间其中同时存在两次构建的文件`,
		},
		Hint: Words{
			EN: `on Linux, choose a folder on a local disk with -d`,
			ZH: `在 Linux 上，请用 -d 指定本地磁盘上的文件夹`,
		},
	},
	{
		ID:       "publish-leavings",
		Severity: Warning,
		Message: Words{
			EN: `"{folder}" is left over from publishing and could not be removed`,
			ZH: `发布时留下的临时文件夹“{folder}”无法删除`,
		},
		Hint: Words{
			EN: `delete it by hand`,
			ZH: `请手动删除`,
		},
	},
	{
		ID:       "publish-locked",
		Severity: Error,
		Message: Words{
			EN: `another build is writing "{folder}"`,
			ZH: `另一个构建正在写入“{folder}”`,
		},
		Hint: Words{
			EN: `wait until process {process} has finished`,
			ZH: `请等待进程 {process} 结束后再试`,
		},
	},
	{
		ID:       "publish-output/file",
		Severity: Error,
		Message: Words{
			EN: `the output folder "{folder}" is a file`,
			ZH: `输出文件夹“{folder}”是一个文件`,
		},
		Hint: Words{
			EN: `move the file away, or choose another folder with -d`,
			ZH: `请移走该文件，或用 -d 指定其他文件夹`,
		},
	},
	{
		ID:       "publish-output/hidden",
		Severity: Error,
		Message: Words{
			EN: `"{folder}" cannot be the output folder: the name is taken or hidden`,
			ZH: `输出文件夹不能是“{folder}”：该名称已被占用或属于隐藏文件夹`,
		},
		Hint: Words{
			EN: `choose another folder with -d`,
			ZH: `请用 -d 指定其他文件夹`,
		},
	},
	{
		ID:       "publish-output/input",
		Severity: Error,
		Message: Words{
			EN: `"{folder}" cannot be the output folder: "{input}" holds what the site is made from, and a build replaces all that is in its output`,
			ZH: `输出文件夹不能是“{folder}”：“{input}”是网站的原始内容，而构建时会替换输出文件夹中的全部内容`,
		},
		Hint: Words{
			EN: `choose another folder with -d`,
			ZH: `请用 -d 指定其他文件夹`,
		},
	},
	{
		ID:       "publish-output/root",
		Severity: Error,
		Message: Words{
			EN: `"{folder}" cannot be the output folder: it is the root of a disk`,
			ZH: `输出文件夹不能是“{folder}”：这是磁盘的根目录`,
		},
		Hint: Words{
			EN: `choose another folder with -d`,
			ZH: `请用 -d 指定其他文件夹`,
		},
	},
	{
		ID:       "publish-output/site",
		Severity: Error,
		Message: Words{
			EN: `"{folder}" cannot be the output folder: the site itself is in it, and a build replaces all that is in its output`,
			ZH: `输出文件夹不能是“{folder}”：网站本身就在其中，而构建时会替换输出文件夹中的全部内容`,
		},
		Hint: Words{
			EN: `choose another folder with -d`,
			ZH: `请用 -d 指定其他文件夹`,
		},
	},
	{
		ID:       "publish-output/mount",
		Severity: Error,
		Message: Words{
			EN: `the output folder "{file}" cannot be replaced as a whole: it is a mount point, or belongs to the image of a container`,
			ZH: `输出文件夹“{file}”无法整体替换：它是挂载点，或属于容器镜像`,
		},
		Hint: Words{
			EN: `choose a folder inside it with -d`,
			ZH: `请用 -d 指定它里面的一个文件夹`,
		},
	},
	{
		ID:       "publish-output/symlink",
		Severity: Error,
		Message: Words{
			EN: `the output folder "{folder}" is a symbolic link`,
			ZH: `输出文件夹“{folder}”是一个符号链接`,
		},
		Hint: Words{
			EN: `name the folder that it leads to with -d`,
			ZH: `请用 -d 直接指定它所指向的文件夹`,
		},
	},
	{
		ID:       "publish-record",
		Severity: Warning,
		Message: Words{
			EN: `the record of what the last build wrote to "{folder}" cannot be read; files that are not the same as this build's count as not made by qiao`,
			ZH: `无法读取上次构建写入“{folder}”的记录；与本次构建内容不同的文件将视为并非由 qiao 生成`,
		},
	},
	{
		ID:       "publish-write",
		Severity: Error,
		Message: Words{
			EN: `"{file}" cannot be written: {reason}`,
			ZH: `无法写入“{file}”：{reason}`,
		},
	},
	{
		ID:       "publish-write/name-length",
		Severity: Error,
		Message: Words{
			EN: `"{file}" cannot be written: the name is too long`,
			ZH: `无法写入“{file}”：名称过长`,
		},
		Hint: Words{
			EN: `give the page a shorter slug`,
			ZH: `请给该页面设置更短的 slug`,
		},
	},
	{
		ID:       "publish-write/permission",
		Severity: Error,
		Message: Words{
			EN: `"{file}" cannot be written: permission denied`,
			ZH: `无法写入“{file}”：没有权限`,
		},
		Hint: Words{
			EN: `qiao must be allowed to write to the output folder and to the folder that it is in`,
			ZH: `qiao 需要对输出文件夹及其上一级文件夹有写权限`,
		},
	},
	{
		ID:       "publish-write/read-only",
		Severity: Error,
		Message: Words{
			EN: `"{file}" cannot be written: the disk is read-only`,
			ZH: `无法写入“{file}”：磁盘是只读的`,
		},
		Hint: Words{
			EN: `choose a folder on another disk with -d`,
			ZH: `请用 -d 指定其他磁盘上的文件夹`,
		},
	},
	{
		ID:       "publish-write/space",
		Severity: Error,
		Message: Words{
			EN: `"{file}" cannot be written: the disk is full`,
			ZH: `无法写入“{file}”：磁盘空间不足`,
		},
		Hint: Words{
			EN: `make room on the disk and build again`,
			ZH: `请清理磁盘空间后重新构建`,
		},
	},
	{
		ID:       "withheld-word/output",
		Severity: Error,
		Message: Words{
			EN: `"{word}", which must not be published (checks.withhold in site.yaml), is in the output "{output}"`,
			ZH: `输出文件“{output}”中出现了不得发布的“{word}”（见 site.yaml 的 checks.withhold）`,
		},
		Hint: Words{
			EN: `take it out of this file, or of the data, configuration or theme that it shows`,
			ZH: `请从该文件，或其显示的数据、配置、主题中删去`,
		},
	},
}
