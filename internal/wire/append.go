// Package wire writes and reads values in the binary form in which qiao keeps
// them between builds: numbers in as few bytes as they need, texts and lists
// with their length before them, one after the other and without names. What
// was written is read in the same order; package cache holds who wrote it and
// that it is whole.
//
// Writing appends to a slice of bytes. Reading copies nothing: texts are parts
// of the bytes that are read. It may be given any bytes, and then fails; it does
// not panic, allocate out of proportion to its input or run on.
//
// The package knows nothing of qiao: each type is written by its own package.
package wire

import "encoding/binary"

// AppendInt appends a number that is not negative.
func AppendInt(dst []byte, n int) []byte {
	if uint(n) < 0x80 {
		return append(dst, byte(n))
	}
	return binary.AppendUvarint(dst, uint64(n))
}

// AppendInt64 appends a number that may be negative.
func AppendInt64(dst []byte, n int64) []byte { return binary.AppendVarint(dst, n) }

// AppendBool appends a truth.
func AppendBool(dst []byte, b bool) []byte {
	if b {
		return append(dst, 1)
	}
	return append(dst, 0)
}

// AppendString appends a text.
func AppendString(dst []byte, s string) []byte {
	return append(AppendInt(dst, len(s)), s...)
}

// AppendBytes appends bytes; nil is read as nil.
func AppendBytes(dst, b []byte) []byte {
	return append(AppendLen(dst, len(b), b == nil), b...)
}

// AppendLen appends the length of a list, which is nil or not, so that what
// compares two values finds no difference after reading.
func AppendLen(dst []byte, n int, isNil bool) []byte {
	if isNil {
		return append(dst, 0)
	}
	return AppendInt(dst, n+1)
}

// AppendSlice appends a list by appending its items.
func AppendSlice[T any](dst []byte, list []T, item func(dst []byte, v *T) []byte) []byte {
	dst = AppendLen(dst, len(list), list == nil)
	for i := range list {
		dst = item(dst, &list[i])
	}
	return dst
}
