//go:build unix

package archive

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/index"
)

// damagedBatches is how many batches the archive has that is damaged.
const damagedBatches = 15

// soundArchive makes an archive with changes, deletions and a dictionary.
func soundArchive(t *testing.T, dir string) {
	t.Helper()
	a := open(t, dir, Options{})
	for n := range damagedBatches {
		store(t, a, batchOf(n)...)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// damage changes a file as disks and people do, in a way that the seed fixes.
func damage(data []byte, seed uint64) []byte {
	const page = 4096
	random := rand.New(rand.NewPCG(seed, 1))
	data = append([]byte(nil), data...)
	at := random.IntN(len(data))
	switch random.IntN(8) {
	case 0:
		return data[:at]
	case 1:
		clear(data[at/512*512 : min(len(data), at/512*512+512)])
	case 2:
		clear(data[at/page*page : min(len(data), at/page*page+page)])
	case 3: // two pages change places
		a, b := at/page*page, random.IntN(len(data)/page)*page
		for i := range page {
			data[a+i], data[b+i] = data[b+i], data[a+i]
		}
	case 4: // in the header of a page, or in the first of its elements
		data[at/page*page+random.IntN(64)] ^= 1 << random.IntN(8)
	default:
		data[at] ^= 1 << random.IntN(8)
	}
	return data
}

// readDamaged opens a damaged archive and returns what it is like: refused, or
// the number of articles that are said to be damaged. An error is what must not
// be: an answer that is wrong and does not say so.
func readDamaged(dir string) (string, error) {
	a, err := Open(dir, Options{})
	if err != nil {
		return "refused", nil
	}
	defer a.Close()
	want := contentAfter(damagedBatches)
	warned := a.RolledBack() || a.Damage() != nil
	lost := 0
	for id, body := range want {
		x, err := a.Get(id)
		switch {
		case err == nil && x.Body != body && !a.RolledBack():
			return "", fmt.Errorf("%s is %q, want %q", id, x.Body, body)
		case errors.Is(err, index.ErrNotFound) && !warned:
			return "", fmt.Errorf("%s is not there, and nothing says why", id)
		case err != nil:
			lost++
		}
	}
	seen, faults := 0, 0
	for x, err := range a.All() {
		if err != nil {
			faults++
			continue
		}
		seen++
		if x.Body != want[x.ID] && !a.RolledBack() {
			return "", fmt.Errorf("all: %s is %q, want %q", x.ID, x.Body, want[x.ID])
		}
	}
	if seen != len(want) && faults == 0 && !warned {
		return "", fmt.Errorf("all: %d of %d articles, and nothing says why", seen, len(want))
	}
	return fmt.Sprintf("%d lost", lost), writeDamaged(a)
}

// writeDamaged changes a damaged archive: what is accepted must be there.
func writeDamaged(a *Archive) error {
	batch := many(90000, 90040, "written after the damage")
	if _, err := a.Put(context.Background(), batch); err != nil {
		return nil
	}
	for _, x := range batch {
		if got, err := a.Get(x.ID); err != nil || got.Body != x.Body {
			return fmt.Errorf("%s was accepted: %v, %w", x.ID, got, err)
		}
	}
	return nil
}

// childReadsDamaged damages a copy of the archive with one seed after the other,
// those it reads from its input, and prints what came of it.
func childReadsDamaged(dir string) error {
	sound, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		return err
	}
	witness, err := os.ReadFile(filepath.Join(dir, witnessFile))
	if err != nil {
		return err
	}
	seeds := bufio.NewScanner(os.Stdin)
	for seeds.Scan() {
		seed, err := strconv.ParseUint(seeds.Text(), 10, 64)
		if err != nil {
			return err
		}
		copied, err := os.MkdirTemp(dir, "copy")
		if err != nil {
			return err
		}
		err = errors.Join(os.WriteFile(filepath.Join(copied, fileName), damage(sound, seed), 0o600), os.WriteFile(filepath.Join(copied, witnessFile), witness, 0o600))
		if err != nil {
			return err
		}
		said, err := readDamaged(copied)
		if err != nil {
			said = "WRONG: " + err.Error()
		}
		fmt.Println(strings.ReplaceAll(said, "\n", " "))
		os.RemoveAll(copied)
	}
	return nil
}

// A damaged archive answers rightly or says that it cannot; it neither hangs
// nor ends the process. DATELINE_DAMAGE sets the number of trials.
func TestDamage(t *testing.T) {
	trials := 150
	if n, err := strconv.Atoi(os.Getenv("DATELINE_DAMAGE")); err == nil {
		trials = n
	}
	dir := t.TempDir()
	soundArchive(t, dir)
	base := uint64(time.Now().UnixNano())
	t.Logf("seeds from %d", base)
	d := &damageRun{t: t, dir: dir, outcomes: map[string]int{}}
	for i := range trials {
		d.try(base + uint64(i))
	}
	d.stop()
	t.Log(d.outcomes)
	if d.outcomes["intact"] == trials {
		t.Error("nothing was ever damaged")
	}
}

// damageRun feeds seeds to a child, and to a new one when it died.
type damageRun struct {
	t        *testing.T
	dir      string
	lines    chan string
	feed     func(string)
	stop     func()
	outcomes map[string]int
}

func (d *damageRun) begin() {
	cmd, lines, in := start(d.t, "damage", d.dir)
	out := make(chan string)
	d.lines = out
	go func() {
		for lines.Scan() {
			out <- lines.Text()
		}
		close(out)
	}()
	d.feed = func(s string) { fmt.Fprintln(in, s) }
	d.stop = func() {
		in.Close()
		cmd.Process.Kill()
		for range out {
		}
		cmd.Wait()
		d.lines = nil
	}
}

func (d *damageRun) try(seed uint64) {
	const patience = 20 * time.Second
	if d.lines == nil {
		d.begin()
	}
	d.feed(strconv.FormatUint(seed, 10))
	select {
	case said, alive := <-d.lines:
		switch {
		case !alive:
			d.t.Errorf("seed %d: the process died", seed)
			d.stop()
		case strings.HasPrefix(said, "WRONG") || strings.HasPrefix(said, "error"):
			d.t.Errorf("seed %d: %s", seed, said)
		default:
			d.outcomes[kindOfOutcome(said)]++
		}
	case <-time.After(patience):
		d.t.Errorf("seed %d: hangs", seed)
		d.stop()
	}
}

func kindOfOutcome(said string) string {
	switch said {
	case "refused":
		return said
	case "0 lost":
		return "intact"
	}
	return "some lost"
}
