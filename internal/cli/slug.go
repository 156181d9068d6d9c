package cli

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"

	"qiao/internal/locale"
	"qiao/internal/site"
)

// maxSlug is how long a slug made from a title may become, in bytes; it ends
// with a whole word.
const maxSlug = 60

// phrases are words in which characters are read otherwise than alone, where it
// matters to a park: the reading of characters one by one is wrong for them.
var phrases = map[string]string{
	"重庆": "chong qing", "重要": "zhong yao", "重点": "zhong dian", "重大": "zhong da",
	"银行": "yin hang", "行业": "hang ye", "行动": "xing dong", "行政": "xing zheng", "进行": "jin xing",
	"长江": "chang jiang", "长沙": "chang sha", "长春": "chang chun", "长城": "chang cheng", "长期": "chang qi", "长三角": "chang san jiao",
	"增长": "zeng zhang", "成长": "cheng zhang", "市长": "shi zhang", "区长": "qu zhang", "部长": "bu zhang", "董事长": "dong shi zhang", "院长": "yuan zhang",
	"厦门": "xia men", "大厦": "da sha", "会计": "kuai ji", "调研": "diao yan", "调查": "diao cha", "调整": "tiao zheng", "协调": "xie tiao",
	"量产": "liang chang", "质量": "zhi liang", "数量": "shu liang", "参观": "can guan", "参加": "can jia",
	"系统": "xi tong", "联系": "lian xi", "关系": "guan xi", "便利": "bian li", "便捷": "bian jie",
	"奓山": "zha shan", "蔡甸": "cai dian", "单位": "dan wei", "供应": "gong ying", "提供": "ti gong",
	"传感": "chuan gan", "传统": "chuan tong", "自传": "zi zhuan", "朝阳": "chao yang", "都市": "du shi", "成都": "cheng du", "首都": "shou du",
	"音乐": "yin yue", "和谐": "he xie", "差异": "cha yi", "出差": "chu chai", "更新": "geng xin", "更多": "geng duo",
	"率先": "shuai xian", "效率": "xiao lv", "兴业": "xing ye", "兴趣": "xing qu", "复兴": "fu xing", "合作社": "he zuo she",
	"柏林": "bo lin", "秘鲁": "bi lu", "角色": "jue se", "主角": "zhu jue", "占地": "zhan di", "空间": "kong jian", "空调": "kong tiao",
	"得到": "de dao", "取得": "qu de", "还是": "hai shi", "落地": "luo di", "强调": "qiang diao", "模具": "mu ju", "模式": "mo shi", "规模": "gui mo",
	"藏龙": "cang long", "西藏": "xi zang", "石柱": "shi zhu", "曾经": "ceng jing", "给予": "ji yu", "应用": "ying yong", "应当": "ying dang",
}

// longestPhrase is the number of characters of the longest of the phrases.
const longestPhrase = 3

// umlauts are the letters that German writes as two where it lacks them.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss", "ẞ", "SS")

// slugOf makes a slug from a title: Chinese as pinyin, one syllable a word, and
// German umlauts as two letters. It is empty where nothing is left.
func slugOf(title string, l *locale.Locale) string {
	title = norm.NFKC.String(title) // full-width letters and digits are meant as the common ones
	if l.Base() == "de" {
		title = umlauts.Replace(title)
	}
	if l.Base() == "zh" {
		title = romanized(title)
	}
	return shortened(site.Slugify(title))
}

// romanized writes Han characters as pinyin, set off from what is around them.
func romanized(text string) string {
	runes := []rune(text)
	args := pinyin.NewArgs()
	var b strings.Builder
	for i := 0; i < len(runes); {
		if !unicode.Is(unicode.Han, runes[i]) {
			b.WriteRune(runes[i])
			i++
			continue
		}
		reading, n := phraseAt(runes[i:])
		if n == 0 {
			n = 1
			if found := pinyin.SinglePinyin(runes[i], args); len(found) > 0 {
				reading = found[0]
			}
		}
		b.WriteString(" " + reading + " ")
		i += n
	}
	return b.String()
}

// phraseAt is the reading of the longest phrase that the text begins with, and
// its number of characters; 0 if there is none.
func phraseAt(text []rune) (reading string, n int) {
	for n := min(longestPhrase, len(text)); n > 1; n-- {
		if reading, ok := phrases[string(text[:n])]; ok {
			return reading, n
		}
	}
	return "", 0
}

// shortened cuts a long slug after a word.
func shortened(slug string) string {
	if len(slug) <= maxSlug {
		return slug
	}
	cut := slug[:maxSlug+1]
	if i := strings.LastIndexByte(cut, '-'); i > 0 {
		return cut[:i]
	}
	return strings.ToValidUTF8(slug[:maxSlug], "")
}
