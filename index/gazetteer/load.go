package gazetteer

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"unsafe"

	"github.com/klauspost/compress/zstd"
)

//go:embed data/gazetteer.zst
var embedded []byte

// maxData bounds what the data may unpack to, against a damaged file.
const maxData = 256 << 20

var errDamaged = errors.New("damaged data")

// Load decodes the embedded data. It takes some tenths of a second and some
// tens of megabytes: call it once a process and pass the result on.
func Load() (*Gazetteer, error) {
	g, err := decode(embedded)
	if err != nil {
		return nil, fmt.Errorf("loading the gazetteer: %w", err)
	}
	g.given = readGiven()
	return g, nil
}

func decode(packed []byte) (*Gazetteer, error) {
	zr, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxData))
	if err != nil {
		return nil, err
	}
	defer zr.Close()
	data, err := zr.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	size, n := binary.Uvarint(data)
	if n <= 0 || size > uint64(len(data)-n) {
		return nil, errDamaged
	}
	r := &reader{numbers: data[n : n+int(size)], texts: data[n+int(size):]}
	g := r.gazetteer()
	if r.failed {
		return nil, errDamaged
	}
	return g, nil
}

// reader takes the columns apart again. After a failure it returns zeros.
type reader struct {
	numbers, texts []byte
	failed         bool
}

func (r *reader) number() int {
	// One byte is by far the commonest length.
	if len(r.numbers) > 0 && r.numbers[0] < 0x80 {
		u := r.numbers[0]
		r.numbers = r.numbers[1:]
		return int(u>>1) ^ -int(u&1)
	}
	v, n := binary.Varint(r.numbers)
	if n <= 0 {
		r.failed = true
		return 0
	}
	r.numbers = r.numbers[n:]
	return int(v)
}

// count reads the number of things that follow, each at least a byte long.
func (r *reader) count() int {
	n := r.number()
	if n < 0 || n > len(r.numbers)+len(r.texts) {
		r.failed = true
		return 0
	}
	return n
}

func (r *reader) bytes() []byte {
	n := r.number()
	if n < 0 || n > len(r.texts) {
		r.failed = true
		return nil
	}
	b := r.texts[:n]
	r.texts = r.texts[n:]
	return b
}

func (r *reader) text() string { return string(r.bytes()) }

// front appends to buf[:shared] the text that follows.
func (r *reader) front(buf []byte) []byte {
	shared := r.number()
	if shared < 0 || shared > len(buf) {
		r.failed = true
		return buf
	}
	return append(buf[:shared], r.bytes()...)
}

func (r *reader) gazetteer() *Gazetteer {
	if r.text() != magic {
		r.failed = true
		return nil
	}
	g := &Gazetteer{places: make([]Place, r.count()), actors: make([]Actor, r.count())}
	r.ids(g)
	strings := make(map[string]string) // countries and kinds are few
	for i := range g.places {
		r.place(&g.places[i], strings)
	}
	for i := range g.actors {
		a := &g.actors[i]
		a.Kind, a.Country, a.Parent = Kind(r.shared(strings)), r.shared(strings), r.shared(strings)
	}
	g.names = r.names(len(g.places) + len(g.actors))
	r.keys(g)
	return g
}

// ids reads the paths and the canonical names.
func (r *reader) ids(g *Gazetteer) {
	var all strings.Builder
	ends := make([]int, 0, len(g.places)+len(g.actors))
	var buf []byte
	for range cap(ends) {
		buf = r.front(buf)
		all.Write(buf)
		ends = append(ends, all.Len())
	}
	start := 0
	for i, end := range ends {
		id := all.String()[start:end]
		start = end
		if i < len(g.places) {
			g.places[i].Path = id
		} else {
			g.actors[i-len(g.places)].Name = id
		}
	}
}

func (r *reader) shared(known map[string]string) string {
	b := r.bytes()
	s, ok := known[string(b)]
	if !ok {
		s = string(b)
		known[s] = s
	}
	return s
}

func (r *reader) place(p *Place, known map[string]string) {
	p.Kind, p.Country = Kind(r.shared(known)), r.shared(known)
	p.Lat, p.Lon = float64(r.number())/degree, float64(r.number())/degree
	p.Population, p.GeoNames = r.number(), r.number()
	p.Capital = r.number() != 0
}

func (r *reader) names(entities int) names {
	n := names{first: make([]uint32, 1, entities+1)}
	from := r.texts
	end := uint32(0)
	for range entities {
		for range r.count() {
			end += uint32(len(r.bytes()))
			n.ends = append(n.ends, end)
		}
		n.first = append(n.first, uint32(len(n.ends)))
	}
	n.all = string(from[:end])
	return n
}

// keys reads the keys and their senses into the table.
func (r *reader) keys(g *Gazetteer) {
	keys, senses, nodes := r.count(), r.count(), r.number()
	if nodes < keys || nodes > math.MaxInt32 || r.failed {
		r.failed = true
		return
	}
	entities := len(g.places) + len(g.actors)
	g.keys = newTable(nodes)
	g.first = make([]uint32, 1, keys+1)
	g.senses = make([]uint32, 0, senses)
	var buf []byte
	for k := range keys {
		buf = r.front(buf)
		for range r.count() {
			entity, use := r.number(), r.number()
			if entity < 0 || entity >= entities {
				r.failed = true
			}
			g.senses = append(g.senses, uint32(entity)<<useBits|uint32(use))
		}
		g.first = append(g.first, uint32(len(g.senses)))
		g.keys.insert(buf, k)
		if r.failed {
			return
		}
	}
}

// insert puts in a name as folded words joined by blanks.
func (t *table) insert(key []byte, number int) {
	// The words are hashed at once and not kept.
	s := unsafe.String(unsafe.SliceData(key), len(key))
	node := rootNode
	for {
		word, rest, more := strings.Cut(s, " ")
		node = follow(node, hashWord(word))
		if !more {
			t.mark(node, uint32(number+1))
			return
		}
		t.mark(node, leadsOn)
		s = rest
	}
}
