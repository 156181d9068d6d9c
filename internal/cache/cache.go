// Package cache keeps what is expensive to make from one build to the next, in
// the site's folder .qiao/cache. What is kept is found by a key that says all
// it depends on, so it never goes stale, only out of use; and an entry is
// believed only as long as the checksum of key and content holds, so a cache
// can be damaged or deleted at any time and costs nothing but time.
package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
	"sync"

	"qiao/internal/files"
)

// Dir is where caches are, in the site's folder.
const Dir = ".qiao/cache"

// Cache is one cache. A nil Cache keeps nothing. It is safe for concurrent use.
type Cache struct {
	root     *files.Root
	dir      string
	readOnly bool
	used     sync.Map // file → struct{}
}

// Open returns the cache of that name. A readOnly one is never changed.
func Open(root *files.Root, name string, readOnly bool) *Cache {
	return &Cache{root: root, dir: path.Join(Dir, name), readOnly: readOnly}
}

// Key is the key of what depends on parts and nothing else.
func Key(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		sum := sha256.Sum256([]byte(p))
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (c *Cache) file(key string) string { return path.Join(c.dir, key[:2], key[2:]) }

// Get returns what is kept under a key. A damaged entry is none.
func (c *Cache) Get(key string) (data []byte, ok bool) {
	if c == nil {
		return nil, false
	}
	file := c.file(key)
	raw, err := c.root.Read(file)
	if err != nil {
		return nil, false
	}
	if len(raw) < sha256.Size || checksum(key, raw[sha256.Size:]) != [sha256.Size]byte(raw) {
		return nil, false // Put or Prune clears it away
	}
	c.used.Store(file, struct{}{})
	return raw[sha256.Size:], true
}

// Put keeps data under a key. What cannot be kept will be made again: that is no
// failure of the build.
func (c *Cache) Put(key string, data []byte) {
	if c == nil || c.readOnly {
		return
	}
	sum := checksum(key, data)
	file := c.file(key)
	if c.root.Put(file, append(sum[:], data...)) == nil {
		c.used.Store(file, struct{}{})
	}
}

// checksum is of an entry with its key: a file that has got into the place of
// another one is damage, too.
func checksum(key string, data []byte) [sha256.Size]byte {
	return sha256.Sum256(slices.Concat([]byte(key), data))
}

// Prune removes what has been neither got nor put since the cache was opened:
// to be called after a whole build.
func (c *Cache) Prune() {
	if c == nil || c.readOnly {
		return
	}
	entries, err := c.root.Walk(c.dir)
	if err != nil {
		return // tried again after the next build
	}
	for _, e := range entries {
		if _, used := c.used.Load(e.Name); !used && strings.HasPrefix(e.Name, c.dir+"/") {
			_ = c.root.Remove(e.Name) // as above
		}
	}
}
