package archive

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/index"
)

// fill gives every field of v a value, so that a field that is added to an
// article one day and not encoded fails this test.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString("value " + string(rune('a'+*n%26)))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n%hundredths) / hundredths)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[index.Date]() {
			v.Set(reflect.ValueOf(index.NewDay(2026, time.January, 1+*n%28)))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	default:
		panic("no value for " + v.Kind().String())
	}
}

func roundTrip(t interface{ Fatal(...any) }, a *index.Article) *index.Article {
	data, err := appendArticle(nil, a)
	if err != nil {
		t.Fatal(err)
	}
	back, err := decodeArticle(data)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

func TestEveryFieldIsEncoded(t *testing.T) {
	var a index.Article
	n := 0
	fill(reflect.ValueOf(&a).Elem(), &n)
	if diff := cmp.Diff(&a, roundTrip(t, &a)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(&index.Article{}, roundTrip(t, &index.Article{})); diff != "" {
		t.Error(diff)
	}
}

func drawMention(t *rapid.T, a *index.Article) index.Mention {
	m := index.Mention{Field: "actor", Value: rapid.String().Draw(t, "value"), Rule: rapid.SampledFrom([]string{"", "r", "asserted"}).Draw(t, "rule")}
	m.In = rapid.SampledFrom([]string{index.InBody, index.InTitle, index.InRecord, "elsewhere"}).Draw(t, "in")
	m.Start, m.End = rapid.IntRange(-3, 30).Draw(t, "start"), rapid.IntRange(-3, 30).Draw(t, "end")
	m.Text = rapid.String().Draw(t, "text")
	m.Confidence = float64(rapid.IntRange(0, hundredths).Draw(t, "confidence")) / hundredths
	m.Precision = rapid.SampledFrom([]string{"", index.PrecisionPlace}).Draw(t, "precision")
	if m.Precision != "" {
		m.Lat, m.Lon = drawDegrees(t, 90), drawDegrees(t, 180)
		m.GeoNames = rapid.IntRange(0, 20_000_000).Draw(t, "geonames")
	}
	if shown, ok := span(a, &m); ok && rapid.Bool().Draw(t, "shown") {
		m.Text = shown
	}
	return m
}

func drawDegrees(t *rapid.T, most int) float64 {
	steps := rapid.IntRange(-most*index.Degree, most*index.Degree).Draw(t, "degrees")
	return float64(steps) / index.Degree
}

// An article that was stored before mentions had evidence can still be read.
func TestEvidenceMayBeMissing(t *testing.T) {
	a := &index.Article{ID: "x", Body: "Kyiv", Mentions: []index.Mention{{Field: "location", Value: "Kyiv", End: 4, Text: "Kyiv", Rule: "place"}}}
	data, err := appendArticle(nil, a)
	if err != nil {
		t.Fatal(err)
	}
	var strings table
	strings.numbers = map[string]uint64{}
	missing := len(appendEvidence(nil, a.Mentions, &strings))
	for cut, want := range map[int]*index.Article{0: a, missing: a, missing - 1: nil, 1: nil} {
		got, err := decodeArticle(data[:len(data)-cut])
		if want == nil && err == nil {
			t.Errorf("%d bytes fewer: no error", cut)
		}
		if want != nil && !cmp.Equal(want, got) {
			t.Errorf("%d bytes fewer: %v, %v", cut, got, err)
		}
	}
}

// What is encoded comes back, sensible or not.
func TestEncodingRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := &index.Article{ID: rapid.String().Draw(t, "id"), Title: rapid.String().Draw(t, "title"), Body: rapid.String().Draw(t, "body"), Enrichment: rapid.Int().Draw(t, "version")}
		for range rapid.IntRange(0, 5).Draw(t, "mentions") {
			a.Mentions = append(a.Mentions, drawMention(t, a))
		}
		if diff := cmp.Diff(a, roundTrip(t, a)); diff != "" {
			t.Error(diff)
		}
	})
}

func FuzzDecodeArticle(f *testing.F) {
	var a index.Article
	n := 0
	fill(reflect.ValueOf(&a).Elem(), &n)
	data, err := appendArticle(nil, &a)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte{2, '{', '}', 0, 0xff, 0xff, 0xff, 0xff, 0x7f})
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := decodeArticle(data)
		if err != nil {
			return
		}
		if diff := cmp.Diff(a, roundTrip(t, a)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestXXHash(t *testing.T) {
	long := make([]byte, 101)
	for i := range long {
		long[i] = byte(i)
	}
	for s, want := range map[string]uint64{
		"":    0xef46db3751d8e999,
		"a":   0xd24ec4f1a98c6e5b,
		"abc": 0x44bc2cf5ad770999,
		"Nobody inspects the spammish repetition": 0xfbcea83c8a378bf1,
	} {
		if got := xxhash64([]byte(s)); got != want {
			t.Errorf("%q: %x, want %x", s, got, want)
		}
	}
	seen := map[uint64]int{}
	for n := range long {
		h := xxhash64(long[:n])
		if m, twice := seen[h]; twice {
			t.Errorf("%d and %d bytes have the same sum", n, m)
		}
		seen[h] = n
	}
}
