package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// asProgram makes the test binary behave as dateline itself.
const asProgram = "DATELINE_TEST_AS_PROGRAM"

// program returns a command that runs dateline with the arguments.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// However often an ingest is killed, the next one completes it: nothing is
// lost, nothing is doubled.
func TestKillDuringIngest(t *testing.T) {
	const articles, kills = 5000, 8
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	dir := filepath.Join(t.TempDir(), "data")
	var lines []string
	for i := range articles {
		lines = append(lines, fmt.Sprintf(`{"id": "k%d", "title": "Dispatch %d from Geneva", "body": "Ceasefire talks, part %d. %s"}`+"\n", i, i, i, strings.Repeat("More was said. ", 20)))
	}
	for range kills {
		killAfter(t, dir, lines[:random.IntN(articles)])
	}
	cmd := program(t, "index", "--data", dir, "--enrich", "off", "-")
	cmd.Stdin = strings.NewReader(strings.Join(lines, ""))
	if out, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(out, []byte("read 5,000")) {
		t.Fatalf("%v\n%s", err, out)
	}
	for query, want := range map[string]string{"ceasefire": "5,000 articles", `"dispatch 4999"`: "1 article"} {
		out, err := program(t, "search", "--data", dir, query).CombinedOutput()
		if err != nil || !counts(out, want) {
			t.Errorf("search %s: %v, want %s\n%.200s", query, err, want, out)
		}
	}
	if out, err := program(t, "verify", "--data", dir).CombinedOutput(); err != nil {
		t.Errorf("verify: %v\n%s", err, out)
	}
}

// killAfter starts an ingest and kills it when it has been given the lines, of
// which it has read some and stored fewer.
func killAfter(t *testing.T, dir string, lines []string) {
	t.Helper()
	cmd := program(t, "index", "--data", dir, "--enrich", "off", "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, err = io.WriteString(in, strings.Join(lines, ""))
	killed := cmd.Process.Kill()
	if waited := cmd.Wait(); err != nil || killed != nil || waited == nil {
		t.Fatalf("writing: %v, killing: %v, the program ended by itself with %v", err, killed, waited)
	}
}

// However often it is killed, rebuild derives the values of every article anew
// in the end, each once.
func TestKillDuringRebuild(t *testing.T) {
	const articles, kills = 3000, 4
	dir := filepath.Join(t.TempDir(), "data")
	var lines strings.Builder
	for i := range articles {
		fmt.Fprintf(&lines, `{"id": "r%d", "title": "Dispatch %d", "body": "Envoys of Ukraine and Russia opened talks in Geneva. %s"}`+"\n", i, i, strings.Repeat("More was said in Kyiv. ", 10))
	}
	cmd := program(t, "index", "--data", dir, "--enrich", "off", "-")
	cmd.Stdin = strings.NewReader(lines.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for range kills {
		killWhenStored(t, dir)
	}
	if out, err := program(t, "rebuild", "--data", dir).CombinedOutput(); err != nil || !bytes.Contains(out, []byte("index rebuilt: 3,000 articles")) {
		t.Fatalf("%v\n%s", err, out)
	}
	for query, want := range map[string]string{`actor:Ukraine`: "3,000 articles", `type:talks`: "3,000 articles", `"dispatch 2999"`: "1 article"} {
		out, err := program(t, "search", "--data", dir, query).CombinedOutput()
		if err != nil || !counts(out, want) {
			t.Errorf("search %s: %v, want %s\n%.200s", query, err, want, out)
		}
	}
	if out, err := program(t, "verify", "--data", dir).CombinedOutput(); err != nil || bytes.Contains(out, []byte("enrichment:")) {
		t.Errorf("verify: %v\n%s", err, out)
	}
}

// killWhenStored starts a rebuild and kills it as soon as it has stored a batch,
// unless it ends before.
func killWhenStored(t *testing.T, dir string) {
	t.Helper()
	witness := filepath.Join(dir, "archive.seq")
	before, err := os.ReadFile(witness)
	if err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "rebuild", "--data", dir)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("rebuild ended with %v", err)
			}
			return
		default:
		}
		if now, err := os.ReadFile(witness); err == nil && !bytes.Equal(now, before) {
			_ = cmd.Process.Kill() // it may have ended by itself by now
			<-ended
			return
		}
	}
}

// counts reports whether the first line of an answer counts so many articles,
// of however many stories.
func counts(out []byte, want string) bool {
	line, _, _ := strings.Cut(string(out), "\n")
	return line == want || strings.HasSuffix(line, " in "+want)
}
