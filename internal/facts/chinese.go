package facts

import (
	"strings"

	"qiao/internal/locale"
)

// chineseText writes a quantity as a Chinese report does. 亩 are followed by
// hectares for those who read Chinese elsewhere.
func chineseText(l *locale.Locale, q Quantity, f Format) string {
	w := wordings["zh"]
	unit := f.unitFor(q)
	v := f.figure(w, q.Amount, q.Unit, unit)
	written := chineseQualified(l, v, q.Qualifier)
	if unit == "mu" {
		hectares := f.hectares(w, q)
		gloss := l.Number(hectares.number) + chineseUnit(hectares)
		if hectares.rounded {
			gloss = "约" + gloss
		}
		written += "（" + gloss + "）"
	}
	if isTraditional(l) {
		return toTraditional.Replace(written)
	}
	return written
}

// chineseQualified puts a qualifier where it belongs: before the figure, behind
// it, or within: 120余条.
func chineseQualified(l *locale.Locale, v figure, q Qualifier) string {
	number, unit := l.Number(v.number), chineseUnit(v)
	about := ""
	if v.rounded || q == About {
		about = "约"
	}
	switch {
	case q == Over && !v.rounded && v.unit.Counts() && v.scale == nil && v.number.Sign() > 0 && v.number.Reduce().Exponent() >= 1:
		// 余 follows round numbers only.
		return number + "余" + unit
	case q == Over && v.rounded:
		return "超过" + about + number + unit
	case q == Over:
		return "超" + number + unit
	case q == AtLeast:
		return about + number + unit + "以上"
	case q == Under:
		return "不足" + about + number + unit
	default:
		return about + number + unit
	}
}

// chineseUnit is what follows the number: 亿元, 万人次, 个百分点.
func chineseUnit(v figure) string {
	unit := v.unit.info().zh
	if v.scale != nil {
		unit = v.scale.one + unit
	}
	return unit
}

// traditional pairs the characters of figures, simplified and traditional.
var traditional = strings.Split(
	"万 萬 亿 億 个 個 项 項 场 場 笔 筆 条 條 亩 畝 顷 頃 吨 噸 时 時 点 點 处 處 约 約 余 餘 过 過 欧 歐 户 戶 辆 輛 "+
		"种 種 栋 棟 间 間 张 張 只 隻 县 縣 国 國 头 頭 两 兩 币 幣 达 達 数 數 几 幾 将 將 于 於 电 電", " ")

var (
	toTraditional = strings.NewReplacer(traditional...)
	toSimplified  = strings.NewReplacer(reversed(traditional)...)
)

func reversed(pairs []string) []string {
	r := make([]string, len(pairs))
	for i := range pairs {
		r[i] = pairs[i^1]
	}
	return r
}
