package buildtest

// vocabulary is what the prose of a language is made of.
type vocabulary struct {
	code, tag                           string
	home, tags, title, year             string
	fact                                string // with a place for the value
	link                                string // with places for title and address
	space, colon                        string
	headings                            []string
	nouns, verbs, adjectives, sentences []string
}

// languages are the languages of the site, the source first.
var languages = []*vocabulary{
	{
		code: "zh", tag: "zh-Hans", home: "中德产业园", tags: "主题", title: "{A}的{N}", year: "年份", space: "", colon: "：",
		fact: "有关数值为%s。", link: "另见[%s](%s)。",
		headings:   []string{"企业", "现状", "说明", "产业链", "创新平台", "人才", "用地", "服务", "合作", "计划"},
		nouns:      []string{"制造商", "零部件供应商", "研发中心", "物流枢纽", "装配车间", "检测实验室", "培训基地", "能源站", "采购中心", "园区", "产业链", "合作伙伴"},
		verbs:      []string{"扩建", "引进", "升级", "检验", "采购", "培训", "规划", "维护", "测试", "改造"},
		adjectives: []string{"可靠", "新建", "绿色", "智能", "高效", "本地", "开放", "稳定"},
		sentences: []string{
			"{A}的{N}正在{V}自己的设备，并与当地的{N}保持联系。",
			"为了满足客户的要求，{N}决定与{N}共同{V}一条生产线。",
			"**{A}**是这家{N}选择这里的主要理由，{N}也持同样的看法。",
			"{N}在春天开始{V}，到秋天时已经全部完成。",
			"如果需要{V}，请先联系{N}，再与{N}商定时间。",
			"这里的{N}不仅{A}，而且离{N}很近，往来十分方便。",
			"根据去年的经验，{N}和{N}在{V}之前需要三个月左右的准备，其中一半时间用于办理手续。",
			"{N}的负责人说，{A}的环境和**{A}的服务**同样重要，两者缺一不可。",
			"在{N}与{N}之间，一条新的道路缩短了运输时间，也为以后的{V}留出了余地。",
			"经过反复比较，{N}选择了{A}的方案，由{N}负责{V}和日常管理。",
		},
	},
	{
		code: "de", tag: "de", home: "Deutsch-Chinesischer Industriepark", tags: "Themen", year: "Jahr", title: "{A} {N}", space: " ", colon: ": ",
		fact: "Der Wert dazu ist %s.", link: "Siehe auch [%s](%s).",
		headings:   []string{"Unternehmen", "Stand", "Erläuterung", "Wertschöpfungskette", "Innovation", "Fachkräfte", "Flächen", "Service", "Zusammenarbeit", "Planung"},
		nouns:      []string{"Hersteller", "Zulieferbetriebe", "Entwicklungszentren", "Umschlagplätze", "Montagehallen", "Prüflabore", "Ausbildungsstätten", "Energiezentralen", "Einkaufsbüros", "Gewerbeflächen", "Lieferketten", "Partnerfirmen"},
		verbs:      []string{"erweitern", "ansiedeln", "erneuern", "prüfen", "beschaffen", "ausbilden", "planen", "warten", "erproben", "umbauen"},
		adjectives: []string{"verlässliche", "neue", "umweltfreundliche", "vernetzte", "leistungsfähige", "örtliche", "offene", "beständige"},
		sentences: []string{
			"{A} {N} wollen ihre Anlagen {V} und bleiben mit den Behörden im Gespräch.",
			"Um die Wünsche der Kunden zu erfüllen, möchten die {N} gemeinsam mit einigen {N} eine Fertigungslinie {V}.",
			"Für viele {N} war die Nähe zum Fluss der wichtigste Grund, sich hier niederzulassen; die {N} sehen das ebenso.",
			"Im Frühjahr begannen die {N}, ihre Hallen zu {V}, und im Herbst war alles fertig.",
			"Wer etwas {V} möchte, wendet sich zuerst an die {N} und stimmt dann den Termin ab.",
			"Die {N} sind nicht nur {A} Nachbarn, sondern liegen auch nahe an den {N} und sind gut zu erreichen.",
			"Nach den Erfahrungen des letzten Jahres brauchen die {N} ein Vierteljahr, ehe sie {V} können; die Hälfte davon geht für Anträge hin.",
			"Wer die {N} besucht, hört oft, dass **{A} Nachbarn** ebenso viel zählen wie niedrige Kosten.",
			"Zwischen den {N} und den {N} verkürzt eine neue Straße die Wege und lässt Raum, später zu {V}.",
			"Nach langem Vergleich haben sich die {N} für den Vorschlag der {N} entschieden, den diese nun {V} und betreuen.",
		},
	},
	{
		code: "en", tag: "en", home: "Sino-German Industrial Park", tags: "Topics", year: "Year", title: "{A} {N}", space: " ", colon: ": ",
		fact: "The value for this is %s.", link: "See also [%s](%s).",
		headings:   []string{"Companies", "Status", "Explanation", "Value chain", "Innovation", "Talent", "Land", "Service", "Cooperation", "Plans"},
		nouns:      []string{"manufacturers", "suppliers", "research centres", "logistics hubs", "assembly halls", "test laboratories", "training grounds", "energy stations", "purchasing offices", "business parks", "supply chains", "partner firms"},
		verbs:      []string{"extend", "attract", "renew", "inspect", "procure", "train", "plan", "maintain", "test", "rebuild"},
		adjectives: []string{"reliable", "new", "green", "connected", "efficient", "local", "open", "steady"},
		sentences: []string{
			"The {A} {N} want to {V} their equipment and stay in touch with the authorities.",
			"To meet the wishes of their customers, the {N} intend to {V} a production line together with some {N}.",
			"For many {N} it was the river nearby that made them settle here; the {N} see it the same way.",
			"In spring the {N} began to {V} their halls, and by autumn everything was complete.",
			"Those who wish to {V} something turn to the {N} first and then agree on a date.",
			"The {N} are not only {A} neighbours but also close to the {N}, and easy to reach.",
			"Judging by last year, the {N} need about three months before they can {V} anything, and half of that time goes into permits.",
			"Visitors to the {N} often hear that **{A} surroundings** count for as much as low costs.",
			"Between the {N} and the {N} a new road shortens the way and leaves room to {V} more later on.",
			"After a long comparison the {N} chose the {A} proposal, which the {N} will now {V} and look after.",
		},
	},
}

// name is something with an id and a name in each language.
type name struct{ id, zh, de, en string }

func (n name) in(l *vocabulary) string {
	switch l.code {
	case "zh":
		return n.zh
	case "de":
		return n.de
	}
	return n.en
}

// sectors are the sections of the site.
var sectors = []name{
	{"automotive", "汽车零部件", "Autozulieferer", "Car parts"},
	{"batteries", "动力电池", "Batterien", "Batteries"},
	{"hydrogen", "氢能", "Wasserstoff", "Hydrogen"},
	{"machinery", "机械制造", "Maschinenbau", "Machinery"},
	{"robotics", "机器人", "Robotik", "Robotics"},
	{"electronics", "电子信息", "Elektronik", "Electronics"},
	{"optics", "光电子", "Optik", "Optics"},
	{"semiconductors", "半导体", "Halbleiter", "Semiconductors"},
	{"software", "软件", "Software", "Software"},
	{"chemicals", "精细化工", "Feinchemie", "Fine chemicals"},
	{"materials", "新材料", "Werkstoffe", "Materials"},
	{"plastics", "塑料", "Kunststoffe", "Plastics"},
	{"medicine", "医疗器械", "Medizintechnik", "Medical devices"},
	{"pharma", "生物医药", "Arzneimittel", "Pharmaceuticals"},
	{"food", "食品", "Lebensmittel", "Food"},
	{"packaging", "包装", "Verpackung", "Packaging"},
	{"logistics", "物流", "Logistik", "Logistics"},
	{"rail", "轨道交通", "Bahntechnik", "Rail"},
	{"aviation", "航空", "Luftfahrt", "Aviation"},
	{"energy", "能源", "Energie", "Energy"},
	{"environment", "环保", "Umwelttechnik", "Environment"},
	{"construction", "建筑", "Bauwesen", "Construction"},
	{"textiles", "纺织", "Textilien", "Textiles"},
	{"services", "生产性服务", "Dienstleistungen", "Services"},
}

// tags are the terms that pages are filed under.
var tags = []name{
	{"training", "人才培训", "Ausbildung", "Training"},
	{"land", "用地", "Flächen", "Land"},
	{"funding", "资金", "Förderung", "Funding"},
	{"permits", "审批", "Genehmigungen", "Permits"},
	{"exports", "出口", "Ausfuhr", "Exports"},
	{"research", "科研", "Forschung", "Research"},
	{"recycling", "循环利用", "Kreislaufwirtschaft", "Recycling"},
	{"digitalisation", "数字化", "Digitalisierung", "Digitalisation"},
	{"safety", "安全", "Sicherheit", "Safety"},
	{"suppliers", "供应商", "Zulieferer", "Suppliers"},
	{"housing", "住房", "Wohnen", "Housing"},
	{"schools", "学校", "Schulen", "Schools"},
	{"transport", "交通", "Verkehr", "Transport"},
	{"quality", "质量", "Qualität", "Quality"},
	{"patents", "专利", "Patente", "Patents"},
	{"customs", "海关", "Zoll", "Customs"},
	{"water", "水务", "Wasser", "Water"},
	{"power", "电力", "Strom", "Power"},
}
