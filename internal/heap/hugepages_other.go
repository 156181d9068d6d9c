//go:build !linux

package heap

// UseHugePages has nothing to ask for on this system.
func UseHugePages() {}
