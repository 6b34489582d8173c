package gazetteer

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// MaxUserFile bounds a gazetteer file: more is a data set for the builder.
const MaxUserFile = 16 << 20

// Extend adds the places and actors of a gazetteer file to a gazetteer that
// nobody uses yet; name is what errors call the file. A mistake in the file is
// a [*FileError], and leaves the gazetteer as it was. docs/gazetteer.md
// describes the format.
func (g *Gazetteer) Extend(name string, r io.Reader) error {
	content, err := io.ReadAll(io.LimitReader(r, MaxUserFile+1))
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	if len(content) > MaxUserFile {
		return fmt.Errorf("%s is larger than %d MiB", name, MaxUserFile>>20)
	}
	u := userFile{known: g, byID: make(map[string]*Entry)}
	if err := u.read(name, strings.NewReader(string(content))); err != nil {
		return err
	}
	if err := g.merge(u.rows); err != nil {
		return fmt.Errorf("taking up %s: %w", name, err)
	}
	h := sha256.New()
	h.Write(binary.BigEndian.AppendUint32(nil, uint32(g.digest)))
	h.Write(content)
	g.digest = int(binary.BigEndian.Uint32(h.Sum(nil)) & math.MaxInt32)
	return nil
}

// Digest identifies what Extend has added, in 31 bits: 0 for nothing.
func (g *Gazetteer) Digest() int { return g.digest }

// merge puts rows among the entities and their names among the keys.
func (g *Gazetteer) merge(rows []*Entry) error {
	if len(g.places)+len(g.actors)+len(rows) > math.MaxUint32>>useBits {
		return errors.New("too many entries")
	}
	numbers := g.insert(rows)
	added := make(map[string][]uint32)
	nodes := 0
	for i := len(rows) - 1; i >= 0; i-- {
		e := rows[i]
		for key, use := range e.Keys {
			added[key] = append(added[key], uint32(numbers[i])<<useBits|uint32(use))
			nodes += strings.Count(key, " ") + 1
		}
	}
	g.addKeys(added, nodes)
	return nil
}

// insert makes room for new entities in the order of their paths and names, and
// returns the numbers of all rows.
func (g *Gazetteer) insert(rows []*Entry) []int {
	before, oldPlaces, oldActors := g.names, g.places, g.actors
	g.places, g.actors = slices.Clone(g.places), slices.Clone(g.actors)
	for _, e := range rows {
		if e.fresh && e.Place != nil {
			g.places = append(g.places, *e.Place)
		} else if e.fresh {
			g.actors = append(g.actors, *e.Actor)
		}
	}
	slices.SortFunc(g.places, func(p, q Place) int { return strings.Compare(p.Path, q.Path) })
	slices.SortFunc(g.actors, func(a, b Actor) int { return strings.Compare(a.Name, b.Name) })
	numbers := make([]int, len(rows))
	more := make(map[int][]string, len(rows))
	for i, e := range rows {
		numbers[i] = g.numberOf(e)
		more[numbers[i]] = e.Names
	}
	from := g.renumber(oldPlaces, oldActors)
	g.names = before.extended(from, more)
	return numbers
}

// numberOf returns the number of the entity that a row is about.
func (g *Gazetteer) numberOf(e *Entry) int {
	if e.Place != nil {
		i, _ := slices.BinarySearchFunc(g.places, e.Place.Path, func(p Place, path string) int { return strings.Compare(p.Path, path) })
		return i
	}
	i, _ := slices.BinarySearchFunc(g.actors, e.Actor.Name, func(a Actor, name string) int { return strings.Compare(a.Name, name) })
	return len(g.places) + i
}

// renumber turns the senses from the old numbers of entities to the new ones,
// and returns for each new number the old one, -1 for none.
func (g *Gazetteer) renumber(places []Place, actors []Actor) (from []int) {
	to := make([]uint32, 0, len(places)+len(actors))
	from = make([]int, len(g.places)+len(g.actors))
	for i := range from {
		from[i] = -1
	}
	n := 0
	for i := range places {
		for g.places[n].Path != places[i].Path {
			n++
		}
		from[n] = i
		to = append(to, uint32(n))
	}
	n = 0
	for i := range actors {
		for g.actors[n].Name != actors[i].Name {
			n++
		}
		from[len(g.places)+n] = len(places) + i
		to = append(to, uint32(len(g.places)+n))
	}
	for i, packed := range g.senses {
		g.senses[i] = to[packed>>useBits]<<useBits | packed&(1<<useBits-1)
	}
	return from
}

// extended returns the names in the new order of entities: those that were
// there, and behind them the new ones.
func (n names) extended(from []int, more map[int][]string) names {
	var all strings.Builder
	all.Grow(len(n.all))
	out := names{first: make([]uint32, 1, len(from)+1), ends: make([]uint32, 0, len(n.ends))}
	put := func(name string) {
		all.WriteString(name)
		out.ends = append(out.ends, uint32(all.Len()))
	}
	for i, old := range from {
		if old >= 0 {
			for _, name := range n.of(old) {
				put(name)
			}
		}
		for _, name := range more[i] {
			put(name)
		}
		out.first = append(out.first, uint32(len(out.ends)))
	}
	out.all = all.String()
	return out
}

// addKeys puts the new senses before the old ones of the same key: what users
// say themselves comes first.
func (g *Gazetteer) addKeys(added map[string][]uint32, nodes int) {
	table := newTable(g.keys.used() + nodes)
	for i, hash := range g.keys.hashes {
		if hash != 0 {
			table.mark(hash, g.keys.values[i])
		}
	}
	g.keys = table
	bySlot := make(map[int][]uint32, len(added))
	next := len(g.first) - 1
	var fresh [][]uint32
	for _, key := range sortedKeys(added) {
		if k := g.keyOf(key); k != noKey {
			bySlot[k] = added[key]
			continue
		}
		g.keys.insert([]byte(key), next+len(fresh))
		fresh = append(fresh, added[key])
	}
	senses := make([]uint32, 0, len(g.senses)+len(added))
	first := make([]uint32, 1, len(g.first)+len(fresh))
	for k := range next {
		old := g.senses[g.first[k]:g.first[k+1]]
		senses = append(senses, bySlot[k]...)
		for _, packed := range old {
			if !replaces(bySlot[k], packed) {
				senses = append(senses, packed)
			}
		}
		first = append(first, uint32(len(senses)))
	}
	for _, s := range fresh {
		senses = append(senses, s...)
		first = append(first, uint32(len(senses)))
	}
	g.senses, g.first = senses, first
}

// replaces reports whether one of the new senses is of the entity of an old one.
func replaces(senses []uint32, old uint32) bool {
	return slices.ContainsFunc(senses, func(s uint32) bool { return s>>useBits == old>>useBits })
}

func sortedKeys(m map[string][]uint32) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// keyOf returns the number of a key, noKey when there is none.
func (g *Gazetteer) keyOf(key string) int {
	node := rootNode
	for word := range strings.SplitSeq(key, " ") {
		node = follow(node, hashWord(word))
	}
	k, _ := g.keys.find(node)
	return k
}

// used counts the nodes of a table.
func (t *table) used() (n int) {
	for _, hash := range t.hashes {
		if hash != 0 {
			n++
		}
	}
	return n
}
