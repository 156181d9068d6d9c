package publish

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"qiao/internal/diag"
)

// reasons are the failures of a disk for which there are words of their own.
var reasons = []struct {
	err error
	id  string
}{
	{fs.ErrPermission, "publish-write/permission"},
	{syscall.ENOSPC, "publish-write/space"},
	{syscall.EDQUOT, "publish-write/space"},
	{syscall.EROFS, "publish-write/read-only"},
	{syscall.ENAMETOOLONG, "publish-write/name-length"},
	// A mount point cannot be exchanged, nor can, in a container, a folder that
	// came with its image.
	{syscall.EBUSY, "publish-output/mount"},
	{syscall.EXDEV, "publish-output/mount"},
}

// failed words a failure of the disk. The paths that the system's own words
// name are left out: they are of this machine.
func failed(err error, at diag.Pos) diag.Diagnostic {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return diag.New(r.id, at, "file", at.File)
		}
	}
	return diag.New("publish-write", at, "file", at.File, "reason", bare(err))
}

// bare is an error's text without the paths in it.
func bare(err error) string {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var texts []string
		for _, e := range joined.Unwrap() {
			texts = append(texts, bare(e))
		}
		return strings.Join(texts, "; ")
	}
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Op + ": " + path.Err.Error()
	case errors.As(err, &link):
		return link.Op + ": " + link.Err.Error()
	default:
		return err.Error()
	}
}
