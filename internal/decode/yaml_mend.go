package decode

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"qiao/internal/diag"
)

func (t *yamlText) suspicious(docs []*yaml.Node) bool { return false }

func (t *yamlText) mend(docs []*yaml.Node, problem *yaml.LoadError) []*yaml.Node {
	t.ds = append(t.ds, diag.New("yaml-syntax", t.pos(max(problem.Mark.Line, 1), max(problem.Mark.Column, 1)), "reason", problem.Message))
	return nil
}

// quoted writes a text as YAML would have it in quotes.
func quoted(text string) string {
	if strings.ContainsAny(text, `"\`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}
