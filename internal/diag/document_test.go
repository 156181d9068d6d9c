package diag

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/diagnostics.md")

// document is the list of all findings for people to look one up in.
const document = "../../docs/diagnostics.md"

// TestDocument holds docs/diagnostics.md to the catalogue.
func TestDocument(t *testing.T) {
	want := documentText()
	if *update {
		if err := os.WriteFile(document, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(document)
	if err != nil || string(got) != want {
		t.Error("docs/diagnostics.md is not what the catalogue says; go test ./internal/diag -update writes it:", err)
	}
}

const documentHead = `# Findings · 提示一览

This page is written from the catalogue by ` + "`go test ./internal/diag -update`" + `; do not edit it.
本页由程序根据提示目录生成，请勿手工修改。

Every finding has a code, the word in brackets at its end: ` + "`[front-matter-unknown]`" + `. Codes never change.
` + "`checks.severity` and `checks.ignore`" + ` in site.yaml take codes; an error can be neither ignored nor lowered.
Below, {braces} stand for what the finding fills in; a finding with several wordings lists them all.

每条提示末尾方括号中的词是它的代码，代码不会改变。site.yaml 的 ` + "`checks.severity` 和 `checks.ignore`" + ` 使用这些代码；
错误既不能忽略，也不能降级。下文中 {花括号} 表示提示中填入的内容；一个代码有多种措辞时全部列出。
`

// documentText is the page: a section a code, a paragraph a wording.
func documentText() string {
	var b strings.Builder
	b.WriteString(documentHead)
	section := ""
	for _, e := range Catalogue() {
		code, _, _ := strings.Cut(e.ID, "/")
		if code != section {
			section = code
			fmt.Fprintf(&b, "\n## %s\n", code)
		}
		fmt.Fprintf(&b, "\n- **%s · %s** %s\n  %s\n", e.Severity, e.Severity.Word("zh"), documentWords(e, "en", "; "), documentWords(e, "zh", "；"))
	}
	return b.String()
}

// markdownText keeps a text from meaning anything in Markdown.
var markdownText = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "<", `\<`, ">", `\>`, "[", `\[`, "]", `\]`, "|", `\|`, "~", `\~`, "&", `\&`,
)

func documentWords(e Entry, lang, between string) string {
	text := markdownText.Replace(e.Message.in(lang))
	if hint := e.Hint.in(lang); hint != "" {
		text += between + markdownText.Replace(hint)
	}
	return text
}
