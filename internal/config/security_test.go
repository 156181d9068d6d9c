package config

import (
	"testing"
	"time"
)

func TestSecurity(t *testing.T) {
	t.Parallel()
	const site = "title: A\nbase_url: https://a.org/\nlanguages: [de]\n"
	for _, tt := range []struct{ name, text, finding string }{
		{"whole", "security: {contact: [mailto:s@a.org], expires: 2027-01-01, policy: https://a.org/p, languages: [de]}\n", ""},
		{"empty", "security:\n", ""},
		{"no contact", "security: {expires: 2027-01-01}\n", "config-required"},
		{"no end", "security: {contact: [mailto:s@a.org]}\n", "config-required"},
		{"address without a scheme", "security: {contact: [s@a.org], expires: 2027-01-01}\n", "config-security/contact"},
		{"policy", "security: {contact: [mailto:s@a.org], expires: 2027-01-01, policy: http://a.org/}\n", "config-security/policy"},
		{"date", "security: {contact: [mailto:s@a.org], expires: 01.01.2027}\n", "date/form"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, ds := parse([]byte(site + tt.text))
			switch {
			case tt.finding == "" && len(ds) > 0:
				t.Errorf("findings: %v", ds)
			case tt.finding != "" && (len(ds) != 1 || ds[0].ID != tt.finding):
				t.Errorf("findings: %v, want %s", ds, tt.finding)
			case tt.name == "whole" && (s.Security == nil || !s.Security.Expires.Equal(time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)) || s.Security.Contacts[0] != "mailto:s@a.org"):
				t.Errorf("security: %+v", s.Security)
			}
		})
	}
	if _, ds := parse([]byte("title: A\nbase_url: https://a.org/x/\nlanguages: [de]\nsecurity: {contact: [tel:+49-1], expires: 2027-01-01}\n")); len(ds) != 1 || ds[0].ID != "config-security/folder" {
		t.Errorf("in a folder: %v", ds)
	}
}
