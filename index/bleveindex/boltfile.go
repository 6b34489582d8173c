package bleveindex

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
)

// Bleve keeps the list of its segments in root.bolt, a bbolt file. bbolt maps
// the file and believes every number in it: a damaged one panics, faults or
// loops. So an untrusted root.bolt is read here first, with each page visited
// once and each offset checked. The format is that of bbolt 1.4 and 1.5
// (go.etcd.io/bbolt/internal/common).
const (
	boltMagic      = 0xED0CDAED
	boltVersion    = 2
	boltPageHeader = 16 // id u64, flags u16, count u16, overflow u32
	boltElement    = 16 // branch: pos u32, ksize u32, page u64; leaf: flags u32, pos u32, ksize u32, vsize u32
	boltBucketHead = 16 // root page u64, sequence u64
	boltMetaSize   = 64
	boltFirstPage  = 2 // behind the two meta pages

	boltBranchPage   = 0x01
	boltLeafPage     = 0x02
	boltMetaPage     = 0x04
	boltFreelistPage = 0x10
	boltBucketFlag   = 0x01

	boltMinPageSize = 1 << 10
	boltMaxPageSize = 1 << 16

	// maxBoltDepth is more levels than a tree has whose pages hold at least
	// two keys, buckets in buckets included.
	maxBoltDepth = 64
)

var errBolt = errors.New("not a sound bbolt file")

func badBolt(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errBolt, fmt.Sprintf(format, args...))
}

// boltEntry is a key with its value, or with what the bucket of that name holds.
type boltEntry struct {
	key, value []byte
	bucket     []boltEntry
	isBucket   bool
}

// boltFind returns the entry of a key.
func boltFind(entries []boltEntry, key []byte) (boltEntry, bool) {
	for _, e := range entries {
		if bytes.Equal(e.key, key) {
			return e, true
		}
	}
	return boltEntry{}, false
}

// readBolt returns the root bucket of a bbolt file. What it accepts bbolt can
// open, read and write.
func readBolt(data []byte) ([]boltEntry, error) {
	meta, err := newestMeta(data)
	if err != nil {
		return nil, err
	}
	if meta.pages > uint64(len(data))/meta.pageSize {
		return nil, badBolt("cut short: %d bytes for %d pages", len(data), meta.pages)
	}
	r := boltReader{data: data, pageSize: meta.pageSize, used: make([]bool, meta.pages)}
	root, err := r.tree(meta.root, 0)
	if err != nil {
		return nil, err
	}
	return root, r.freelist(meta.freelist)
}

type boltMeta struct {
	pageSize, root, freelist, pages, transaction uint64
}

// newestMeta returns the valid meta page of the later transaction, as bbolt
// does: the other one is from the transaction before, or torn.
func newestMeta(data []byte) (boltMeta, error) {
	newest, ok := parseMeta(data)
	for size := uint64(boltMinPageSize); size <= boltMaxPageSize; size *= 2 {
		if uint64(len(data)) < size {
			break
		}
		other, valid := parseMeta(data[size:])
		if valid && other.pageSize == size && (!ok || other.transaction > newest.transaction) {
			newest, ok = other, true
		}
	}
	if !ok || uint64(len(data)) < 2*newest.pageSize {
		return boltMeta{}, badBolt("no valid meta page")
	}
	for id := range uint64(boltFirstPage) { // bbolt looks at both, whichever is newer
		head := data[id*newest.pageSize:]
		if binary.NativeEndian.Uint64(head) != id || binary.NativeEndian.Uint16(head[8:]) != boltMetaPage {
			return boltMeta{}, badBolt("header of meta page %d", id)
		}
	}
	return newest, nil
}

func parseMeta(page []byte) (boltMeta, bool) {
	if len(page) < boltPageHeader+boltMetaSize {
		return boltMeta{}, false
	}
	b := page[boltPageHeader : boltPageHeader+boltMetaSize]
	order := binary.NativeEndian
	sum := fnv.New64a()
	sum.Write(b[:boltMetaSize-8])
	m := boltMeta{
		pageSize: uint64(order.Uint32(b[8:])), root: order.Uint64(b[16:]), freelist: order.Uint64(b[32:]),
		pages: order.Uint64(b[40:]), transaction: order.Uint64(b[48:]),
	}
	ok := order.Uint32(b) == boltMagic && order.Uint32(b[4:]) == boltVersion && order.Uint64(b[56:]) == sum.Sum64() &&
		m.pageSize >= boltMinPageSize && m.pageSize <= boltMaxPageSize && m.pageSize&(m.pageSize-1) == 0
	return m, ok
}

type boltReader struct {
	data     []byte
	pageSize uint64
	used     []bool // by page: part of a tree or of the freelist
}

// page returns a page with those it flows over into, and marks them as used.
func (r *boltReader) page(id uint64) ([]byte, error) {
	pages := uint64(len(r.used))
	if id < boltFirstPage || id >= pages {
		return nil, badBolt("page %d of %d", id, pages)
	}
	start := id * r.pageSize
	more := uint64(binary.NativeEndian.Uint32(r.data[start+12:]))
	if binary.NativeEndian.Uint64(r.data[start:]) != id || more >= pages-id {
		return nil, badBolt("header of page %d", id)
	}
	for p := id; p <= id+more; p++ {
		if err := r.use(p); err != nil {
			return nil, err
		}
	}
	return r.data[start : start+(more+1)*r.pageSize], nil
}

func (r *boltReader) use(id uint64) error {
	if id < boltFirstPage || id >= uint64(len(r.used)) || r.used[id] {
		return badBolt("page %d is used twice or does not exist", id)
	}
	r.used[id] = true
	return nil
}

// tree returns the entries below a page, in order.
func (r *boltReader) tree(id uint64, depth int) ([]boltEntry, error) {
	page, err := r.page(id)
	if err != nil {
		return nil, err
	}
	return r.node(page, depth)
}

func (r *boltReader) node(page []byte, depth int) ([]boltEntry, error) {
	if depth > maxBoltDepth {
		return nil, badBolt("nested too deeply")
	}
	count := int(binary.NativeEndian.Uint16(page[10:]))
	if boltPageHeader+count*boltElement > len(page) {
		return nil, badBolt("%d elements in a page of %d bytes", count, len(page))
	}
	switch flags := binary.NativeEndian.Uint16(page[8:]); {
	case flags == boltLeafPage:
		return r.leaf(page, count, depth)
	case flags == boltBranchPage && count > 0:
		return r.branch(page, count, depth)
	}
	return nil, badBolt("kind of page")
}

func (r *boltReader) branch(page []byte, count, depth int) ([]boltEntry, error) {
	var entries []boltEntry
	for i := range count {
		element := page[boltPageHeader+i*boltElement:]
		key, err := boltBytes(element, binary.NativeEndian.Uint32(element), 0, binary.NativeEndian.Uint32(element[4:]))
		if err != nil {
			return nil, err
		}
		below, err := r.tree(binary.NativeEndian.Uint64(element[8:]), depth+1)
		if err != nil {
			return nil, err
		}
		// bbolt finds a page by the first key in it
		if len(below) == 0 || bytes.Compare(key, below[0].key) > 0 || len(entries) > 0 && bytes.Compare(key, entries[len(entries)-1].key) <= 0 {
			return nil, badBolt("order of pages")
		}
		entries = append(entries, below...)
	}
	return entries, nil
}

func (r *boltReader) leaf(page []byte, count, depth int) ([]boltEntry, error) {
	entries := make([]boltEntry, count)
	for i := range entries {
		element := page[boltPageHeader+i*boltElement:]
		pos, ksize, vsize := binary.NativeEndian.Uint32(element[4:]), binary.NativeEndian.Uint32(element[8:]), binary.NativeEndian.Uint32(element[12:])
		key, err := boltBytes(element, pos, 0, ksize)
		if err != nil {
			return nil, err
		}
		value, err := boltBytes(element, pos, ksize, vsize)
		if err != nil {
			return nil, err
		}
		if len(key) == 0 || i > 0 && bytes.Compare(entries[i-1].key, key) >= 0 {
			return nil, badBolt("order of keys")
		}
		entries[i] = boltEntry{key: key, value: value}
		if binary.NativeEndian.Uint32(element)&boltBucketFlag == 0 {
			continue
		}
		entries[i].isBucket = true
		if entries[i].bucket, err = r.bucket(value, depth+1); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// bucket returns what a bucket holds: in a tree of its own, or behind its
// header when it is small.
func (r *boltReader) bucket(value []byte, depth int) ([]boltEntry, error) {
	if len(value) < boltBucketHead {
		return nil, badBolt("header of a bucket")
	}
	if root := binary.NativeEndian.Uint64(value); root != 0 {
		return r.tree(root, depth)
	}
	inline := value[boltBucketHead:]
	if len(inline) < boltPageHeader || binary.NativeEndian.Uint16(inline[8:]) != boltLeafPage {
		return nil, badBolt("bucket without a page")
	}
	return r.node(inline, depth)
}

// boltBytes returns size bytes that lie offset behind the position, which
// counts from the element.
func boltBytes(element []byte, pos, offset, size uint32) ([]byte, error) {
	start := uint64(pos) + uint64(offset)
	if start+uint64(size) > uint64(len(element)) {
		return nil, badBolt("an element beyond its page")
	}
	return element[start : start+uint64(size)], nil
}

// noFreelist stands for a list that is not kept in the file.
const noFreelist = ^uint64(0)

// freelist checks that every page is either part of a tree, by now, or free:
// bbolt would write over one that is both, and one that is neither has been lost
// from a tree.
func (r *boltReader) freelist(id uint64) error {
	if id == noFreelist {
		return nil
	}
	page, err := r.page(id)
	if err != nil {
		return err
	}
	count, ids := uint64(binary.NativeEndian.Uint16(page[10:])), page[boltPageHeader:]
	if count == 0xFFFF { // more than fit: the first number is the count
		count, ids = binary.NativeEndian.Uint64(ids), ids[8:]
	}
	if binary.NativeEndian.Uint16(page[8:]) != boltFreelistPage || count > uint64(len(ids)/8) {
		return badBolt("list of free pages")
	}
	last := uint64(0)
	for i := range count {
		free := binary.NativeEndian.Uint64(ids[8*i:])
		if free <= last {
			return badBolt("order of free pages")
		}
		if err := r.use(free); err != nil {
			return err
		}
		last = free
	}
	if lost := slices.Index(r.used[boltFirstPage:], false); lost >= 0 {
		return badBolt("page %d is neither used nor free", lost+boltFirstPage)
	}
	return nil
}
