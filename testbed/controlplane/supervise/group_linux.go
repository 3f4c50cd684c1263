package main

import "syscall"

// ownGroup puts the program in its own process group, and has the kernel kill it when the supervisor dies first.
func ownGroup() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
