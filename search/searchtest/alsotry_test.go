package searchtest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/index"
	"dateline/search"
)

func TestAlsoTry(t *testing.T) {
	var articles []*index.Article
	for _, a := range []struct{ language, body string }{
		{"uk", "Залужний говорив про фронт"}, {"uk", "Залужний у Лондоні"}, {"ru", "Герасимов посетил штаб"}, {"ar", "قال حسن إن المحادثات"},
		{"en", "Zaluzhnyi spoke of the front"}, {"en", "talks on the front"}, {"uk", "Київ"}, {"uk", "Ворог під Сумами знав Буданова"},
	} {
		articles = append(articles, &index.Article{ID: a.body, Body: a.body, Language: a.language})
	}
	m := NewMemory(articles, Table{{Field: index.FieldLocation, Value: "Ukraine/Kyiv City/Kyiv", Spellings: []string{"Kyiv", "Київ"}}})
	for _, tt := range []struct {
		q    string
		want []search.Alternative
	}{
		{"Zaluzhnyi", []search.Alternative{{Text: "залужний", Articles: 2}}},
		{"zaluzhnyi front", nil},
		{"zaluzhnyi OR talks", []search.Alternative{{Text: "залужний OR talks", Articles: 3}}},
		{"Залужний", []search.Alternative{{Text: "zaluzhnyi", Articles: 1}}},
		{"Gerasimov", []search.Alternative{{Text: "герасимов", Articles: 1}}},
		{"Hasan", []search.Alternative{{Text: "حسن", Articles: 1}}},
		{"Budanov", []search.Alternative{{Text: "буданов", Articles: 1}}}, // inflected
		{"-zaluzhnyi talks", nil},
		{"=zaluzhnyi", nil},
		{"Kyiv", nil},
		{"front", []search.Alternative{{Text: "фронт", Articles: 1}}},
	} {
		match, err := search.Parse(tt.q)
		if err != nil {
			t.Fatal(err)
		}
		q := search.Query{Match: match, Variants: true, Page: search.Page{Limit: 10}}
		if err := q.Normalize(); err != nil {
			t.Fatal(err)
		}
		result, err := m.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := search.AlsoTry(t.Context(), m, q, result)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.q, diff)
		}
	}
}
