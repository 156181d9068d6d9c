package cache

import (
	"crypto/rand"
	"encoding/hex"
	"hash"
	"io"
	"os"
	"sync"

	"github.com/cespare/xxhash/v2"
)

// Program names the program that runs, down to its last byte: whatever another
// one has left in a cache may have been made by other rules. It is read once.
// Where the program cannot be read, each run has a name of its own, and shares
// nothing with any other.
var Program = sync.OnceValue(func() string {
	h := xxhash.New()
	if !readProgram(h) {
		return "run " + rand.Text()
	}
	return hex.EncodeToString(h.Sum(nil))
})

func readProgram(h hash.Hash) bool {
	name, err := os.Executable()
	if err != nil {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	_, err = io.Copy(h, f)
	return err == nil
}
