package gazetteer

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// magic begins the data; its last digit is the version of the layout.
const magic = "dateline gazetteer 1\n"

// degree is the unit of coordinates in the data: a ten-thousandth, 11 metres.
const degree = 1e4

// Entry is a place or an actor with its names, as the builder collects them.
type Entry struct {
	Place *Place // nil for an actor
	Actor *Actor // nil for a place

	Names []string       // spellings, the most used scripts first
	Keys  map[string]Use // what Scan finds: folded words joined by a blank

	fresh bool // a row of a user's file that no entity of the gazetteer bears
}

func (e *Entry) id() string {
	if e.Place != nil {
		return e.Place.Path
	}
	return e.Actor.Name
}

// Encode writes entries and blocked phrases (keys that are found, but mean
// nothing: "washington post") in the form that [Load] reads. The entries stand
// in order of prominence: of those that share a name the first is the first
// that a look-up returns. The same entries give the same bytes.
func Encode(w io.Writer, entries []*Entry, blocked []string) error {
	order, places, err := byID(entries)
	if err != nil {
		return err
	}
	var c columns
	c.text(magic)
	c.number(places, len(order)-places)
	c.entities(order)
	if err := c.keys(order, entries, blocked); err != nil {
		return err
	}
	zw, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(8<<20))
	if err != nil {
		return err
	}
	head := binary.AppendUvarint(nil, uint64(len(c.numbers)))
	// In one piece, so that the frame tells its size and unpacks without copies.
	_, err = w.Write(zw.EncodeAll(slices.Concat(head, c.numbers, c.texts), nil))
	return err
}

// byID returns the entries in the order of their numbers, and how many of them
// are places.
func byID(entries []*Entry) (order []*Entry, places int, err error) {
	order = slices.Clone(entries)
	slices.SortStableFunc(order, func(a, b *Entry) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a.id(), b.id()))
	})
	for i, e := range order {
		if i > 0 && rank(order[i-1]) == rank(e) && order[i-1].id() == e.id() {
			return nil, 0, fmt.Errorf("two entries %q", e.id())
		}
		if e.Place != nil {
			places++
		}
	}
	return order, places, nil
}

func rank(e *Entry) int {
	if e.Place != nil {
		return 0
	}
	return 1
}

// columns gathers numbers and text apart: each compresses better so.
type columns struct{ numbers, texts []byte }

func (c *columns) number(values ...int) {
	for _, v := range values {
		c.numbers = binary.AppendVarint(c.numbers, int64(v))
	}
}

func (c *columns) text(s string) {
	c.number(len(s))
	c.texts = append(c.texts, s...)
}

// front writes a text as what it shares with the one before it and the rest.
func (c *columns) front(before, s string) {
	n := 0
	for n < len(before) && n < len(s) && before[n] == s[n] {
		n++
	}
	c.number(n)
	c.text(s[n:])
}

func (c *columns) entities(order []*Entry) {
	before := ""
	for _, e := range order {
		c.front(before, e.id())
		before = e.id()
	}
	for _, e := range order {
		if p := e.Place; p != nil {
			c.text(string(p.Kind))
			c.text(p.Country)
			c.number(int(math.Round(p.Lat*degree)), int(math.Round(p.Lon*degree)), p.Population, p.GeoNames, bit(p.Capital))
		} else {
			c.text(string(e.Actor.Kind))
			c.text(e.Actor.Country)
			c.text(e.Actor.Parent)
		}
	}
	for _, e := range order {
		c.number(len(e.Names))
		for _, name := range e.Names {
			c.text(name)
		}
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// keys writes the keys in order, each with its senses.
func (c *columns) keys(order, entries []*Entry, blocked []string) error {
	number := make(map[*Entry]int, len(order))
	for i, e := range order {
		number[e] = i
	}
	senses := make(map[string][]uint32)
	for _, key := range blocked {
		senses[key] = []uint32{}
	}
	for _, e := range entries {
		for key, use := range e.Keys {
			if list, ok := senses[key]; !ok || len(list) > 0 {
				senses[key] = append(list, uint32(number[e])<<useBits|uint32(use))
			}
		}
	}
	if err := checkHashes(senses); err != nil {
		return err
	}
	sorted := make([]string, 0, len(senses))
	total, nodes := 0, 0
	for key := range senses {
		sorted = append(sorted, key)
	}
	slices.Sort(sorted)
	for i, key := range sorted {
		total += len(senses[key])
		nodes += strings.Count(key, " ") + 1
		if i > 0 && key == "" {
			return errors.New("an empty key")
		}
	}
	c.number(len(sorted), total, nodes)
	before := ""
	for _, key := range sorted {
		c.front(before, key)
		c.number(len(senses[key]))
		for _, s := range senses[key] {
			c.number(int(s>>useBits), int(s&(1<<useBits-1)))
		}
		before = key
	}
	return nil
}

// checkHashes reports two word sequences that the table would confuse.
func checkHashes(keys map[string][]uint32) error {
	seen := make(map[uint64]string)
	for key := range keys {
		node, end := rootNode, 0
		for word := range strings.SplitSeq(key, " ") {
			end += len(word)
			node = follow(node, hashWord(word))
			if other, ok := seen[node]; ok && other != key[:end] {
				return fmt.Errorf("keys %q and %q have the same hash", other, key[:end])
			}
			seen[node] = key[:end]
			end++
		}
	}
	return nil
}
