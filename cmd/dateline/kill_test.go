package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index/archive"
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

// However often an ingest is killed when it has stored some batches, the stories
// are in the end those of one that was left alone.
func TestStoriesAfterKill(t *testing.T) {
	const articles, kills = 4000, 4
	random := rand.New(rand.NewPCG(5, 5))
	file := filepath.Join(t.TempDir(), "reports.jsonl")
	var lines strings.Builder
	for i := range articles {
		var body strings.Builder
		words := rand.New(rand.NewPCG(random.Uint64N(articles/3), 1)) // of what is told, three times on average
		for range 60 {
			fmt.Fprintf(&body, "word%d ", words.IntN(3000))
		}
		fmt.Fprintf(&lines, `{"id": "s%d", "title": "Dispatch %d", "body": %q, "published": "2026-01-%02d"}`+"\n", i, i, body.String(), 1+random.IntN(28))
	}
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	killed, clean := filepath.Join(t.TempDir(), "killed"), filepath.Join(t.TempDir(), "clean")
	for range kills {
		killWhenStored(t, killed, "index", "--data", killed, "--enrich", "off", file)
	}
	for _, dir := range []string{killed, clean} {
		if out, err := program(t, "index", "--data", dir, "--enrich", "off", file).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	if out, err := program(t, "verify", "--data", killed).CombinedOutput(); err != nil {
		t.Errorf("verify: %v\n%s", err, out)
	}
	want, got := storiesIn(t, clean), storiesIn(t, killed)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("stories (-clean +killed):\n%s", diff)
	}
	names := map[string]bool{}
	for _, name := range want {
		names[name] = true
	}
	if len(want) != articles || len(names) > articles/2 {
		t.Errorf("%d articles make %d stories: they show nothing", len(want), len(names))
	}
}

// storiesIn returns the story of every article.
func storiesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	a, err := archive.Open(dir, archive.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	stories := map[string]string{}
	for x, err := range a.All() {
		if err != nil {
			t.Fatal(err)
		}
		stories[x.ID] = x.Story
	}
	return stories
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
		killWhenStored(t, dir, "rebuild", "--data", dir)
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

// killWhenStored starts a command and kills it as soon as it has stored a batch,
// unless it ends before.
func killWhenStored(t *testing.T, dir string, args ...string) {
	t.Helper()
	witness := filepath.Join(dir, "archive.seq")
	before, err := os.ReadFile(witness)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	cmd := program(t, args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("%s ended with %v", args[0], err)
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
