package story

import (
	"cmp"
	"slices"
	"time"
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
			if group[i] == group[j] || !found(a, b) || !Within(a.Published, b.Published, window) || !Alike(a, b) {
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
