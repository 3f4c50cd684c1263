// Command supervise runs a program that must not outlive its caller. The caller keeps the write end of this
// command's standard input: when it is closed, which the kernel does even for a caller that was killed, the program
// and everything in its process group ends. Lines on standard input are names of signals to pass on (TERM, KILL,
// STOP, CONT, HUP).
//
//	supervise [-pid-file FILE] [-grace DURATION] PROGRAM [ARGUMENT...]
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

var signalsByName = map[string]syscall.Signal{
	"TERM": syscall.SIGTERM,
	"KILL": syscall.SIGKILL,
	"STOP": syscall.SIGSTOP,
	"CONT": syscall.SIGCONT,
	"HUP":  syscall.SIGHUP,
}

func main() {
	pidFile := flag.String("pid-file", "", "file to which the program's process id is written")
	grace := flag.Duration("grace", 2*time.Second, "time between SIGTERM and SIGKILL once the caller has gone")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: supervise [-pid-file FILE] [-grace DURATION] PROGRAM [ARGUMENT...]")
		os.Exit(2)
	}
	code, err := supervise(flag.Args(), *pidFile, *grace)
	if err != nil {
		fmt.Fprintf(os.Stderr, "supervise: %v\n", err)
	}
	os.Exit(code)
}

func supervise(command []string, pidFile string, grace time.Duration) (int, error) {
	// Ctrl-C reaches every process of the terminal's foreground group. The caller decides what ends first, so the
	// program gets a group of its own and this command takes no notice. (Not signal.Ignore: the program would inherit it.)
	signal.Notify(make(chan os.Signal, 1), syscall.SIGINT)
	// The parent-death signal, which covers a supervisor that is killed itself, is tied to the thread that forks.
	runtime.LockOSThread()

	program := exec.Command(command[0], command[1:]...)
	program.Stdout, program.Stderr = os.Stdout, os.Stderr
	program.SysProcAttr = ownGroup()
	if err := program.Start(); err != nil {
		return 127, fmt.Errorf("start %s: %w", command[0], err)
	}
	group := -program.Process.Pid
	if pidFile != "" {
		if err := os.WriteFile(pidFile, []byte(strconv.Itoa(program.Process.Pid)), 0o644); err != nil {
			_ = syscall.Kill(group, syscall.SIGKILL)
			return 1, fmt.Errorf("write the process id: %w", err)
		}
	}

	ended := make(chan struct{})
	terminated := make(chan os.Signal, 1)
	signal.Notify(terminated, syscall.SIGTERM)
	go func() {
		select {
		case <-terminated:
		case <-callerGone(group):
		}
		_ = syscall.Kill(group, syscall.SIGCONT) // a stopped program would not see SIGTERM
		_ = syscall.Kill(group, syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(grace):
			_ = syscall.Kill(group, syscall.SIGKILL)
		}
	}()

	err := program.Wait()
	close(ended)
	_ = syscall.Kill(group, syscall.SIGKILL) // whatever the program left behind in its group
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		if status := failed.Sys().(syscall.WaitStatus); status.Signaled() {
			return 128 + int(status.Signal()), nil
		}
		return failed.ExitCode(), nil
	}
	return 0, err
}

// callerGone passes the named signals on, and is closed at the end of standard input.
func callerGone(group int) <-chan struct{} {
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		lines := bufio.NewScanner(os.Stdin)
		for lines.Scan() {
			if named, known := signalsByName[lines.Text()]; known {
				_ = syscall.Kill(group, named)
			} else {
				fmt.Fprintf(os.Stderr, "supervise: no signal is called %q\n", lines.Text())
			}
		}
	}()
	return gone
}
