package publish

import (
	"errors"
	"io/fs"
	"syscall"

	"qiao/internal/diag"
	"qiao/internal/files"
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

// failed words a failure of the disk.
func failed(err error, at diag.Pos) diag.Diagnostic {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return diag.New(r.id, at, "file", at.File)
		}
	}
	return diag.New("publish-write", at, "file", at.File, "reason", files.Cause(err))
}

// missing reports whether a file is not there because it, or a folder that it
// would be in, does not exist.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
