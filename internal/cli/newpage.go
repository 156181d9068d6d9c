package cli

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"qiao/internal/config"
)

// pageToMake is a page that "qiao new" writes.
type pageToMake struct {
	cfg   *config.Site
	kind  *config.Type
	title string
	now   time.Time
}

// text is the page's document: the common fields that it needs, and all fields
// that its type declares, empty, with what the theme says about them. A field
// that need not be given is a comment, so that it says nothing until somebody
// fills it in.
func (p *pageToMake) text() []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	fmt.Fprintf(&b, "title: %s\n", yamlText(p.title))
	b.WriteString("description: \"\"\n")
	fmt.Fprintf(&b, "type: %s\n", p.kind.Name)
	fmt.Fprintf(&b, "date: %s\n", p.now.In(p.cfg.TimeZone).Format(time.DateOnly))
	b.WriteString("draft: true\n")
	for _, f := range p.kind.Fields {
		p.field(&b, f, "")
	}
	b.WriteString("---\n\n")
	return b.Bytes()
}

// field writes a field, with what is in it if it is a group.
func (p *pageToMake) field(b *bytes.Buffer, f config.Field, indent string) {
	mark := "# "
	if f.Required {
		mark = ""
	}
	fmt.Fprintf(b, "%s%s%s: %s", mark, indent, f.Name, emptyValue(f))
	if about := p.about(f); about != "" {
		fmt.Fprintf(b, "  # %s", about)
	}
	b.WriteString("\n")
	if f.Type == config.Group && !f.List {
		for _, sub := range f.Fields {
			sub.Required = sub.Required && f.Required
			p.field(b, sub, indent+"  ")
		}
	}
}

// about is what the theme says about a field, in the language of the document.
func (p *pageToMake) about(f config.Field) string {
	var parts []string
	for _, text := range []config.Localized{f.Label, f.Help} {
		if t := text.In(p.cfg.SourceLanguage); t != "" {
			parts = append(parts, t)
		} else if t := text.In("en"); t != "" {
			parts = append(parts, t)
		}
	}
	if len(f.Values) > 0 {
		parts = append(parts, strings.Join(f.Values, " | "))
	}
	return strings.ReplaceAll(strings.Join(parts, " · "), "\n", " ")
}

// emptyValue is how a field is written before it has a value.
func emptyValue(f config.Field) string {
	switch {
	case f.List:
		return "[]"
	case f.Type == config.Group:
		return ""
	case f.Default != "":
		return yamlText(f.Default)
	case f.Type == config.Boolean:
		return "false"
	case f.Type == config.Integer, f.Type == config.Number, f.Type == config.Date:
		return ""
	default:
		return `""`
	}
}

// yamlText writes a text as one line of YAML.
func yamlText(text string) string {
	node := yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	if strings.ContainsAny(text, ":#'\"\n：“”") {
		node.Style = yaml.DoubleQuotedStyle
	}
	out, err := yaml.Marshal(&node)
	if err != nil {
		return `""` // a text that is not UTF-8
	}
	return strings.TrimSpace(string(out))
}
