package decode

import (
	"bytes"
	"errors"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// syntax reports what the parser does not understand. It stops at the first
// fault; where the reason is clear and ends with its line, it goes on behind
// that line.
func (t *tomlText) syntax() {
	src := bytes.Clone(t.src)
	for range rounds(len(src)) {
		p := t.parser(src)
		for p.NextExpression() {
		}
		var fault *unstable.ParserError
		if !errors.As(p.Error(), &fault) {
			return
		}
		start, end := lineAround(src, int(p.Range(fault.Highlight).Offset))
		if !t.fault(int(p.Range(fault.Highlight).Offset), fault.Message) {
			return
		}
		copy(src[start:end], bytes.Repeat([]byte(" "), end-start))
	}
}

// lineAround is where the line of an offset starts and ends.
func lineAround(src []byte, offset int) (start, end int) {
	offset = min(offset, len(src))
	start = bytes.LastIndexByte(src[:offset], '\n') + 1
	end = bytes.IndexByte(src[start:], '\n')
	if end < 0 {
		return start, len(src)
	}
	return start, start + end
}

// Lines that people write by mistake, with name and value.
var (
	yamlLine    = regexp.MustCompile(`^\s*([A-Za-z0-9_-]+)\s*[:：]\s*(.*)$`)
	wideEquals  = regexp.MustCompile(`^\s*([A-Za-z0-9_-]+)\s*＝\s*(.*)$`)
	hanName     = regexp.MustCompile(`^\s*([^\s"'=\[\]{}#]*[^\x00-\x7F][^\s"'=\[\]{}#]*)\s*=\s*(.*)$`)
	barewordEq  = regexp.MustCompile(`^\s*([A-Za-z0-9_-]+)\s*=\s*([^\s"'\[{].*)$`)
	openString  = regexp.MustCompile(`^\s*[^\s=]+\s*=\s*("[^"]*|'[^']*)$`)
	tomlLiteral = regexp.MustCompile(`^(true|false|[-+]?(inf|nan|[0-9][0-9A-Fa-fxob_.eE+:TZ -]*))$`)
)

// fault reports what is wrong at an offset; reason is what the parser says. It
// returns true if the mistake is in that line alone.
func (t *tomlText) fault(offset int, reason string) (known bool) {
	start, end := lineAround(t.src, offset)
	line := string(t.src[start:end])
	at := func(part int) int { return start + part }
	switch {
	case strings.Contains(reason, "impossible date"):
		t.report("date", t.lines.Pos(offset))
		return true
	case strings.Contains(reason, "invalid escape"):
		t.report("escape", t.lines.Pos(offset))
		return true
	}
	if m := yamlLine.FindStringSubmatchIndex(line); m != nil {
		t.report("colon", t.lines.Pos(at(m[3]+strings.IndexAny(line[m[3]:], ":："))), "fix", tomlLine(line[m[2]:m[3]], line[m[4]:m[5]]))
		return true
	}
	if m := wideEquals.FindStringSubmatchIndex(line); m != nil {
		t.report("full-width-equals", t.lines.Pos(at(m[3]+strings.Index(line[m[3]:], "＝"))), "fix", tomlLine(line[m[2]:m[3]], line[m[4]:m[5]]))
		return true
	}
	if m := hanName.FindStringSubmatchIndex(line); m != nil {
		t.report("name", t.lines.Pos(at(m[2])), "fix", tomlLine(`"`+line[m[2]:m[3]]+`"`, line[m[4]:m[5]]))
		return true
	}
	if m := barewordEq.FindStringSubmatchIndex(line); m != nil && !tomlLiteral.MatchString(strings.TrimSpace(line[m[4]:m[5]])) {
		t.report("quotes", t.lines.Pos(at(m[4])), "fix", tomlLine(line[m[2]:m[3]], line[m[4]:m[5]]))
		return true
	}
	if m := openString.FindStringSubmatchIndex(line); m != nil {
		t.report("open-quote", t.lines.Pos(at(m[2])), "quote", line[m[2]:m[2]+1])
		return true
	}
	t.report("other", t.lines.Pos(offset), "reason", reason)
	return false
}

// tomlLine is name = value as TOML has it.
func tomlLine(name, value string) string {
	value = strings.TrimSpace(value)
	if inner, ok := curlyQuoted(value); ok {
		value = inner
	}
	if value != "" && !tomlLiteral.MatchString(value) && !strings.ContainsAny(value[:1], `"'[{`) {
		value = quoted(short(value))
	}
	return name + " = " + short(value)
}
