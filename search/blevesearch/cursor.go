package blevesearch

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"

	"dateline/index"
	"dateline/search"
)

// cursor is where a page begins: the zero cursor is the first page.
type cursor struct {
	after  *place      // the last place of the page before
	first  *rank       // of the first place of the first page, where it is kept, see keepsFirst
	pinned *statistics // of the first page
}

// begin makes a search one of the pages that follow the first one of its
// cursor, or, of the first page, returns a cursor that pins its own statistics.
func (r *run) begin(at cursor) (cursor, error) {
	if at.pinned != nil {
		return at, r.pin(at.pinned)
	}
	var err error
	at.pinned, err = r.statistics()
	return at, err
}

// next returns the cursor behind a page, which has a place.
func (c cursor) next(page []place) cursor {
	first := c.first
	if first == nil && c.after == nil {
		first = &page[0].rank
	}
	return cursor{after: &page[len(page)-1], first: first, pinned: c.pinned}
}

// In writing a cursor is cursorVersion, the digest of the query that it belongs
// to, the rank of the last place of the page before, where that is kept the rank
// of the first place of the first page, the statistics of the first page, and
// the id of the last place, in base64url.
const (
	cursorVersion = 2
	digestBytes   = 8 // tells queries apart; nobody gains by forging one
	rankBytes     = 8
)

// cursorHead is the length of what stands before the statistics.
func cursorHead(q search.Query) int {
	if keepsFirst(q) {
		return 1 + digestBytes + 2*rankBytes
	}
	return 1 + digestBytes + rankBytes
}

// digest identifies what a cursor is valid for: the condition, the filters, the
// order and what is a hit, as they were asked and not as names in them are
// understood today.
func digest(q search.Query) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%#v\n%#v\n%s\n%t\n%s", q.Match, q.Where, q.Sort, q.Variants, q.Collapse)
	return h.Sum(nil)[:digestBytes]
}

func writeCursor(q search.Query, c cursor) string {
	b := append([]byte{cursorVersion}, digest(q)...)
	b = binary.BigEndian.AppendUint64(b, uint64(c.after.rank))
	if keepsFirst(q) {
		b = binary.BigEndian.AppendUint64(b, uint64(*c.first))
	}
	b = c.pinned.append(b)
	return base64.RawURLEncoding.EncodeToString(append(b, c.after.id...))
}

// readCursor returns where the page of a query begins.
func readCursor(q search.Query) (cursor, error) {
	if q.Page.Cursor == "" {
		return cursor{}, nil
	}
	head := cursorHead(q)
	b, err := base64.RawURLEncoding.DecodeString(q.Page.Cursor)
	if err != nil || base64.RawURLEncoding.EncodeToString(b) != q.Page.Cursor || len(b) <= 1+digestBytes+rankBytes || b[0] != cursorVersion {
		return cursor{}, cursorError(search.Say("the cursor is damaged"))
	}
	if !bytes.Equal(b[1:1+digestBytes], digest(q)) {
		return cursor{}, cursorError(search.Say("the cursor belongs to another query"))
	}
	if len(b) <= head {
		return cursor{}, cursorError(search.Say("the cursor is damaged"))
	}
	pinned, id, err := readStatistics(b[head:])
	if err != nil {
		return cursor{}, err
	}
	if len(id) == 0 || len(id) > index.MaxID {
		return cursor{}, cursorError(search.Say("the cursor is damaged"))
	}
	ranks := b[1+digestBytes:]
	c := cursor{after: &place{rank: rank(binary.BigEndian.Uint64(ranks)), id: string(id)}, pinned: pinned}
	if keepsFirst(q) {
		first := rank(binary.BigEndian.Uint64(ranks[rankBytes:]))
		c.first = &first
	}
	return c, nil
}

func cursorError(detail search.Message) error {
	return search.NewError(search.CodeCursor, "cursor", detail, search.Say("Begin again at the first page, without a cursor."))
}
