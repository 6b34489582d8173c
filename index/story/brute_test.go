package story

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"dateline/index"
	"dateline/index/text"
)

// brute returns the story of every text the slow way: every text is compared
// with every other.
func brute(all []*Text, window time.Duration) map[string]string {
	group := make([]int, len(all))
	for i := range all {
		group[i] = i
	}
	for i, a := range all {
		for j, b := range all[:i] {
			if group[i] == group[j] || !found(a, b) || !within(a.Published, b.Published, window) || !Alike(a, b) {
				continue
			}
			from, to := group[i], group[j]
			for k := range group {
				if group[k] == from {
					group[k] = to
				}
			}
		}
	}
	members := map[int][]*Text{}
	for i, g := range group {
		members[g] = append(members[g], all[i])
	}
	stories := map[string]string{}
	for _, m := range members {
		first := slices.MinFunc(m, func(a, b *Text) int {
			return cmp.Or(cmp.Compare(unix(a.Published), unix(b.Published)), cmp.Compare(b.Words, a.Words), cmp.Compare(a.ID, b.ID))
		})
		for _, t := range m {
			stories[t.ID] = first.ID
		}
	}
	return stories
}

// within is what a table asks of two members, of times.
func within(a, b time.Time, window time.Duration) bool {
	return window == 0 || a.IsZero() || b.IsZero() || a.Sub(b).Abs() <= window
}

// found reports whether two texts share enough keys.
func found(a, b *Text) bool {
	n, mine, yours := 0, a.Keys(), b.Keys()
	for _, k := range mine {
		if slices.Contains(yours, k) {
			n++
		}
	}
	return n >= min(enoughKeys, len(mine)) && n > 0
}

// tabled returns the story of every text as a table has it that they were added
// to in their order.
func tabled(all []*Text, window time.Duration) (map[string]string, error) {
	t := New(window, func(ref uint64) (*Text, error) { return all[ref], nil })
	members := make([]uint32, len(all))
	for i, text := range all {
		m, err := t.Add(text, text.Signature())
		if err != nil {
			return nil, err
		}
		if members[i] = m; m != None {
			t.Move(m, uint64(i))
		}
		t.Settle()
	}
	stories := map[string]string{}
	for i, m := range members {
		stories[all[i].ID] = all[i].ID
		if m == None {
			continue
		}
		id, err := t.Story(m)
		if err != nil {
			return nil, err
		}
		stories[all[i].ID] = id
	}
	return stories, nil
}

// slowKeys returns the keys of a text by the sets that they are defined by.
func slowKeys(t *Text) []uint64 {
	switch {
	case t.Words == 0:
		return nil
	case t.Words < shortText:
		return []uint64{key(t.Sum)}
	}
	var keys []uint64
	for _, part := range []struct {
		words []uint64
		bins  uint64
	}{{t.words, wholeKeys}, {t.words[:min(len(t.words), leadWords)], leadKeys}} {
		bins := map[uint64][]uint64{}
		for _, h := range shingles(part.words) {
			bins[h%part.bins] = append(bins[h%part.bins], mix(h))
		}
		for bin := range part.bins {
			from := bin
			for try := uint64(1); len(bins[from]) == 0; try++ {
				from = mix(bin*seed+try) % part.bins
			}
			keys = append(keys, key(slices.Min(bins[from])+part.bins*seed+bin))
		}
	}
	return keys
}

// slowRead is Read by words in their folded form.
func slowRead(a *index.Article) *Text {
	t := &Text{ID: a.ID, Published: a.Published.Time}
	var all []uint64
	add := func(s string) {
		for _, w := range text.Words(s) {
			h := hashWord(w.Folded)
			all = append(all, h)
			switch {
			case strings.ContainsAny(w.Folded, "0123456789"):
				t.numbers = append(t.numbers, h)
			case unicode.IsUpper([]rune(s[w.Start:w.End])[0]):
				t.names = append(t.names, h)
				if len(all) <= firstWords {
					t.lead = append(t.lead, h)
				}
			}
		}
	}
	if add(a.Body); len(all) < bareText {
		add(a.Title)
	}
	if t.Words, t.Sum = len(all), sumOf(all); len(all) >= shortText {
		t.words = all
	}
	return t
}

// slowAlike is Alike that measures everything before it decides.
func slowAlike(a, b *Text) bool {
	if a.Words == 0 || b.Words == 0 {
		return false
	}
	if a.Words < shortText || b.Words < shortText {
		return a.Sum == b.Sum && a.Words == b.Words
	}
	if a.Words < b.Words || a.Words == b.Words && a.Sum < b.Sum {
		a, b = b, a
	}
	a.sort()
	b.sort()
	begin := a.words[:b.Words]
	l := likeness{words: b.Words, days: daysBetween(a, b)}
	for _, words := range [][]uint64{a.words, begin} {
		set := shingles(words)
		both := 0
		for _, h := range set {
			if slices.Contains(b.shingles, h) {
				both++
			}
		}
		l.resemblance = max(l.resemblance, float64(both)/float64(len(set)+len(b.shingles)-both))
	}
	l.measure(a, b, begin)
	return l.resemblance >= l.leastResemblance() && l.alike()
}
