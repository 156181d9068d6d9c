package diag

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var twoFindings = []Diagnostic{
	New("usage/fact", Pos{"content/a, b:%.md", 3, 7}, "value", "x\ny", "suggestion", "z"),
	New("publish-leavings", Pos{}, "folder", "<&>"),
}

func TestFindings(t *testing.T) {
	t.Parallel()
	want := []Finding{
		{Code: "usage", Severity: Error, File: "content/a, b:%.md", Line: 3, Column: 7, Message: "there is no fact \"x\ny\"", Hint: `did you mean "z"?`},
		{Code: "publish-leavings", Severity: Warning, Message: `"<&>" is left over from publishing and could not be removed`, Hint: "delete it by hand"},
	}
	if diff := cmp.Diff(want, Findings(twoFindings, "en")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if text, err := json.Marshal(Findings(nil, "en")); err != nil || string(text) != "[]" {
		t.Errorf("no findings are %s, %v", text, err)
	}
}

func TestWriteGitHub(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := WriteGitHub(&b, twoFindings, "en"); err != nil {
		t.Fatal(err)
	}
	want := `::error file=content/a%2C b%3A%25.md,line=3,col=7,title=usage::there is no fact "x%0Ay"; did you mean "z"?` + "\n" +
		`::warning title=publish-leavings::"<&>" is left over from publishing and could not be removed; delete it by hand` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWriteSARIF(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := WriteSARIF(&b, twoFindings, "en", "v1"); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			ColumnKind string
			Tool       struct {
				Driver struct {
					Name, Version string
					Rules         []struct{ ID string }
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.ColumnKind != "unicodeCodePoints" || len(run.Results) != 2 || run.Tool.Driver.Version != "v1" {
		t.Errorf("%s", b.String())
	}
	for i, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("result %d: rule %d is not %s", i, r.RuleIndex, r.RuleID)
		}
	}
	at := run.Results[0].Locations[0].PhysicalLocation
	if at.ArtifactLocation.URI != "content/a,%20b:%25.md" || at.Region.StartLine != 3 || at.Region.StartColumn != 7 {
		t.Errorf("%+v", at)
	}
	if run.Results[0].Level != "error" || run.Results[1].Level != "warning" || len(run.Results[1].Locations) != 0 {
		t.Errorf("%+v", run.Results)
	}
}
