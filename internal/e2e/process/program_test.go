//go:build unix

// Package process holds tests of the program as a process: built anywhere it
// makes the same; killed, stopped, with failing calls, on a full disk or beside
// others it publishes the whole of a build or nothing.
package process

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"qiao/internal/build/buildtest"
	_ "qiao/internal/cli" // or the go command would keep results of these tests when the program has changed
)

// programFolder holds the binary; TestMain removes it.
var programFolder string

// program is the binary, built once for all tests.
var program = sync.OnceValues(func() (file string, err error) {
	programFolder, err = os.MkdirTemp("", "qiao-program-")
	if err != nil {
		return "", err
	}
	file = filepath.Join(programFolder, "qiao")
	if out, err := exec.Command("go", "build", "-o", file, "qiao/cmd/qiao").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return file, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	_ = os.RemoveAll(programFolder)
	os.Exit(code)
}

func builtProgram(t *testing.T) string {
	t.Helper()
	file, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, err := buildtest.ReadFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	return files
}
