package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	anAddress = AddressPrefix + "0123456789abcdef0123456789abcdef"

	talksBody = "The two delegations met again on Friday, officials said, and spoke for several hours about a ceasefire, prisoners and the way to later talks. Both sides will meet in Geneva next week."
	stormBody = "A storm has cut the power lines of three islands in the north. Ferries stay in port until Sunday, the coast guard told reporters, and schools remain closed for at least another four days."
)

func at(title, body string) *Article {
	return &Article{ID: anAddress, URL: "https://e.org/live", Title: title, Body: body}
}

func TestAddressOf(t *testing.T) {
	for id, want := range map[string]string{
		anAddress: anAddress, anAddress + "-1a2b3c4d": anAddress, anAddress + "x": "", anAddress[:33]: "", "t-" + anAddress[2:]: "",
		AddressPrefix + strings.Repeat("g", AddressHash): "", "": "", "u-": "",
	} {
		if got := addressOf(id); got != want {
			t.Errorf("%q: %q, want %q", id, got, want)
		}
	}
}

// An address with a second text: both are kept, reading them again changes
// nothing, and each is updated by its own versions.
func TestAddressUsedAgain(t *testing.T) {
	s := newFakeStore()
	run := func(items ...any) Summary {
		t.Helper()
		got, err := s.ingest().Run(t.Context(), stream(items...))
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	bodies := func() []string {
		var all []string
		for _, b := range s.indexed {
			all = append(all, b)
		}
		slices.Sort(all)
		return all
	}
	if got := run(at("Talks", talksBody), at("Storm", stormBody)); got.Added != 2 {
		t.Errorf("first: %+v", got)
	}
	for _, again := range [][]any{{at("Talks", talksBody), at("Storm", stormBody)}, {at("Storm", stormBody), at("Talks", talksBody)}, {at("Storm", stormBody)}} {
		if got := run(again...); got.Unchanged != len(again) || got.Read != len(again) {
			t.Errorf("again: %+v", got)
		}
	}
	later := stormBody + " The islands have asked for help."
	for _, c := range []*Article{at("Islands without power", stormBody), at("Islands without power", later), at("ISLANDS: without power", "Quite another text that has the title only."), at("Islands without power", later)} {
		if got := run(c); got.Updated != 1 || got.Read != 1 {
			t.Errorf("%s: %+v", c.Title, got)
		}
	}
	if diff := cmp.Diff([]string{later, talksBody}, bodies()); diff != "" {
		t.Error(diff)
	}
	if got := run(at("Power is back", "Short."), at("Next", ""), at("Next", "x"), at("", "A line without a title."), at("", "Another one of that kind.")); got.Added != 4 || got.Updated != 1 {
		t.Errorf("short texts: %+v", got)
	}
}

// An update of the first version that has another title is no other article.
func TestAddressUpdated(t *testing.T) {
	s := newFakeStore()
	got, err := s.ingest().Run(t.Context(), stream(at("Talks", talksBody), at("Talks end", talksBody+" They ended at noon."), at("", talksBody)))
	if err != nil || got.Added != 1 || got.Updated != 2 || len(s.indexed) != 1 {
		t.Errorf("%v, %+v", err, got)
	}
	own := &Article{ID: "mine", URL: "https://e.org/live", Title: "Storm", Body: stormBody}
	if got, _ = s.ingest().Run(t.Context(), stream(&Article{ID: "mine", URL: "https://e.org/live", Title: "Talks", Body: talksBody}, own)); got.Added != 1 || got.Updated != 1 {
		t.Errorf("an id of its own: %+v", got)
	}
}

// In whatever order the texts of an address come, and over however many
// batches, each is kept once.
func TestAddressesInAnyOrder(t *testing.T) {
	for seed := range uint64(10) {
		var items []any
		texts := 7
		for i := range BatchArticles * 2 {
			n := i % texts
			items = append(items, at(fmt.Sprintf("Title %d", n), fmt.Sprintf("%d delegates%d met%d talked%d left%d %d", n, n, n, n, n, i/texts%2)))
		}
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		s := newFakeStore()
		got, err := s.ingest().Run(t.Context(), stream(items...))
		if err != nil || got.Added != texts || got.Read != len(items) || len(s.indexed) != texts {
			t.Errorf("order %d: %v, %+v, %d kept", seed, err, got, len(s.indexed))
		}
		again, err := s.ingest().Run(t.Context(), stream(items[len(items)-texts:]...))
		if err != nil || again.Added != 0 {
			t.Errorf("order %d, again: %v, %+v", seed, err, again)
		}
	}
}

// The address of a front page has more texts than are compared: each is kept,
// and is found again by its title.
func TestAddressOfManyTexts(t *testing.T) {
	var items []any
	for n := range 5 * MaxNamesakes {
		items = append(items, at(fmt.Sprintf("Title %d", n), strings.Repeat(fmt.Sprintf("a%d b%d ", n, n), 50)))
	}
	s := newFakeStore()
	for _, want := range []Summary{{Read: len(items), Added: len(items)}, {Read: len(items), Unchanged: len(items)}} {
		for _, item := range items { // as a reader would give it
			item.(*Article).ID = anAddress
		}
		got, err := s.ingest().Run(t.Context(), stream(items...))
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%v\n%s", err, diff)
		}
	}
}

func TestArrivals(t *testing.T) {
	s := newArrivals()
	first, second := at("Talks", talksBody), at("Storm", stormBody)
	second.ID += "-1"
	s.add(first, true)
	s.add(second, true)
	s.add(first, false)
	s.add(first, true)
	s.remove(first.ID)
	if s.count[first.ID] != 1 || len(s.versions[anAddress]) != 2 {
		t.Errorf("%+v", s)
	}
	s.remove(first.ID)
	s.remove(second.ID)
	if diff := cmp.Diff(newArrivals(), s, cmp.AllowUnexported(arrivals{}, version{})); diff != "" {
		t.Error(diff)
	}
}
