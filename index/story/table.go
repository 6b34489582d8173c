package story

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// None is the number of no member.
const None = ^uint32(0)

// maxCompared bounds how many texts of other stories one text is compared with,
// the likeliest first. Only a collection that was made to waste time has more.
const maxCompared = 256

// Table holds all texts by their keys, and the stories that they make. Its
// answers depend on the texts in it alone, not on the order of calls. It is not
// safe for concurrent use, and after an error it is of no use any more.
type Table struct {
	window  time.Duration
	load    func(ref uint64) (*Text, error)
	keys    keyTable
	members []member

	// By member, and apart from members: the time is looked at for all that share
	// a single key, and all together would be padded.
	published []int64  // Unix time, unknown when not known
	refs      []uint64 // what load gets
	digests   []Digest

	free    []uint32            // numbers of members that were removed
	recent  map[uint32]*Text    // texts of members that were added or loaded
	changed map[uint32]struct{} // members whose story may be another than before
	hits    []uint32            // buffer of candidates

	remembered int // words of recent
}

// member is a text in the table. The members of a story form a ring.
type member struct {
	words uint32
	first uint32 // member whose id is that of the story
	next  uint32 // in the ring
}

// New returns a table without texts. Load returns the text of a member by the
// reference that it was added with.
func New(window time.Duration, load func(ref uint64) (*Text, error)) *Table {
	return &Table{window: window, load: load, keys: newKeyTable(), recent: map[uint32]*Text{}, changed: map[uint32]struct{}{}}
}

// Signature is what the table has of a text: enough to find it again.
type Signature struct {
	Published time.Time
	Sum       uint64
	Words     int
	Keys      []uint64
	Digest    Digest
}

// Signature returns the signature of the text.
func (t *Text) Signature() Signature {
	t.sortNames()
	return Signature{Published: t.Published, Sum: t.Sum, Words: t.Words, Keys: t.Keys(), Digest: digestOf(t.numbers, t.names)}
}

// Same reports whether two signatures are those of the same words, published at
// the same time.
func (s Signature) Same(other Signature) bool {
	return s.Sum == other.Sum && s.Words == other.Words && s.Published.Equal(other.Published)
}

// Restore adds a text that is known by its signature, which has keys, as a story
// of its own, and returns its number.
func (t *Table) Restore(ref uint64, s Signature) uint32 {
	m := t.number()
	t.published[m], t.refs[m], t.digests[m] = unix(s.Published), ref, s.Digest
	t.members[m] = member{words: uint32(s.Words), first: m, next: m}
	for _, k := range s.Keys {
		t.keys.add(k, m)
	}
	return m
}

// Join makes one story of those of two members, as it was found before.
func (t *Table) Join(first, m uint32) {
	t.link(first, m)
	t.members[m].first = first
}

// Add adds a text with its signature and puts it into the story that it belongs
// to, which joins stories that only it connects. It has no reference before Move
// gives it one. A text without keys is in no table: it is None.
func (t *Table) Add(text *Text, s Signature) (uint32, error) {
	if len(s.Keys) == 0 {
		return None, nil
	}
	m := t.Restore(0, s)
	t.remember(m, text)
	return m, t.connect(m, text, t.candidates(m, s.Keys, func(c uint32) bool { return c != m }))
}

// connect joins the stories of those candidates that are like a member.
func (t *Table) connect(m uint32, text *Text, candidates []uint32) error {
	text.sortNames()
	for compared := 0; len(candidates) > 0 && compared < maxCompared; candidates = candidates[1:] {
		c := candidates[0]
		if t.members[c].first == t.members[m].first || t.namesDiffer(m, c, text) {
			continue
		}
		other, err := t.text(c)
		if err != nil {
			return err
		}
		compared++
		if !Alike(text, other) {
			continue
		}
		if err := t.unite(m, c); err != nil {
			return err
		}
	}
	return nil
}

// candidates returns the members that share enough of the keys of m and were
// published within the window, those that share the most first.
func (t *Table) candidates(m uint32, keys []uint64, wanted func(uint32) bool) []uint32 {
	t.hits = t.hits[:0]
	for _, k := range keys {
		t.keys.each(k, func(c uint32) {
			if t.within(c, m) && wanted(c) {
				t.hits = append(t.hits, c)
			}
		})
	}
	return likeliest(t.hits, min(enoughKeys, len(keys)))
}

// likeliest returns the members that are hit so often, those that are hit the
// most first.
func likeliest(hits []uint32, least int) []uint32 {
	slices.Sort(hits)
	var found []candidate
	for len(hits) > 0 {
		c := candidate{hits[0], 1}
		for c.keys < len(hits) && hits[c.keys] == c.member {
			c.keys++
		}
		hits = hits[c.keys:]
		if c.keys >= least {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.keys, a.keys) })
	members := make([]uint32, len(found))
	for i, c := range found {
		members[i] = c.member
	}
	return members
}

// candidate is a member that shares so many keys.
type candidate struct {
	member uint32
	keys   int
}

// within reports whether two members were published no farther apart than the
// window. A window of 0 is without limit, and an unknown time within any.
func (t *Table) within(a, b uint32) bool {
	x, y := t.published[a], t.published[b]
	return t.window == 0 || x == unknown || y == unknown || max(x, y)-min(x, y) <= int64(t.window/time.Second)
}

// Remove removes a member, which has the keys. What is left of its story is put
// together anew.
func (t *Table) Remove(m uint32, keys []uint64) error {
	for _, k := range keys {
		t.keys.remove(k, m)
	}
	rest := t.ring(m)[1:]
	t.members[m], t.published[m], t.refs[m], t.digests[m] = member{first: None, next: None}, unknown, 0, Digest{}
	t.free = append(t.free, m)
	delete(t.recent, m)
	delete(t.changed, m)
	for _, r := range rest {
		t.members[r].first, t.members[r].next = r, r
		t.changed[r] = struct{}{}
	}
	return t.regroup(rest)
}

// regroup puts members that are stories of their own into the stories that they
// make among each other.
func (t *Table) regroup(members []uint32) error {
	done := make(map[uint32]bool, len(members))
	for _, m := range members {
		text, err := t.text(m)
		if err != nil {
			return err
		}
		if err := t.connect(m, text, t.candidates(m, text.Keys(), func(c uint32) bool { return done[c] })); err != nil {
			return err
		}
		done[m] = true
	}
	return nil
}

// Find returns the number of the member with a reference and signature, None
// when there is none.
func (t *Table) Find(ref uint64, s Signature) uint32 {
	found := None
	for _, k := range s.Keys[:min(1, len(s.Keys))] {
		t.keys.each(k, func(m uint32) {
			if t.refs[m] == ref {
				found = m
			}
		})
	}
	return found
}

// Move gives a member another reference.
func (t *Table) Move(m uint32, ref uint64) { t.refs[m] = ref }

// number returns the number of a new member.
func (t *Table) number() uint32 {
	if n := len(t.free); n > 0 {
		m := t.free[n-1]
		t.free = t.free[:n-1]
		return m
	}
	t.members, t.published = append(t.members, member{}), append(t.published, unknown)
	t.refs, t.digests = append(t.refs, 0), append(t.digests, Digest{})
	return uint32(len(t.members) - 1)
}

// text returns the text of a member.
func (t *Table) text(m uint32) (*Text, error) {
	if text, ok := t.recent[m]; ok {
		return text, nil
	}
	text, err := t.load(t.refs[m])
	if err != nil {
		return nil, fmt.Errorf("reading a text of a story: %w", err)
	}
	t.remember(m, text)
	return text, nil
}

// maxRecent bounds how many words of texts are remembered, in 16 bytes each.
const maxRecent = 1 << 20

// remember keeps a text, which a copy that comes next is compared with.
func (t *Table) remember(m uint32, text *Text) {
	t.recent[m] = text
	t.remembered += len(text.words)
}

// Settle ends a number of changes: Changed begins anew.
func (t *Table) Settle() {
	clear(t.changed)
	t.Forget()
}

// Forget lets go of texts when there are many: load returns all that were added.
func (t *Table) Forget() {
	if t.remembered > maxRecent {
		clear(t.recent)
		t.remembered = 0
	}
}
