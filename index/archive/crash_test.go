//go:build unix

package archive

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

// childRole names the environment variable that makes the test binary one of
// the processes below instead of running tests; the argument is the directory.
const childRole = "DATELINE_ARCHIVE_CHILD"

func TestMain(m *testing.M) {
	children := map[string]func(dir string) error{"write": childWrites, "hold": childHolds, "full": childFillsDisk, "damage": childReadsDamaged,
		"stories": childStories, "half stored": childHalfStored, "committed": childCommitted}
	child, ok := children[os.Getenv(childRole)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := child(os.Args[len(os.Args)-1]); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

// start runs this binary in a role and returns the lines that it prints.
func start(t *testing.T, role, dir string) (*exec.Cmd, *bufio.Scanner, io.WriteCloser) {
	t.Helper()
	cmd := exec.Command(os.Args[0], dir)
	cmd.Env = append(os.Environ(), childRole+"="+role)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out), in
}

const counterID = "counter"

// batchOf returns the n-th batch: new articles, changes of older ones, and the
// number of batches so far.
func batchOf(n int) []*index.Article {
	batch := many(n*20, n*20+20, "new")
	for i := range 5 {
		batch = append(batch, article(fmt.Sprintf("a%05d", n*7+i), fmt.Sprintf("changed by batch %d", n)))
	}
	return append(batch, article(counterID, strconv.Itoa(n+1)))
}

// contentAfter returns what the archive holds after n batches.
func contentAfter(n int) map[string]string {
	content := map[string]string{}
	for i := range n {
		for _, a := range batchOf(i) {
			content[a.ID] = a.Body
		}
	}
	return content
}

// batchesIn returns how many batches an archive has taken.
func batchesIn(a *Archive) (int, error) {
	x, err := a.Get(counterID)
	if errors.Is(err, index.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(x.Body)
}

// childWrites puts batch after batch and prints the number of each when it is
// accepted.
func childWrites(dir string) error {
	a, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	n, err := batchesIn(a)
	for ; err == nil; n++ {
		if _, err = a.Put(context.Background(), batchOf(n)); err == nil {
			fmt.Println(n + 1)
		}
	}
	return err
}

// What was accepted is there after kill -9, nothing is doubled, and a batch is
// there as a whole or not at all.
func TestKill(t *testing.T) {
	const kills = 40
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	dir, accepted := t.TempDir(), 0
	for range kills {
		if random.IntN(5) == 0 { // often enough in the middle of creation
			dir, accepted = t.TempDir(), 0
		}
		accepted = max(accepted, runAndKill(t, dir, random))
		a, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		n, err := batchesIn(a)
		if err != nil || n < accepted || n > accepted+1 {
			t.Errorf("%d batches are there, %d were accepted; %v", n, accepted, err)
		}
		got, err := content(a)
		if diff := cmp.Diff(contentAfter(n), got); diff != "" || err != nil {
			t.Errorf("after %d batches: %v %s", n, err, diff)
		}
		if err := errors.Join(a.Verify(t.Context()), a.Damage()); err != nil || a.RolledBack() {
			t.Errorf("rolled back: %v, %v", a.RolledBack(), err)
		}
		accepted = n
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}
}

// runAndKill lets a child write for a while and returns the last batch that it
// said was accepted.
func runAndKill(t *testing.T, dir string, random *rand.Rand) (accepted int) {
	t.Helper()
	cmd, lines, _ := start(t, "write", dir)
	batches := random.IntN(8)
	for range batches {
		if !lines.Scan() {
			break
		}
		accepted = acceptedIn(t, lines.Text())
	}
	<-time.After(time.Duration(random.IntN(20_000)) * time.Microsecond)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		accepted = acceptedIn(t, lines.Text())
	}
	cmd.Wait()
	return accepted
}

func acceptedIn(t *testing.T, line string) int {
	t.Helper()
	n, err := strconv.Atoi(line)
	if err != nil {
		t.Fatalf("the child says %q", line)
	}
	return n
}

func childHolds(dir string) error {
	a, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	fmt.Println("open")
	io.Copy(io.Discard, os.Stdin)
	return a.Close()
}

// A second process is told who has the archive, and a killed holder holds
// nothing.
func TestSecondProcess(t *testing.T) {
	dir := t.TempDir()
	cmd, lines, _ := start(t, "hold", dir)
	if !lines.Scan() || lines.Text() != "open" {
		t.Fatalf("the child says %q", lines.Text())
	}
	_, err := Open(dir, Options{})
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprintf("by process %d on", cmd.Process.Pid)) {
		t.Errorf("got %v", err)
	}
	cmd.Process.Kill()
	cmd.Wait()
	if _, err := os.Stat(dir + "/" + holderFile); err != nil {
		t.Errorf("the killed process left no holder file: %v", err)
	}
	if err := lockedError(dir); strings.Contains(err.Error(), "process "+strconv.Itoa(cmd.Process.Pid)) {
		t.Errorf("a dead process is named: %v", err)
	}
	open(t, dir, Options{})
}

// childFillsDisk lets no file grow beyond a limit, which is how a full disk
// looks to a process, and lifts the limit again.
func childFillsDisk(dir string) error {
	a, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	info, err := os.Stat(a.db.Path())
	if err != nil {
		return err
	}
	tight := before
	tight.Cur = uint64(info.Size()) + 4096
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &tight); err != nil {
		return err
	}
	accepted, failed := 0, error(nil)
	for failed == nil && accepted < 1000 {
		if _, failed = a.Put(context.Background(), batchOf(accepted)); failed == nil {
			accepted++
		}
	}
	if failed == nil {
		return errors.New("the disk never was full")
	}
	if got, err := content(a); err != nil || !cmp.Equal(got, contentAfter(accepted)) {
		return fmt.Errorf("reading on a full disk: %w, %d articles", err, len(got))
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	if _, err := a.Put(context.Background(), batchOf(accepted)); err != nil {
		return fmt.Errorf("after there is space again: %w", err)
	}
	if got, err := content(a); err != nil || !cmp.Equal(got, contentAfter(accepted+1)) {
		return fmt.Errorf("after there is space again: %w, %d articles", err, len(got))
	}
	fmt.Println("full:", failed)
	return errors.Join(a.Verify(context.Background()), a.Close())
}

// A full disk stops writing with an error; reading goes on, and so does writing
// when there is space.
func TestFullDisk(t *testing.T) {
	cmd, lines, _ := start(t, "full", t.TempDir())
	said := ""
	for lines.Scan() {
		said += lines.Text()
	}
	if err := cmd.Wait(); err != nil || !strings.HasPrefix(said, "full:") {
		t.Errorf("%v: %s", err, said)
	}
}
