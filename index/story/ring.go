package story

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"time"
)

// unknown stands for a time of publication that is not known: it comes last.
const unknown = math.MaxInt64

func unix(t time.Time) int64 {
	if t.IsZero() {
		return unknown
	}
	return t.Unix()
}

// ring returns the members of the story of m, m first.
func (t *Table) ring(m uint32) []uint32 {
	all := []uint32{m}
	for r := t.members[m].next; r != m; r = t.members[r].next {
		all = append(all, r)
	}
	return all
}

// link makes one ring of two.
func (t *Table) link(a, b uint32) {
	t.members[a].next, t.members[b].next = t.members[b].next, t.members[a].next
}

// unite makes one story of those of two members.
func (t *Table) unite(a, b uint32) error {
	stays, goes := t.members[a].first, t.members[b].first
	before, err := t.before(goes, stays)
	if err != nil {
		return err
	}
	if before {
		stays, goes = goes, stays
	}
	for _, m := range t.ring(goes) {
		t.members[m].first = stays
		t.changed[m] = struct{}{}
	}
	t.link(stays, goes)
	return nil
}

// before reports whether a gives its id to a story rather than b: the one that
// was published first, the longer one of two at the same time, and of equal
// ones that with the lesser id.
func (t *Table) before(a, b uint32) (bool, error) {
	x, y := t.members[a], t.members[b]
	if c := cmp.Or(cmp.Compare(t.published[a], t.published[b]), cmp.Compare(y.words, x.words)); c != 0 {
		return c < 0, nil
	}
	textA, err := t.text(a)
	if err != nil {
		return false, err
	}
	textB, err := t.text(b)
	if err != nil {
		return false, err
	}
	return strings.Compare(textA.ID, textB.ID) < 0, nil
}

// Story returns the id of the story of a member, "" when it cannot be read.
func (t *Table) Story(m uint32) (string, error) {
	text, err := t.text(t.members[m].first)
	if err != nil {
		return "", err
	}
	return text.ID, nil
}

// Ref returns the reference of a member.
func (t *Table) Ref(m uint32) uint64 { return t.refs[m] }

// Mark makes a member one of those that Changed returns.
func (t *Table) Mark(m uint32) { t.changed[m] = struct{}{} }

// Changed returns the members whose story can be another one than before the
// last call of Settle, in the order of their references. Those that were added
// may be missing.
func (t *Table) Changed() []uint32 {
	all := slices.Collect(maps.Keys(t.changed))
	slices.SortFunc(all, func(a, b uint32) int { return cmp.Compare(t.refs[a], t.refs[b]) })
	return all
}
