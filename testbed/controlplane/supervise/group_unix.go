//go:build unix && !linux

package main

import "syscall"

// ownGroup puts the program in its own process group. Only Linux has a parent-death signal.
func ownGroup() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}
