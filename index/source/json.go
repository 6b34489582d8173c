package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"dateline/index"
)

var (
	errListEnd    = errors.New("not JSON: cut off, the list is not closed")
	errWantObject = errors.New("not JSON: want an object or a list of objects")
)

// wrappers are keys of the lists of records in the answers and exports that
// wrap them in an object.
var wrappers = wordSet("articles items results records data documents docs entries news stories posts hits rows reports list value")

// envelopes are keys of objects that hold such a list one level deeper.
var envelopes = wordSet("response result results data hits feed")

// maxEnvelopes is the number of envelopes in one another. Real ones are one.
const maxEnvelopes = 3

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// readJSON reads JSON of any layout as a stream: a list of records, an object
// with such a list in it, or one record after the other, over as many lines as
// they take. A record that is damaged costs itself only, as long as it can be
// seen where the next one begins.
func readJSON(in *input, yield yield) bool {
	r := newJSONRecords(in, yield)
	for {
		c, err := r.s.skip()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			r.fail(err)
			return !r.stopped
		}
		if !r.topLevel(c) {
			return !r.stopped
		}
	}
}

// jsonRecords hands the records of a stream of JSON to the consumer. Its
// methods return whether more can be read and is wanted.
type jsonRecords struct {
	in      *input
	yield   yield
	stopped bool // the consumer wants no more
	names   names
	s       jsonStream
	feed    *record // what a feed says of all its items, nil when it is none
}

func newJSONRecords(in *input, yield yield) *jsonRecords {
	return &jsonRecords{in: in, yield: yield, names: in.names(), s: jsonStream{r: in.r, line: 1}}
}

func (r *jsonRecords) emit(a *index.Article, reject *index.Reject) bool {
	var err error
	if reject != nil {
		err = reject
	}
	r.in.at(r.s.recordLine, r.s.recordPos)
	r.stopped = !r.yield(a, err)
	return !r.stopped
}

// fail reports what ends the reading.
func (r *jsonRecords) fail(err error) bool {
	r.emit(nil, r.in.reject(r.s.line, r.s.pos, err))
	return false
}

// topLevel reads a value that stands by itself and begins with c.
func (r *jsonRecords) topLevel(c byte) bool {
	switch c {
	case '[':
		return r.s.step() == nil && r.list()
	case '{':
		return r.object()
	}
	return r.emit(nil, r.in.reject(r.s.line, r.s.pos, errWantObject)) && r.resume()
}

// resume finds the next record behind damage.
func (r *jsonRecords) resume() bool {
	switch err := r.s.resync(); {
	case errors.Is(err, io.EOF):
		return false
	case err != nil:
		return r.fail(err)
	}
	return true
}

// list reads the records of a list behind its opening bracket.
func (r *jsonRecords) list() bool {
	for {
		r.s.begin()
		c, err := r.s.skip()
		switch {
		case errors.Is(err, io.EOF):
			return r.fail(errListEnd)
		case err != nil:
			return r.fail(err)
		case c == ']':
			return r.s.step() == nil
		case c == ',':
			if r.s.step() != nil {
				return false
			}
			continue
		}
		r.s.begin()
		if broken, err := r.s.value(); !r.taken(broken, err) {
			return false
		}
	}
}

// taken hands over the record that was read, broken or cut off or whole.
func (r *jsonRecords) taken(broken bool, err error) bool {
	if err != nil && !errors.Is(err, io.EOF) {
		return r.fail(err)
	}
	a, fault := r.article()
	var reject *index.Reject
	if fault != nil {
		a, reject = nil, r.in.reject(r.s.recordLine, r.s.recordPos, fault)
	}
	return r.emit(a, reject) && err == nil && (!broken || r.resume())
}

func (r *jsonRecords) article() (*index.Article, error) {
	if r.s.tooLong {
		return nil, errRecordTooLong
	}
	record, err := decodeJSON(r.s.record, r.names)
	if err != nil {
		return nil, err
	}
	if r.feed != nil {
		record.completeFrom(r.feed)
	}
	return record.article()
}

// object reads an object that is a record or wraps a list of them.
func (r *jsonRecords) object() bool {
	r.s.begin()
	w := wrapper{jsonRecords: r, more: true}
	broken, err := w.members(0)
	r.feed = nil
	switch {
	case !w.more:
		return false
	case !w.found:
		return r.taken(broken, err)
	case err != nil && !errors.Is(err, io.EOF):
		return r.fail(err)
	case err != nil:
		return r.fail(errListEnd)
	}
	return !broken || r.resume()
}

// wrapper reads an object member by member, to find a list of records among
// them before it is in memory.
type wrapper struct {
	*jsonRecords
	found bool // a list of records was there, and was read
	text  bool // there is a text: the object is a record itself
	more  bool // more can be read and is wanted
}

// members reads an object from its brace on. All of it is kept for the case
// that it is a record.
func (w *wrapper) members(depth int) (broken bool, err error) {
	s := &w.s
	err = s.step() // the brace
	for err == nil && !broken && w.more {
		var c byte
		if c, err = s.skip(); err != nil {
			return false, err
		}
		switch c {
		case '}':
			return false, s.step()
		case ',', ':':
			err = s.step()
		case '"':
			broken, err = w.member(depth)
		default:
			return s.breaks(c)
		}
	}
	return broken, err
}

// member reads a key and its value.
func (w *wrapper) member(depth int) (broken bool, err error) {
	s := &w.s
	before := len(s.record)
	if broken, err = s.quoted(); broken || err != nil {
		return broken, err
	}
	key := folded(strings.Trim(string(s.record[min(before, len(s.record)):]), `"`))
	c, err := s.skip()
	for err == nil && c == ':' {
		if err = s.step(); err == nil {
			c, err = s.skip()
		}
	}
	if err != nil {
		return false, err
	}
	w.text = w.text || c == '"' && isMainText(key)
	switch {
	case c == '{' && !w.text && envelopes[key] && depth < maxEnvelopes:
		return w.members(depth + 1)
	case c == '[' && !w.text && wrappers[key]:
		return w.listOf(before)
	}
	return s.value()
}

// listOf reads a list that has records, or something else. What stands before
// its key has the given length.
func (w *wrapper) listOf(before int) (broken bool, err error) {
	s := &w.s
	if err := s.step(); err != nil {
		return false, err
	}
	c, err := s.skip()
	if err != nil {
		return false, err
	}
	if c != '{' {
		n := nesting{}
		n.take('[')
		return s.inside(&n)
	}
	w.found = true
	w.feed = feedOfJSON(s.record[:min(before, len(s.record))])
	w.more = w.list()
	s.begin()
	return false, nil
}

// isMainText reports whether a folded key is that of the text of an article,
// and none that a feed describes itself by.
func isMainText(key string) bool {
	return key == keyBody || key == "text" || key == "content" || key == "articlebody"
}

// isWrapped reports whether a text begins like an object that wraps a list of
// records.
func isWrapped(head []byte) bool {
	in := &input{r: bufio.NewReader(bytes.NewReader(head))}
	w := wrapper{jsonRecords: newJSONRecords(in, func(*index.Article, error) bool { return false }), more: true}
	w.members(0)
	return w.found
}
