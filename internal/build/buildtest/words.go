package buildtest

// vocabulary is what the prose of a language is made of.
type vocabulary struct {
	code                                string
	home, sector, title                 string
	fact, link                          string // with a place for the id
	space, colon                        string
	headings                            []string
	nouns, verbs, adjectives, sentences []string
}

// languages are the languages of the site, the source first.
var languages = []*vocabulary{
	{
		code: "zh", home: "中德产业园", sector: "产业板块", title: "{A}的{N}", space: "", colon: "：",
		fact: "有关数值为:fact[%s]。", link: "另见[相关企业](%s)。",
		headings:   []string{"企业", "现状", "说明", "产业链", "创新平台", "人才", "用地", "服务", "合作", "计划"},
		nouns:      []string{"制造商", "零部件供应商", "研发中心", "物流枢纽", "装配车间", "检测实验室", "培训基地", "能源站", "采购中心", "园区", "产业链", "合作伙伴"},
		verbs:      []string{"扩建", "引进", "升级", "检验", "采购", "培训", "规划", "维护", "测试", "改造"},
		adjectives: []string{"可靠", "新建", "绿色", "智能", "高效", "本地", "开放", "稳定"},
		sentences: []string{
			"{A}的{N}正在{V}自己的设备，并与当地的{N}保持联系。",
			"为了满足客户的要求，{N}决定与{N}共同{V}一条生产线。",
			"“{A}”是这家{N}选择这里的主要理由，{N}也持同样的看法。",
			"{N}在春天开始{V}，到秋天时已经全部完成。",
			"如果需要{V}，请先联系{N}，再与{N}商定时间。",
			"这里的{N}不仅{A}，而且离{N}很近，往来十分方便。",
		},
	},
	{
		code: "de", home: "Deutsch-Chinesischer Industriepark", sector: "Branche", title: "{A} {N}", space: " ", colon: ":",
		fact: "Der Wert dazu ist :fact[%s].", link: "Siehe auch das [Unternehmen nebenan](%s).",
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
		},
	},
	{
		code: "en", home: "Sino-German Industrial Park", sector: "Sector", title: "{A} {N}", space: " ", colon: ":",
		fact: "The value for this is :fact[%s].", link: "See also the [company next door](%s).",
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
		},
	},
}
