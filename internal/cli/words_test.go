package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"qiao/internal/diag"
)

var placeholders = regexp.MustCompile(`\{\{.*?\}\}`)

// messagesOf reads a message file: the texts of each message by plural form,
// "" for one without.
func messagesOf(t *testing.T, lang string) map[string]map[string]string {
	t.Helper()
	data, err := messageFiles.ReadFile("messages/" + lang + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]any
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	messages := make(map[string]map[string]string)
	for key, value := range file {
		messages[key] = make(map[string]string)
		switch value := value.(type) {
		case string:
			messages[key][""] = value
		case map[string]any:
			for form, text := range value {
				messages[key][form] = text.(string)
			}
		default:
			t.Errorf("%s: %s is no message", lang, key)
		}
	}
	return messages
}

// TestMessages holds the languages to having the same messages with the same
// placeholders, and the plural forms that the language has.
func TestMessages(t *testing.T) {
	t.Parallel()
	forms := map[string][]string{"en": {"one", "other"}, "zh": {"other"}}
	en, zh := messagesOf(t, "en"), messagesOf(t, "zh")
	if diff := cmp.Diff(slices.Sorted(maps.Keys(en)), slices.Sorted(maps.Keys(zh))); diff != "" {
		t.Errorf("keys (-en +zh):\n%s", diff)
	}
	for lang, messages := range map[string]map[string]map[string]string{"en": en, "zh": zh} {
		for key, texts := range messages {
			if _, plain := texts[""]; !plain {
				if got := slices.Sorted(maps.Keys(texts)); !slices.Equal(got, forms[lang]) {
					t.Errorf("%s: %s has the forms %v, want %v", lang, key, got, forms[lang])
				}
			}
			for form, text := range texts {
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s: %s %s is empty", lang, key, form)
				}
				want := placeholderSet(firstText(en[key]))
				if got := placeholderSet(text); !slices.Equal(got, want) {
					t.Errorf("%s: %s %s has the placeholders %v, want %v", lang, key, form, got, want)
				}
			}
		}
	}
}

func firstText(texts map[string]string) string {
	return texts[slices.Sorted(maps.Keys(texts))[0]]
}

// placeholderSet are the placeholders of a text, and the names in backquotes.
func placeholderSet(text string) []string {
	found := placeholders.FindAllString(text, -1)
	if strings.Count(text, "`") == 2 {
		found = append(found, "`"+strings.Split(text, "`")[1]+"`")
	}
	slices.Sort(found)
	return found
}

// TestMessagesUsed says that every message is asked for, and that every one
// that is asked for exists.
func TestMessagesUsed(t *testing.T) {
	t.Parallel()
	en := messagesOf(t, "en")
	asked, literals := messageIDs(t)
	for _, id := range asked {
		if _, ok := en[id]; !ok && !strings.HasSuffix(id, "-") {
			t.Errorf("the message %q does not exist", id)
		}
	}
	for key := range en {
		named := slices.Contains(literals, key)
		built := slices.ContainsFunc(asked, func(id string) bool { return strings.HasSuffix(id, "-") && strings.HasPrefix(key, id) })
		if !named && !built {
			t.Errorf("the message %q is never used", key)
		}
	}
}

// messageIDs are the texts that say and count are called with, or their
// beginnings where the rest is computed, and all texts of the package.
func messageIDs(t *testing.T) (asked, literals []string) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if text, err := strconv.Unquote(n.Value); err == nil {
					literals = append(literals, text)
				}
			case *ast.CallExpr:
				selector, ok := n.Fun.(*ast.SelectorExpr)
				if !ok || len(n.Args) == 0 || selector.Sel.Name != "say" && selector.Sel.Name != "count" {
					return true
				}
				arg := n.Args[0]
				for binary, ok := arg.(*ast.BinaryExpr); ok; binary, ok = arg.(*ast.BinaryExpr) {
					arg = binary.X
				}
				if lit, ok := arg.(*ast.BasicLit); ok {
					text, _ := strconv.Unquote(lit.Value)
					asked = append(asked, text)
				}
			}
			return true
		})
	}
	return asked, literals
}

// TestFindingsWorded says that the findings about calls have a text in both
// languages whose placeholders agree.
func TestFindingsWorded(t *testing.T) {
	t.Parallel()
	names := regexp.MustCompile(`\{[a-z]+\}`)
	for _, e := range diag.Catalogue() {
		for _, w := range []diag.Words{e.Message, e.Hint} {
			en, zh := names.FindAllString(w.EN, -1), names.FindAllString(w.ZH, -1)
			slices.Sort(en)
			slices.Sort(zh)
			if !slices.Equal(slices.Compact(en), slices.Compact(zh)) {
				t.Errorf("%s: placeholders %v in English, %v in Chinese", e.ID, en, zh)
			}
			if (w.EN == "") != (w.ZH == "") {
				t.Errorf("%s: a text in one language only", e.ID)
			}
		}
	}
}

func TestUILanguage(t *testing.T) {
	tests := []struct {
		args             []string
		all, messages, l string
		want             string
	}{
		{want: "en"},
		{l: "zh_CN.UTF-8", want: "zh"},
		{l: "de_DE.UTF-8", want: "en"},
		{l: "zh_CN.UTF-8", messages: "en_US.UTF-8", want: "en"},
		{l: "en_US", messages: "en_US", all: "zh_TW", want: "zh"},
		{l: "zh_CN.UTF-8", args: []string{"build", "--ui-lang", "en"}, want: "en"},
		{l: "C", args: []string{"--ui-lang=zh", "build"}, want: "zh"},
		{l: "zh_CN.UTF-8", args: []string{"build", "--ui-lang", "fr"}, want: "zh"},
		{l: "en_US", args: []string{"new", "--", "--ui-lang=zh"}, want: "en"},
		{l: "en_US", args: []string{"build", "--ui-lang"}, want: "en"},
	}
	for _, test := range tests {
		t.Setenv("LC_ALL", test.all)
		t.Setenv("LC_MESSAGES", test.messages)
		t.Setenv("LANG", test.l)
		if got := uiLanguage(test.args); got != test.want {
			t.Errorf("%+v: %s", test, got)
		}
	}
}

func TestScaffoldTexts(t *testing.T) {
	t.Parallel()
	var texts map[string]scaffoldText
	if err := yaml.Unmarshal(scaffoldTexts, &texts); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(themeLanguages(), slices.Sorted(maps.Keys(texts))); diff != "" {
		t.Errorf("languages (-theme +scaffold):\n%s", diff)
	}
	for lang, text := range texts {
		for _, s := range []string{
			text.Home.Title, text.Home.Lead, text.Home.Next, text.HomeText, text.About.Title, text.About.Description,
			text.AboutText, text.Contact.Title, text.Contact.Description, text.ContactText,
		} {
			if s == "" {
				t.Errorf("%s lacks a text", lang)
			}
		}
	}
}
