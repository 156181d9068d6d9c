// Package required is for tests that need a program that Go does not bring.
package required

import (
	"os"
	"testing"
)

// Missing skips a test that lacks a program, or fails it where all programs must
// be there: CI sets QIAO_REQUIRE_PROGRAMS.
func Missing(t testing.TB, program string) {
	t.Helper()
	if os.Getenv("QIAO_REQUIRE_PROGRAMS") != "" {
		t.Fatalf("%s is missing", program)
	}
	t.Skipf("%s is missing", program)
}
