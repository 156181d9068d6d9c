//go:build !linux

package cli

// useHugePages has nothing to ask for on this system.
func useHugePages() {}
