package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"testing"

	"dateline/index"
)

// history is a History in memory: of every article the last change.
type history struct {
	changes []index.Change
	damaged map[uint64]error
}

func (h *history) Seq() uint64 { return uint64(len(h.changes)) }

func (h *history) put(id string, a *index.Article) {
	h.changes = append(h.changes, index.Change{Seq: h.Seq() + 1, ID: id, Article: a})
}

func (h *history) Changes(since uint64) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		last := map[string]uint64{}
		for _, c := range h.changes {
			last[c.ID] = c.Seq
		}
		for _, c := range h.changes[since:] {
			if last[c.ID] == c.Seq && !yield(c, h.damaged[c.Seq]) {
				return
			}
		}
	}
}

// Who follows the changes has in the end what the archive has, however often
// that changes meanwhile.
func TestChanges(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	all, have := &history{}, map[string]string{}
	h := fixture(func(c *Config) { c.History = func() History { return all } })
	want := map[string]string{}
	change := func() {
		id := fmt.Sprint(r.IntN(20))
		if r.IntN(4) == 0 {
			delete(want, id)
			all.put(id, nil)
			return
		}
		want[id] = fmt.Sprint(r.Int())
		all.put(id, &index.Article{ID: id, Body: want[id]})
	}
	next := uint64(0)
	for round := 0; round < 60; round++ {
		if round < 40 {
			for range r.IntN(6) {
				change()
			}
		}
		var page changesJSON
		target := fmt.Sprintf("/api/v1/changes?since=%d&limit=%d&fields=body", next, 1+r.IntN(5))
		if err := json.Unmarshal(get(t, h, target).Body.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Changes {
			if c.Seq <= next || c.Seq > page.Next {
				t.Fatalf("change %d is on the page after %d, which leads to %d", c.Seq, next, page.Next)
			}
			if delete(have, c.ID); c.Change == "stored" {
				have[c.ID] = c.Article.Body
			}
		}
		next = page.Next
		if page.More != (len(page.Changes) > 0 && next < page.Seq && lastSeq(all) > next) {
			t.Fatalf("%s: %+v", target, page)
		}
	}
	if fmt.Sprint(have) != fmt.Sprint(want) || len(want) < 5 {
		t.Errorf("have %v, want %v", have, want)
	}
}

// lastSeq returns the number of the last change there is.
func lastSeq(h *history) (last uint64) {
	for c := range h.Changes(0) {
		last = c.Seq
	}
	return last
}

func TestChangesScript(t *testing.T) {
	all := &history{damaged: map[uint64]error{2: errors.New("damaged")}}
	for _, id := range []string{"a", "b", "c"} {
		all.put(id, &index.Article{ID: id, Title: id})
	}
	all.put("a", nil)
	runScript(t, fixture(func(c *Config) { c.History = func() History { return all } }), "changes", `
GET /api/v1/changes
code == 200
json . == {"changes":[{"change":"stored","id":"c","seq":3},{"change":"deleted","id":"a","seq":4}],"more":false,"next":4,"seq":4}

GET /api/v1/changes?since=3&fields=body
json .changes == [{"change":"deleted","id":"a","seq":4}]

GET /api/v1/changes?since=4
json .changes == []
json .next == 4

GET /api/v1/changes?limit=1
json .more == true
json .next == 3

GET /api/v1/changes?since=5
code == 400
json .detail contains since
json .hint contains since=0

GET /api/v1/changes?since=-1
code == 400

GET /api/v1/changes?limit=1001
code == 400

GET /api/v1/changes?q=x
code == 400
json .code == "unknown_name"
`)
	runScript(t, fixture(), "not open", `
GET /api/v1/changes
code == 503
json .code == "not_ready"

GET /api/v1/articles/a1/similar
code == 200
json .id == "a1"
json .terms contains "talks"
json .hits[0].id != "a1"

GET /api/v1/articles/a1/similar?limit=1
json .hits length == 1

GET /api/v1/articles/zzz/similar
code == 404

GET /api/v1/articles/a1/similar?limit=0
code == 400
`)
}
