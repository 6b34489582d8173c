package blevesearch

import "fmt"

// begun is the set of the first two bytes of the terms of a field of a segment,
// a bit each. Most spellings of a name are in scripts that no article is written
// in: two bytes tell, and a dictionary need not be asked. Of a term of one byte
// the second is 0.
type begun []uint64

func (b begun) bytes() int { return 8 * len(b) }

// has reports whether a term can be there.
func (b begun) has(term string) bool {
	at := firstTwo(term)
	return b[at/64]&(1<<(at%64)) != 0
}

func firstTwo(term string) int {
	switch len(term) {
	case 0:
		return 0
	case 1:
		return int(term[0]) << 8
	}
	return int(term[0])<<8 | int(term[1])
}

// begins returns the first bytes of the terms of a field, looked up once in a
// search.
func (p *part) begins(field string) (begun, error) {
	if b, ok := p.begun[field]; ok {
		return b, nil
	}
	made, err := p.columns.get(p.column(field+"\x00begun"), func() (column, error) { return p.findBegun(field) })
	if err != nil {
		return nil, err
	}
	p.begun[field] = made.(begun)
	return made.(begun), nil
}

// findBegun goes from the first term with two bytes to the first behind all that
// have these.
func (p *part) findBegun(field string) (begun, error) {
	dictionary, err := p.dictionary(field)
	if err != nil {
		return nil, err
	}
	b := make(begun, 1<<16/64)
	for from := []byte{}; ; {
		entry, err := dictionary.AutomatonIterator(nil, from, nil).Next()
		if err != nil {
			return nil, fmt.Errorf("reading the terms of %s: %w", field, err)
		}
		if entry == nil {
			return b, nil
		}
		at := firstTwo(entry.Term)
		b[at/64] |= 1 << (at % 64)
		if at == 1<<16-1 {
			return b, nil
		}
		from = []byte{byte((at + 1) >> 8), byte(at + 1)}
	}
}
