package gazetteer

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"dateline/index/text"
)

// loadOnce decodes the embedded data once for the tests that only read it.
var loadOnce = sync.OnceValues(Load)

// extended loads the gazetteer and adds a file to it.
func extended(t testing.TB, file string) *Gazetteer {
	t.Helper()
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Extend("own.tsv", strings.NewReader(file)); err != nil {
		t.Fatal(err)
	}
	return g
}

const ownFile = "kind\tname\tcountry\tpart of\tother names\tlat\tlon\tpopulation\n" +
	"# a comment\n\n" +
	"armed group\tKraken Regiment\tUA\t\tКракен|полк «Кракен»\n" +
	"person\tOlena Prykladna\tUA\tKraken Regiment\tОлена Прикладна\n" +
	"region\tUkraine/Own Region\t\t\t\t48.5\t37.5\n" +
	"place\tUkraine/Own Region/Velyka Vyhadka\t\t\tВигадівка|Выдумка\t48.25\t37.75\t1200\n" +
	"\tKyiv Never\t\t\t\n"

func TestExtend(t *testing.T) {
	before, err := loadOnce()
	if err != nil {
		t.Fatal(err)
	}
	g := extended(t, strings.TrimSuffix(ownFile, "\tKyiv Never\t\t\t\n")+"\tVladimir Putin\t\t\tthe man in the high castle\n")
	a, ok := g.ActorNamed("Kraken Regiment")
	if !ok || a.Kind != ArmedGroup || a.Country != "UA" {
		t.Fatalf("actor %+v", a)
	}
	if p, ok := g.PlaceAt("Ukraine/Own Region/Velyka Vyhadka"); !ok || p.Lat != 48.25 || p.Population != 1200 || p.Country != "UA" {
		t.Errorf("place %+v", p)
	}
	for name, want := range map[string]string{"кракен": "Kraken Regiment", "The man in the high castle": "Vladimir Putin", "Putin": "Vladimir Putin", "Hamas": "Hamas"} {
		if found := g.Actors(name); len(found) == 0 || found[0].Name != want {
			t.Errorf("%q: got %v, want %s", name, found, want)
		}
	}
	if v := g.Variants("Кракен"); len(v) == 0 || v[0] != "Kraken Regiment" {
		t.Errorf("variants %q", v)
	}
	s := "У Вигадівці бійці Кракена зустріли Прикладну; Kyiv and Putin"
	var got []string
	for _, m := range g.Scan(nil, s, text.Words(s)) {
		got = append(got, s[m.Start:m.End])
	}
	if strings.Join(got, "|") != "Вигадівці|Кракена|Прикладну|Kyiv|Putin" {
		t.Errorf("found %q", got)
	}
	if g.Digest() == 0 || before.Digest() != 0 || g.Digest() == extended(t, "\tHamas\t\t\tthe movement of Hamas\n").Digest() {
		t.Error("the digest does not tell files apart")
	}
}

// TestExtendKeeps wants everything that was there to be there still.
func TestExtendKeeps(t *testing.T) {
	before, err := loadOnce()
	if err != nil {
		t.Fatal(err)
	}
	g := extended(t, "organisation\tAaa First\nperson\tŻżż Last\nplace\tUkraine/Kharkiv/Aaa\t\t\t\t50\t30\n")
	if len(g.places) != len(before.places)+1 || len(g.actors) != len(before.actors)+2 {
		t.Fatalf("%d places and %d actors of %d and %d", len(g.places), len(g.actors), len(before.places), len(before.actors))
	}
	for i := range before.places {
		p := &before.places[i]
		q, ok := g.PlaceAt(p.Path)
		if !ok || *q != *p {
			t.Fatalf("place %+v is now %+v", p, q)
		}
		if i%50 == 0 && strings.Join(before.Variants(lastLevel(p.Path)), "|") != strings.Join(g.Variants(lastLevel(p.Path)), "|") {
			t.Fatalf("variants of %s have changed", p.Path)
		}
	}
	for i := range before.actors {
		a := &before.actors[i]
		if b, ok := g.ActorNamed(a.Name); !ok || *b != *a {
			t.Fatalf("actor %+v is now %+v", a, b)
		}
	}
}

func TestExtendFaults(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ row, reason string }{
		{"planet\tMars", "unknown kind"},
		{"person", "no name"},
		{"\tNobody At All", "nothing is named"},
		{"person\tA Man\tUkraine", "no code of two capitals"},
		{"organisation\tOwn\t\tNo Such Parent", "which is no actor"},
		{"state\tHamas\tPS", "is there as armed group"},
		{"place\tAtlantis/Region/Town\t\t\t\t1\t2", "no country"},
		{"place\tUkraine/No Such Region/Town\t\t\t\t1\t2", "no region"},
		{"place\tUkraine/Kharkiv/Town\t\t\t\t91\t2", "latitude"},
		{"place\tUkraine/Kharkiv/Town\t\t\t\t1\tNaN", "longitude"},
		{"place\tUkraine/Kharkiv/Town\t\t\t\t1\t2\t-4", "population"},
		{"person\tA\xffB", "not UTF-8"},
		{"person\tA\x00B", "control character"},
		{"person\tA\t\t\t\t\t\t\t\t", "fields"},
		{"person\t" + strings.Repeat("name ", 20), "longer than"},
		{"person\tA Man\t\t\t" + manyNames(), "more than"},
		{"person\t" + strings.Repeat("x", maxUserLine), "the line is longer"},
	} {
		err := g.Extend("own.tsv", strings.NewReader("# comment\n"+c.row+"\n"))
		var fault *FileError
		if !errors.As(err, &fault) || fault.Line != 2 || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%.60q: got %v, want line 2: %s", c.row, err, c.reason)
		}
	}
	if g.Digest() != 0 {
		t.Error("a faulty file has been taken up")
	}
}

// manyNames returns more different names than an entry may have.
func manyNames() string {
	var names []string
	for i := range 2 * maxUserNames {
		names = append(names, fmt.Sprintf("name %d", i))
	}
	return strings.Join(names, "|")
}

func FuzzExtend(f *testing.F) {
	f.Add(ownFile)
	f.Add("place\tUkraine/Kharkiv/X\t\t\t=A|~B|%C\t1e400\t2\t3")
	f.Add("\ufeffperson\tA B\r\n\n#\nperson\tA B\tUA\tA B")
	known, err := loadOnce()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, file string) {
		small := &Gazetteer{places: known.places[:0:0], given: known.given, keys: newTable(0), first: []uint32{0}, names: names{first: []uint32{0}}}
		ukraine, _ := known.PlaceAt("Ukraine")
		small.places = append(small.places, *ukraine)
		small.names.first = append(small.names.first, 0)
		if err := small.Extend("own.tsv", strings.NewReader(file)); err != nil {
			return
		}
		words := text.Words(file)
		for _, m := range small.Scan(nil, file, words) {
			if m.Start < 0 || m.End > len(file) || m.Start >= m.End || m.Len() == 0 {
				t.Fatalf("match %+v", m)
			}
		}
		for i := range small.actors {
			if _, ok := small.ActorNamed(small.actors[i].Name); !ok {
				t.Fatalf("actor %q is not found", small.actors[i].Name)
			}
		}
	})
}
