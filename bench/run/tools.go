//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// hugoVersion is the last that is built by the Go that qiao asks for.
const hugoVersion = "v0.165.0"

// tools are the programs that are measured, or help to.
type tools struct {
	qiao, hugo, floor, corpus, compare string
}

// install builds the programs into a folder; Hugo is kept in the user's cache.
func install(ctx context.Context, dir string) (tools, error) {
	log.Print("building the programs")
	t := tools{qiao: filepath.Join(dir, "qiao"), floor: filepath.Join(dir, "floor"), corpus: filepath.Join(dir, "corpus"), compare: filepath.Join(dir, "compare")}
	for program, pkg := range map[string]string{t.qiao: "qiao/cmd/qiao", t.floor: "qiao/bench/floor", t.corpus: "qiao/bench/corpus", t.compare: "qiao/bench/compare"} {
		if err := goTool(ctx, nil, "build", "-o", program, pkg); err != nil {
			return t, err
		}
	}
	var err error
	t.hugo, err = installHugo(ctx)
	return t, err
}

// installHugo builds Hugo, unless an earlier run has done so.
func installHugo(ctx context.Context) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "qiao-bench", "hugo-"+hugoVersion)
	program := filepath.Join(dir, "hugo")
	if _, err := os.Stat(program); !errors.Is(err, fs.ErrNotExist) {
		return program, err
	}
	log.Printf("installing Hugo %s into %s", hugoVersion, dir)
	return program, goTool(ctx, []string{"CGO_ENABLED=0", "GOBIN=" + dir}, "install", "github.com/gohugoio/hugo@"+hugoVersion)
}

// goTool runs the command go.
func goTool(ctx context.Context, env []string, args ...string) error {
	c := exec.CommandContext(ctx, "go", args...)
	c.Env = append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return nil
}
