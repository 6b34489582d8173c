package blevesearch

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
)

type testColumn int

func (c testColumn) bytes() int { return int(c) }

func TestCacheMakesOnce(t *testing.T) {
	c := newColumnCache(100)
	c.retain([]segmentName{{"g", 1}})
	var made atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			got, err := c.get(columnKey{segment: segmentName{"g", 1}, field: "x"}, func() (column, error) {
				made.Add(1)
				return testColumn(10), nil
			})
			if got != testColumn(10) || err != nil {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
	all.Wait()
	if made.Load() != 1 || c.bytes != 10 {
		t.Errorf("made %d times, %d bytes", made.Load(), c.bytes)
	}
}

func TestCacheBound(t *testing.T) {
	c := newColumnCache(100)
	made := map[string]int{}
	get := func(field string) {
		_, err := c.get(columnKey{segment: segmentName{"g", 1}, field: field}, func() (column, error) {
			made[field]++
			return testColumn(40), nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, field := range []string{"a", "b", "a", "c", "a", "b"} {
		get(field) // c pushes b out, a was used since
	}
	if fmt.Sprint(made) != "map[a:1 b:2 c:1]" || c.bytes > 100 {
		t.Errorf("made %v, %d bytes", made, c.bytes)
	}
}

func TestCacheColumnBeyondBound(t *testing.T) {
	c := newColumnCache(10)
	for range 2 {
		got, err := c.get(columnKey{segment: segmentName{"g", 1}}, func() (column, error) { return testColumn(40), nil })
		if got != testColumn(40) || err != nil || c.bytes != 0 || len(c.entries) != 0 {
			t.Errorf("got %v, %v; %d bytes in %d entries are kept", got, err, c.bytes, len(c.entries))
		}
	}
}

func TestCacheRetain(t *testing.T) {
	c := newColumnCache(100)
	for segment := range uint64(3) {
		if _, err := c.get(columnKey{segment: segmentName{"g", segment}}, func() (column, error) { return testColumn(10), nil }); err != nil {
			t.Fatal(err)
		}
	}
	c.retain([]segmentName{{"g", 2}, {"g", 7}, {"h", 1}})
	if _, kept := c.entries[columnKey{segment: segmentName{"g", 2}}]; !kept || len(c.entries) != 1 || c.bytes != 10 {
		t.Errorf("kept %v, %d bytes", c.entries, c.bytes)
	}
}

func TestCacheError(t *testing.T) {
	c := newColumnCache(100)
	failure := errors.New("no")
	if _, err := c.get(columnKey{}, func() (column, error) { return nil, failure }); !errors.Is(err, failure) {
		t.Errorf("error is %v", err)
	}
	if got, err := c.get(columnKey{}, func() (column, error) { return testColumn(1), nil }); got != testColumn(1) || err != nil {
		t.Errorf("after a failure: %v, %v", got, err)
	}
}

func TestAskedAgain(t *testing.T) {
	c := newColumnCache(1 << 10)
	key := func(i int) columnKey { return columnKey{field: fmt.Sprint(i)} }
	if c.again(key(1)) || !c.again(key(1)) || c.again(key(2)) {
		t.Error("a column counts as asked for again the first time, or does not the second")
	}
	for i := range 2 * mostAsked {
		c.again(key(i))
	}
	if len(c.asked) > mostAsked {
		t.Errorf("%d columns are remembered, the limit is %d", len(c.asked), mostAsked)
	}
	c.retain([]segmentName{{generation: "next"}})
	if len(c.asked) > 0 {
		t.Errorf("%d columns are remembered of segments that are gone", len(c.asked))
	}
}
