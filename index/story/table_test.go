package story

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

// randomTexts returns texts of which many are edited copies of others, over a
// few weeks.
func randomTexts(r *rand.Rand, n int) []*Text {
	var reader Reader
	var bodies [][]string
	var all []*Text
	for i := range n {
		var words []string
		if len(bodies) > 0 && r.IntN(2) == 0 {
			words = slices.Clone(bodies[r.IntN(len(bodies))])
			for range r.IntN(1 + len(words)/8) {
				words[r.IntN(len(words))] = fmt.Sprintf("word%d", r.IntN(3000))
			}
			words = words[:len(words)-r.IntN(1+len(words)/3)]
		} else {
			for range 5 + r.IntN(120) {
				words = append(words, fmt.Sprintf("word%d", r.IntN(3000)))
			}
		}
		bodies = append(bodies, words)
		a := &index.Article{ID: fmt.Sprintf("a%03d", (i*7919)%1000), Body: strings.Join(words, " ")}
		if r.IntN(8) > 0 {
			a.Published = index.NewDay(2026, time.January, 1+r.IntN(30))
		}
		all = append(all, reader.Read(a))
	}
	return all
}

func TestTableIsBruteForce(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		all := randomTexts(r, 60)
		for _, window := range []time.Duration{DefaultWindow, 2 * day, 0} {
			want := brute(all, window)
			if n := len(valueSet(want)); n == len(all) || n < 10 {
				t.Fatalf("%d texts make %d stories: they show nothing", len(all), n)
			}
			for range 3 {
				r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
				got, err := tabled(all, window)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("seed %d, window %v: stories are not those of brute force (-want +got):\n%s", seed, window, diff)
				}
			}
		}
	}
}

func valueSet(m map[string]string) map[string]bool {
	set := map[string]bool{}
	for _, v := range m {
		set[v] = true
	}
	return set
}

// After additions and removals in any order, the stories are those of what is
// left, whatever was there before.
func TestRemove(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 2))
		all := randomTexts(r, 60)
		table := New(DefaultWindow, func(ref uint64) (*Text, error) { return all[ref], nil })
		in := map[int]uint32{}
		for range 200 {
			i := r.IntN(len(all))
			m, there := in[i]
			s := all[i].Signature()
			if there {
				if err := table.Remove(m, s.Keys); err != nil {
					t.Fatal(err)
				}
				delete(in, i)
				continue
			}
			m, err := table.Add(all[i], s)
			if err != nil {
				t.Fatal(err)
			}
			table.Move(m, uint64(i))
			in[i] = m
			if found := table.Find(uint64(i), s); found != m {
				t.Fatalf("member %d is found as %d", m, found)
			}
		}
		var left []*Text
		got := map[string]string{}
		for _, i := range slices.Sorted(maps.Keys(in)) {
			left = append(left, all[i])
			got[all[i].ID], _ = table.Story(in[i])
		}
		if diff := cmp.Diff(brute(left, DefaultWindow), got); diff != "" {
			t.Fatalf("seed %d (-want +got):\n%s", seed, diff)
		}
	}
}

func TestKeyTable(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	k := newKeyTable()
	want := map[uint64]map[uint32]bool{}
	keys := make([]uint64, 50)
	for i := range keys {
		keys[i] = key(r.Uint64())
		want[keys[i]] = map[uint32]bool{}
	}
	for range 5000 {
		x, m := keys[r.IntN(len(keys))], uint32(r.IntN(100))
		if r.IntN(3) == 0 {
			k.remove(x, m)
			delete(want[x], m)
			continue
		}
		k.add(x, m)
		want[x][m] = true
	}
	for _, x := range keys {
		got := map[uint32]bool{}
		k.each(x, func(m uint32) { got[m] = true })
		if !maps.Equal(got, want[x]) {
			t.Errorf("key %x has %v, want %v", x, got, want[x])
		}
	}
}
