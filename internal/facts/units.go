package facts

import (
	"slices"
	"strings"
)

// Unit is a unit that facts may be measured in, by its id: "CNY", "%", "pp",
// "mu" (亩), "ha", "km2", "m2", "t", "MW", "kWh", "km", "m", or a counter such
// as "家", "人次", "个". The empty unit is that of a bare number, which is all
// that German and English leave of a counter.
type Unit string

// dimension is what a unit measures; units of one dimension convert into one
// another, currencies and counters never do.
type dimension uint8

const (
	bare dimension = iota
	currency
	percent
	points
	area
	mass
	power
	energy
	length
	counter
)

// unitInfo is a unit of measure.
type unitInfo struct {
	unit      Unit
	dimension dimension
	zh        string // as Chinese writes it
	symbol    string // as other languages write it
	// size/den is the size in the dimension's smallest unit: 1 亩 is 2000/3 m².
	size, den int64
}

// measures are the units of measure; counters are listed apart.
var measures = []unitInfo{
	{"CNY", currency, "元", "CNY", 1, 1},
	{"EUR", currency, "欧元", "EUR", 1, 1},
	{"USD", currency, "美元", "USD", 1, 1},
	{"%", percent, "%", "%", 1, 1},
	{"pp", points, "个百分点", "pp", 1, 1},
	{"mu", area, "亩", "mu", 2000, 3},
	{"ha", area, "公顷", "ha", 10_000, 1},
	{"km2", area, "平方公里", "km²", 1_000_000, 1},
	{"m2", area, "平方米", "m²", 1, 1},
	{"t", mass, "吨", "t", 1, 1},
	{"MW", power, "兆瓦", "MW", 1, 1},
	{"kWh", energy, "千瓦时", "kWh", 1, 1},
	{"km", length, "公里", "km", 1000, 1},
	{"m", length, "米", "m", 1, 1},
}

// counters are the measure words that count things. A longer one stands before
// a shorter one that begins it.
var counters = []Unit{
	"人次", "个", "家", "人", "件", "笔", "场", "台", "项", "篇", "条", "名", "处", "座", "套", "户", "辆", "次", "种", "批",
	"份", "所", "间", "栋", "幢", "位", "款", "张", "只", "支", "艘", "架", "株", "棵", "头", "省", "市", "县", "国",
}

// general is the measure word that stands for any other: 六省 are 6个.
const general Unit = "个"

func (u Unit) info() unitInfo {
	for i := range measures {
		if measures[i].unit == u {
			return measures[i]
		}
	}
	if u == "" {
		return unitInfo{}
	}
	return unitInfo{unit: u, dimension: counter, zh: string(u)}
}

// Counts reports whether the unit counts things rather than measuring them.
func (u Unit) Counts() bool {
	d := u.info().dimension
	return d == counter || d == bare
}

// Currency reports whether the unit is a currency.
func (u Unit) Currency() bool { return u.info().dimension == currency }

// Units returns the ids of all units: those of measure, then the counters.
func Units() []Unit {
	var all []Unit
	for i := range measures {
		all = append(all, measures[i].unit)
	}
	return append(all, counters...)
}

// ParseUnit reads a unit by its id, or as Chinese, German or English write it:
// "CNY", "元", "km²", "Hektar", "家". Units that stand for a multiple (千瓦, GW)
// are none.
func ParseUnit(text string) (Unit, bool) {
	text = strings.TrimSpace(text)
	if slices.Contains(Units(), Unit(text)) {
		return Unit(text), true
	}
	for _, v := range []*vocabulary{chinese, german, english} {
		for _, w := range v.units {
			if w.shift == 0 && strings.EqualFold(w.text, text) {
				return w.unit, true
			}
		}
	}
	return "", false
}
