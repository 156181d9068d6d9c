package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// Finding is a diagnostic in the JSON form of the contract.
type Finding struct {
	Code     string   `json:"code"`
	Severity Severity `json:"severity"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
}

// Findings words diagnostics in a language ("en" or "zh"). The result is never
// nil, so that it becomes a JSON list.
func Findings(ds []Diagnostic, lang string) []Finding {
	list := make([]Finding, len(ds))
	for i, d := range ds {
		list[i] = Finding{
			Code: d.Code(), Severity: d.Severity,
			File: d.Pos.File, Line: d.Pos.Line, Column: d.Pos.Column,
			Message: d.Message(lang), Hint: d.Hint(lang),
		}
	}
	return list
}

// explained is message and hint in one text.
func (f Finding) explained() string {
	if f.Hint == "" {
		return f.Message
	}
	return f.Message + "; " + f.Hint
}

// githubCommands are GitHub's names of the severities.
var githubCommands = map[Severity]string{Error: "error", Warning: "warning", Info: "notice"}

// Escapes of GitHub's workflow commands: in texts, and in properties, where
// commas and colons divide.
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// WriteGitHub writes findings as GitHub's workflow commands, one a line, which
// annotate the files of a pull request.
func WriteGitHub(w io.Writer, ds []Diagnostic, lang string) error {
	for _, f := range Findings(ds, lang) {
		properties := []string{}
		if f.File != "" {
			properties = append(properties, "file="+githubProperty.Replace(f.File))
		}
		if f.Line > 0 {
			properties = append(properties, fmt.Sprintf("line=%d", f.Line))
		}
		if f.Column > 0 {
			properties = append(properties, fmt.Sprintf("col=%d", f.Column))
		}
		properties = append(properties, "title="+githubProperty.Replace(f.Code))
		_, err := fmt.Fprintf(w, "::%s %s::%s\n", githubCommands[f.Severity], strings.Join(properties, ","), githubText.Replace(f.explained()))
		if err != nil {
			return err
		}
	}
	return nil
}

// The parts of SARIF 2.1.0 that are used here.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID string `json:"id"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

// sarifLevels are SARIF's names of the severities.
var sarifLevels = map[Severity]string{Error: "error", Warning: "warning", Info: "note"}

// WriteSARIF writes findings as a SARIF 2.1.0 log of one run of qiao.
func WriteSARIF(w io.Writer, ds []Diagnostic, lang, version string) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "qiao", Version: version, Rules: []sarifRule{}}},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	index := make(map[string]int)
	for _, f := range Findings(ds, lang) {
		rule, known := index[f.Code]
		if !known {
			rule = len(index)
			index[f.Code] = rule
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{f.Code})
		}
		run.Results = append(run.Results, sarifResult{
			RuleID: f.Code, RuleIndex: rule, Level: sarifLevels[f.Severity],
			Message: sarifText{f.explained()}, Locations: f.locations(),
		})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

// locations is where a finding is, in SARIF's terms; nil where it is in no file.
func (f Finding) locations() []sarifLocation {
	if f.File == "" {
		return nil
	}
	at := sarifPhysical{Artifact: sarifArtifact{URI: (&url.URL{Path: f.File}).String()}}
	if f.Line > 0 {
		at.Region = &sarifRegion{StartLine: f.Line, StartColumn: f.Column}
	}
	return []sarifLocation{{at}}
}
