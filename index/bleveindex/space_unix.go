//go:build linux || darwin || freebsd

package bleveindex

import "syscall"

// freeSpace returns how many bytes can still be written below path.
func freeSpace(path string) (int64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(path, &s); err != nil {
		return 0, err
	}
	return int64(s.Bavail) * int64(s.Bsize), nil
}
