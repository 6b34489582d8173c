package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is how long a test waits for a program before it gives up on it.
const patience = time.Minute

// server is a dateline that serves, as a process of its own.
type server struct {
	cmd  *exec.Cmd
	url  string
	logs *bufio.Scanner
}

// startServer starts dateline serve on a free port in an empty directory.
func startServer(t *testing.T, dir string, args ...string) *server {
	t.Helper()
	cmd := program(t, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Env, "TMPDIR="+filepath.Join(dir, "tmp"))
	if err := os.MkdirAll(filepath.Join(dir, "tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	s := &server{cmd: cmd, logs: bufio.NewScanner(stderr)}
	s.url = strings.TrimSuffix(strings.TrimPrefix(s.waitFor(t, "dateline is at "), "dateline is at "), "/")
	return s
}

// waitFor reads the log up to a line that contains a text.
func (s *server) waitFor(t *testing.T, part string) string {
	t.Helper()
	var seen []string
	for s.logs.Scan() {
		if strings.Contains(s.logs.Text(), part) {
			return s.logs.Text()
		}
		seen = append(seen, s.logs.Text())
	}
	t.Fatalf("the server ended without saying %q:\n%s", part, strings.Join(seen, "\n"))
	return ""
}

// stop ends the server as a service manager does, and returns its exit status.
func (s *server) stop(t *testing.T) int {
	t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, neverEnding{s.logs})
	_ = s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode()
}

// neverEnding reads a scanner to its end as an io.Reader.
type neverEnding struct{ *bufio.Scanner }

// Read returns the next line, without meaning for its bytes.
func (n neverEnding) Read(p []byte) (int, error) {
	if !n.Scan() {
		return 0, io.EOF
	}
	return copy(p, n.Bytes()), nil
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

// The demonstration: page and endpoint agree, it stops when told to, and leaves
// nothing behind.
func TestServeDemo(t *testing.T) {
	dir := t.TempDir()
	s := startServer(t, dir, "--demo")
	s.waitFor(t, "added 154")

	var answer struct{ Total struct{ Articles int } }
	status, body := get(t, s.url+"/api/v1/search?q=talks&actor=Ukraine")
	if err := json.Unmarshal([]byte(body), &answer); err != nil || status != http.StatusOK {
		t.Fatalf("status %d, %v\n%s", status, err, body)
	}
	if answer.Total.Articles < 10 {
		t.Errorf("%d articles on talks with Ukraine, want 10 or more", answer.Total.Articles)
	}
	_, page := get(t, s.url+"/search?q=talks&actor=Ukraine")
	if count := regexp.MustCompile(fmt.Sprintf(`\b%d\b`, answer.Total.Articles)); !count.MatchString(page) {
		t.Errorf("the page does not say %d", answer.Total.Articles)
	}
	if !strings.Contains(page, "demonstration articles, written for dateline") {
		t.Error("the page does not say that the articles are a demonstration")
	}
	for _, path := range []string{"/", "/help", "/about", "/healthz", "/readyz"} {
		if status, body := get(t, s.url+path); status != http.StatusOK {
			t.Errorf("%s: status %d\n%.300s", path, status, body)
		}
	}
	if status := s.stop(t); status != exitOK {
		t.Errorf("exit status %d after SIGTERM", status)
	}
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	inTemp, _ := filepath.Glob(filepath.Join(dir, "tmp", "*"))
	if len(left) != 1 || len(inTemp) != 0 {
		t.Errorf("left behind: %v %v", left, inTemp)
	}
}

// A second process is told who holds the directory, at once.
func TestSecondProcess(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("A headline\n\nA text.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := startServer(t, dir, "--data", "d", "a.txt")
	s.waitFor(t, "added 1")
	second := program(t, "index", "--data", "d", "a.txt")
	second.Dir = dir
	out, err := second.CombinedOutput()
	if err == nil || !strings.Contains(string(out), fmt.Sprint(s.cmd.Process.Pid)) {
		t.Errorf("second process: %v\n%s", err, out)
	}
	if status := s.stop(t); status != exitOK {
		t.Errorf("exit status %d after SIGTERM", status)
	}
}
