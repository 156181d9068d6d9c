package diag

// imageEntries are the findings about the files of images.
var imageEntries = []Entry{
	{
		ID:      "image-broken",
		Message: Words{EN: "the image is damaged: {reason}", ZH: "图片已损坏：{reason}"},
		Hint:    Words{EN: "export it again from its program, or copy it again from the camera", ZH: "请从制作软件重新导出，或从相机重新拷贝"},
	},
	{
		ID:      "image-format/name",
		Message: Words{EN: `"{name}" is a {format} image by its content, not what its name says`, ZH: `“{name}”的内容是 {format} 图片，与扩展名不符`},
		Hint:    Words{EN: "give it the extension .{extension}, here and where it is shown", ZH: "请把扩展名改为 .{extension}，引用处也一并修改"},
	},
	{
		ID:      "image-too-large",
		Message: Words{EN: "the image has {width} × {height} pixels, more than the {limit} megapixels that are read", ZH: "图片为 {width} × {height} 像素，超过可读取的 {limit} 百万像素"},
		Hint:    Words{EN: "scale it down: more than 2400 pixels across are never shown", ZH: "请先缩小：网页上最多显示 2400 像素宽"},
	},
	{
		ID:      "image-too-large/file",
		Message: Words{EN: "the image file is larger than {limit} MiB", ZH: "图片文件超过 {limit} MiB"},
		Hint:    Words{EN: "scale it down: more than 2400 pixels across are never shown", ZH: "请先缩小：网页上最多显示 2400 像素宽"},
	},
	{
		ID: "image-colours", Severity: Warning,
		Message: Words{EN: "the image's colour profile is of a kind that is not understood: its colours may shift", ZH: "无法识别图片的颜色配置文件，颜色可能有偏差"},
		Hint:    Words{EN: "save it in the colour space sRGB", ZH: "请以 sRGB 色彩空间另存"},
	},
	{
		ID: "image-colours/cmyk", Severity: Warning,
		Message: Words{EN: "the image is in the colours of print (CMYK): its colours may shift", ZH: "图片采用印刷色彩（CMYK），颜色可能有偏差"},
		Hint:    Words{EN: "save it as RGB, in the colour space sRGB", ZH: "请以 RGB（sRGB 色彩空间）另存"},
	},
	{
		ID: "image-metadata", Severity: Warning,
		Message: Words{EN: "{format} files are published as they are: this one may name the place and the person of the photo", ZH: "{format} 文件会原样发布，其中可能含有拍摄地点和人员信息"},
		Hint:    Words{EN: "save it as JPEG, PNG or WebP: their metadata is removed", ZH: "请另存为 JPEG、PNG 或 WebP 格式，其中的元数据会自动清除"},
	},
	{
		ID: "image-rights", Severity: Info,
		Message: Words{EN: `nothing is recorded about the rights to the picture "{image}"`, ZH: "没有记录图片“{image}”的作者和授权"},
		Hint:    Words{EN: `write them into "{file}": credit, licence, source`, ZH: "请写入“{file}”：credit（署名）、licence（授权）、source（来源）"},
	},
	{
		ID: "image-rights/empty", Severity: Error,
		Message: Words{EN: "the file says nothing about the rights to the picture", ZH: "文件没有写明图片的权利信息"},
		Hint:    Words{EN: "give credit, licence or source, or delete the file", ZH: "请填写 credit（署名）、licence（授权）或 source（来源），或删除此文件"},
	},
	{
		ID:      "svg-syntax",
		Message: Words{EN: "the SVG file is not well-formed: {reason}", ZH: "SVG 文件格式错误：{reason}"},
		Hint:    Words{EN: "export it again from its program, as SVG in UTF-8", ZH: "请从制作软件重新导出 UTF-8 编码的 SVG"},
	},
	{
		ID:      "svg-script",
		Message: Words{EN: "the SVG file runs or embeds something: {what}", ZH: "SVG 文件含有可执行或嵌入的内容：{what}"},
		Hint:    Words{EN: "remove it, or export the drawing without scripts and animation", ZH: "请删除，或导出不含脚本的图形"},
	},
	{
		ID:      "svg-external",
		Message: Words{EN: "the SVG file loads something from elsewhere: {what}", ZH: "SVG 文件从外部加载内容：{what}"},
		Hint:    Words{EN: "embed the image, and convert the text to outlines or use the fonts of the system", ZH: "请将图片嵌入文件，文字转为轮廓或使用系统字体"},
	},
	{
		ID:      "svg-doctype",
		Message: Words{EN: "the SVG file declares a document type of its own", ZH: "SVG 文件声明了自定义的文档类型（DOCTYPE）"},
		Hint:    Words{EN: "export it as plain SVG", ZH: "请导出为“普通 SVG”"},
	},
	{
		ID: "svg-dropped", Severity: Warning,
		Message: Words{EN: "{what} is left out of the SVG file", ZH: "已从 SVG 文件中去除 {what}"},
		Hint:    Words{EN: "look at the picture; export it as plain SVG if something is missing", ZH: "请检查图片；如有缺失，请导出为“普通 SVG”"},
	},
}
