package archive

import (
	"cmp"
	"fmt"
	"runtime"

	"github.com/klauspost/compress/zstd"

	"dateline/index"
)

// maxEncoded bounds what an article can unpack to, in bytes: a body at its limit
// with a mention at every second word.
const maxEncoded = 512 << 20

// packer packs and unpacks encoded articles. Any number of goroutines may use
// it.
type packer struct {
	dictionaries [][]byte // number 1 first; nil for one that is damaged
	enc          *zstd.Encoder
	dec          *zstd.Decoder
}

// newPacker returns a packer that packs with the last of the dictionaries and
// unpacks what was packed with any of them. The fastest level is right here: a
// good dictionary gains ten times what a slower search would.
func newPacker(dictionaries [][]byte) (*packer, error) {
	encoding := []zstd.EOption{zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithEncoderCRC(false), zstd.WithEncoderLevel(zstd.SpeedFastest)}
	decoding := []zstd.DOption{zstd.WithDecoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithDecoderMaxMemory(maxEncoded)}
	for i, d := range dictionaries {
		if d == nil {
			continue
		}
		decoding = append(decoding, zstd.WithDecoderDictRaw(uint32(i+1), d))
		if i+1 == len(dictionaries) {
			encoding = append(encoding, zstd.WithEncoderDictRaw(uint32(i+1), d))
		}
	}
	enc, err := zstd.NewWriter(nil, encoding...)
	if err != nil {
		return nil, fmt.Errorf("preparing zstd: %w", err)
	}
	dec, err := zstd.NewReader(nil, decoding...)
	if err != nil {
		return nil, fmt.Errorf("preparing zstd: %w", err)
	}
	return &packer{dictionaries: dictionaries, enc: enc, dec: dec}, nil
}

func (p *packer) pack(encoded []byte) []byte { return p.enc.EncodeAll(encoded, nil) }

// article returns the article of a packed value.
func (p *packer) article(packed []byte) (*index.Article, error) {
	encoded, err := p.dec.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: unpacking: %w", index.ErrDamaged, err)
	}
	a, err := decodeArticle(encoded)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", index.ErrDamaged, err)
	}
	a.Story = cmp.Or(a.Story, a.ID)
	return a, nil
}

// close frees what zstd holds.
func (p *packer) close() error {
	p.dec.Close()
	return p.enc.Close()
}
