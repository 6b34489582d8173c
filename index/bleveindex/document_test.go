package bleveindex

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/index"
	"dateline/index/text"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/google/go-cmp/cmp"
)

// posting is what a segment says of a term in one article.
type posting struct {
	Frequency, Length int
	Positions         []uint32
}

// postings is a whole field: term, article id, posting.
type postings map[string]map[string]posting

func TestLayoutRoundTrip(t *testing.T) {
	articles := sampleArticles()
	got := readBack(t, openMemory(t, articles))
	if diff := cmp.Diff(expectedLayout(articles), got); diff != "" {
		t.Error(diff)
	}
}

func TestLayoutRoundTripAfterMerge(t *testing.T) {
	var articles []*index.Article
	for i := range 300 {
		articles = append(articles, randomArticle(rand.New(rand.NewPCG(1, uint64(i))), fmt.Sprintf("r%03d", i)))
	}
	s := openMemoryAt(t, t.TempDir(), articles[:100], articles[100:200], articles[200:])
	if err := s.ForceMerge(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(expectedLayout(articles), readBack(t, s)); diff != "" {
		t.Error(diff)
	}
}

func TestEveryDocumentHasEveryField(t *testing.T) {
	var names [2][]string
	for i, a := range []*index.Article{{ID: "empty"}, sampleArticles()[0]} {
		NewAnalyzer().Document(a).VisitFields(func(f bleve.Field) { names[i] = append(names[i], f.Name()) })
	}
	if diff := cmp.Diff(names[0], names[1]); diff != "" {
		t.Error(diff)
	}
}

func TestFieldLengthIsExact(t *testing.T) {
	// zapx hands out this, see Posting.Norm.
	norm := func(length int) float64 { return float64(float32(1.0 / math.Sqrt(float64(length)))) }
	for length := 1; length <= 4<<20; length += 1 + length/5000 {
		if got := FieldLength(norm(length)); got != length {
			t.Fatalf("FieldLength of %d words = %d", length, got)
		}
	}
	if got := FieldLength(norm(0)); got != 0 {
		t.Errorf("FieldLength of an empty field = %d", got)
	}
}

func TestFieldLengthThroughSegment(t *testing.T) {
	for _, words := range []int{1, 2, 127, 128, 3001, 70_000, 2 << 20} {
		a := &index.Article{ID: "a", Body: strings.Repeat("a ", words)}
		want := postings{"a": {"a": {Frequency: words, Length: words}}}
		got := readBack(t, openMemory(t, []*index.Article{a}))[index.FieldBody]
		p := got["a"]["a"]
		if len(p.Positions) != words || p.Positions[words-1] != uint32(words) {
			t.Errorf("%d words: %d positions", words, len(p.Positions))
		}
		p.Positions = nil
		got["a"]["a"] = p
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestStemsSurviveTheBoundOfTheCache(t *testing.T) {
	z := NewAnalyzer()
	stems := z.stems.of("en")
	for i := range 2*maxCachedStems + 10 {
		stemOf(stems, "en", fmt.Sprintf("w%dings", i), fmt.Sprintf("w%dings", i))
	}
	if len(stems) > maxCachedStems {
		t.Errorf("cache holds %d words, the limit is %d", len(stems), maxCachedStems)
	}
	if got, want := stemOf(stems, "en", "talks", "talks"), text.Stem("en", "talks"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNumberTermsSortAsNumbers(t *testing.T) {
	last := ""
	for _, n := range []int{math.MinInt, -index.MaxNumber, -1, 0, 1, 255, 256, index.MaxNumber, math.MaxInt} {
		term := NumberTerm(index.NewNumber(n))
		if string(term) <= last {
			t.Errorf("the term of %d does not sort behind the one before", n)
		}
		if last = string(term); last == "" {
			t.Errorf("%d has no term", n)
		}
		if got, ok := ParseNumberTerm(term); !ok || got != n {
			t.Errorf("the term of %d is read as %d, %t", n, got, ok)
		}
	}
	if NumberTerm(index.Number{}) != nil {
		t.Error("the unknown number has a term")
	}
	if _, ok := ParseNumberTerm([]byte("short")); ok {
		t.Error("a term of five bytes is read as a number")
	}
}

func TestDateTermsSortAsDates(t *testing.T) {
	var last []byte
	for _, s := range []string{"0001", "1800-01-01", "1969-12-31T23:59:59Z", "1970", "1970-01-01T00:00:01Z", "2026-01", "2026-01-23T15:04:05Z", "9999-12-31"} {
		d, err := index.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		term := DateTerm(d)
		if slices.Compare(last, term) >= 0 {
			t.Errorf("%s does not sort behind the date before it", s)
		}
		seconds, ok := ParseDateTerm(term)
		if !ok || !time.Unix(seconds, 0).Equal(d.Time) {
			t.Errorf("%s comes back as %d, %v", s, seconds, ok)
		}
		last = term
	}
	if DateTerm(index.Date{}) != nil {
		t.Error("the unknown date has a term")
	}
	if _, ok := ParseDateTerm([]byte("short")); ok {
		t.Error("a short term is taken for a date")
	}
}

func FuzzDocument(f *testing.F) {
	f.Add("Talks’ end", "The U.S. said\xff\xfe l’Ukraine 停火 12,000", "en", "Київ")
	f.Fuzz(func(t *testing.T, title, body, language, actor string) {
		a := &index.Article{ID: "x", Title: title, Body: body, Language: language, Actors: []string{actor, actor}}
		if diff := cmp.Diff(expectedLayout([]*index.Article{a}), readBack(t, openMemory(t, []*index.Article{a}))); diff != "" {
			t.Error(diff)
		}
	})
}

// expectedLayout is the layout of the package comment, made the obvious way.
func expectedLayout(articles []*index.Article) map[string]postings {
	layout := map[string]postings{idField: {}}
	for _, f := range index.Schema() {
		layout[f.Name] = postings{}
		if f.Kind == index.Text {
			layout[LengthField(f.Name)] = postings{}
		}
	}
	for _, a := range articles {
		put := func(field, term string, p posting) {
			if layout[field][term] == nil {
				layout[field][term] = map[string]posting{}
			}
			layout[field][term][a.ID] = p
		}
		put(idField, a.ID, posting{Frequency: 1, Length: 1})
		for _, f := range index.Schema() {
			switch {
			case f.Kind == index.Text:
				words := text.Words(strings.Join(f.Values(a), " "))
				put(LengthField(f.Name), string(lengthTerm(len(words))), posting{Frequency: 1, Length: 1})
				for term, positions := range expectedPositions(f.Values(a), a.Language) {
					put(f.Name, term, posting{Frequency: len(positions), Length: len(words), Positions: positions})
				}
			case f.Kind == index.Dates:
				if d := f.Date(a); !d.IsZero() {
					put(f.Name, string(DateTerm(d)), posting{Frequency: 1, Length: 1})
				}
			case f.Kind == index.Numbers && f.Number == nil: // of the story, not of the article
			case f.Kind == index.Numbers:
				if n := f.Number(a); n.Known {
					put(f.Name, string(NumberTerm(n)), posting{Frequency: 1, Length: 1})
				}
			default:
				for _, v := range f.Values(a) {
					put(f.Name, v, posting{Frequency: 1, Length: 1})
				}
			}
		}
	}
	return layout
}

func expectedPositions(values []string, language string) map[string][]uint32 {
	positions := map[string][]uint32{}
	for _, value := range values {
		words := text.Words(value)
		for i, w := range words {
			written := value[w.Start:w.End]
			stem := text.Stem(language, written)
			if stem == text.OwnStem(language, w.Folded) {
				stem = ""
			}
			terms := []string{w.Folded, stem, text.Acronym(written)}
			if i > 0 {
				terms = append(terms, text.StemCompound(language, value, words[i-1], w))
			}
			for _, term := range terms {
				if term != "" {
					positions[term] = append(positions[term], uint32(i+1))
				}
			}
		}
	}
	return positions
}

func sampleArticles() []*index.Article {
	day := index.NewDay(2026, time.January, 23)
	return []*index.Article{
		{ID: "1", Title: "Talks end", Body: "Negotiators talk. Talks of the U.S. and Ukraine’s envoys, talking.", Language: "en", Source: "Demo desk",
			Published: day, Actors: []string{"Russia", "Ukraine"}, Locations: []string{"Ukraine/Kyiv/Kyiv"}, Dateline: &index.Dateline{Location: "Ukraine"}},
		{ID: "2", Title: "Переговоры", Body: "Переговоров в Абу-Даби. Ёлка.", Language: "ru", EventDate: day},
		{ID: "3", Body: "محادثات السلام 停火 talks", Language: "", Type: "Air strike", Event: &index.Event{Killed: index.Killed{Best: index.NewNumber(0), High: index.NewNumber(12)}}},
		{ID: "4", Title: "bad \xff\xfe bytes", Body: "Fran\xe7ois \xf0\x9f", Language: "fr", Actors: []string{"\xff"}},
		{ID: "5", Title: "1965", Body: "old", Language: "en", Published: index.NewDay(1965, time.May, 1)},
		{ID: "6", Title: "suspect", Published: index.NewDay(1066, time.May, 1), DateSuspect: true},
	}
}

func randomArticle(r *rand.Rand, id string) *index.Article {
	vocabulary := []string{"talks", "Talking", "peace", "Kyiv’s", "U.S.", "négociations", "12,000", "停火", "Переговоры", "cease-fire", "M23"}
	sentence := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(vocabulary[r.IntN(len(vocabulary))] + " ")
		}
		return b.String()
	}
	a := &index.Article{ID: id, Title: sentence(r.IntN(4)), Body: sentence(r.IntN(60)), Language: []string{"", "en", "fr", "uk", "zz"}[r.IntN(5)]}
	for i := range r.IntN(3) {
		a.Actors = append(a.Actors, fmt.Sprint("actor ", i, r.IntN(5)))
	}
	if r.IntN(2) == 0 {
		a.Published = index.DayOf(r.IntN(40_000) - 20_000)
	}
	if r.IntN(3) == 0 {
		a.Event = &index.Event{Killed: index.Killed{Best: index.NewNumber(r.IntN(5)), High: index.NewNumber(r.IntN(1000))}}
	}
	return a
}

func openMemory(t *testing.T, batches ...[]*index.Article) *scorch.Scorch {
	return openMemoryAt(t, "", batches...)
}

// openMemoryAt indexes the batches with Bleve alone, in memory when path is "".
func openMemoryAt(t *testing.T, path string, batches ...[]*index.Article) *scorch.Scorch {
	t.Helper()
	queue := bleve.NewAnalysisQueue(1)
	t.Cleanup(queue.Close)
	opened, err := scorch.NewScorch(scorch.Name, map[string]any{"path": path}, queue)
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { opened.Close() })
	z := NewAnalyzer()
	for _, articles := range batches {
		batch := bleve.NewBatch()
		for _, a := range articles {
			batch.Update(z.Document(a))
		}
		if err := opened.Batch(batch); err != nil {
			t.Fatal(err)
		}
	}
	return opened.(*scorch.Scorch)
}

// readBack reads every field of the index through the segment API.
func readBack(t *testing.T, s *scorch.Scorch) map[string]postings {
	t.Helper()
	reader, err := s.Reader()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	return readSegments(t, reader.(*scorch.IndexSnapshot).Segments())
}

func readSegments(t *testing.T, segments []*scorch.SegmentSnapshot) map[string]postings {
	t.Helper()
	fields := map[string]postings{idField: readField(t, segments, idField)}
	for _, f := range index.Schema() {
		fields[f.Name] = readField(t, segments, f.Name)
		if f.Kind == index.Text {
			fields[LengthField(f.Name)] = readField(t, segments, LengthField(f.Name))
		}
	}
	return fields
}

func readField(t *testing.T, segments []*scorch.SegmentSnapshot, field string) postings {
	t.Helper()
	all := postings{}
	for _, seg := range segments {
		if err := addField(all, seg, field); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func addField(all postings, seg *scorch.SegmentSnapshot, field string) error {
	dictionary, err := seg.Segment().Dictionary(field)
	if err != nil {
		return err
	}
	entries := dictionary.AutomatonIterator(nil, nil, nil)
	for {
		entry, err := entries.Next()
		if entry == nil || err != nil {
			return err
		}
		list, err := dictionary.PostingsList([]byte(entry.Term), seg.Deleted(), nil)
		if err != nil {
			return err
		}
		if err := addList(all, seg, entry.Term, list.Iterator(true, true, true, nil)); err != nil {
			return err
		}
	}
}

func addList(all postings, seg *scorch.SegmentSnapshot, term string, list segment.PostingsIterator) error {
	for {
		p, err := list.Next()
		if p == nil || err != nil {
			return err
		}
		id, err := seg.DocID(p.Number())
		if err != nil {
			return err
		}
		got := posting{Frequency: int(p.Frequency()), Length: FieldLength(p.Norm()), Positions: AppendPositions(nil, p)}
		if all[term] == nil {
			all[term] = map[string]posting{}
		}
		all[term][string(id)] = got
	}
}
