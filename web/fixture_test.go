package web

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// says is a value together with the words of the text that prove it.
type says struct{ field, value, words string }

// prove adds a mention for every place of the words in title and body.
func prove(a *index.Article, all ...says) *index.Article {
	for _, s := range all {
		for _, in := range []struct{ name, text string }{{index.InTitle, a.Title}, {index.InBody, a.Body}} {
			for at := 0; ; {
				i := strings.Index(in.text[at:], s.words)
				if i < 0 {
					break
				}
				start := at + i
				at = start + len(s.words)
				a.Mentions = append(a.Mentions, index.Mention{Field: s.field, Value: s.value, Start: start, End: at, Text: s.words, In: in.name, Rule: "gazetteer", Confidence: 0.9})
				if s.field == index.FieldLocation || s.field == index.FieldDateline {
					m := &a.Mentions[len(a.Mentions)-1]
					m.Lat, m.Lon, m.GeoNames, m.Precision = 24.4667, 54.3667, 292968, index.PrecisionPlace
				}
			}
		}
	}
	return a
}

// corpus is ten short articles with known values.
func corpus() []*index.Article {
	abuDhabi := "United Arab Emirates/Abu Dhabi/Abu Dhabi"
	first := prove(&index.Article{
		ID: "a1", Title: "Ukraine and Russia open talks in Abu Dhabi", Language: "en", Source: "Alpha Wire", URL: "https://alpha.example/1",
		Body: "ABU DHABI, Jan 23 (Demo) - Envoys of Ukraine and Russia opened direct talks on Friday, Ukrainian President Volodymyr Zelenskyy said.\n\n" +
			"The talks follow months of strikes on Kharkiv.\n\nALSO READ: Other news of the day",
		Published: index.NewDay(2026, time.January, 23), EventDate: index.NewDay(2026, time.January, 23),
		Dateline: &index.Dateline{Location: abuDhabi, Date: index.NewDay(2026, time.January, 23), Credit: "Demo"},
		Types:    []string{index.Talks}, Actors: []string{"Russia", "Ukraine", "Volodymyr Zelenskyy"}, Locations: []string{"Ukraine/Kharkiv/Kharkiv", abuDhabi},
	},
		says{"actor", "Ukraine", "Ukraine"}, says{"actor", "Russia", "Russia"}, says{"actor", "Volodymyr Zelenskyy", "Ukrainian President Volodymyr Zelenskyy"},
		says{"actor", "Ukraine", "Ukrainian"}, says{"location", "Ukraine/Kharkiv/Kharkiv", "Kharkiv"}, says{"location", abuDhabi, "Abu Dhabi"},
		says{"date", "2026-01-23", "Jan 23"}, says{"dateline", abuDhabi, "ABU DHABI"}, says{"type", index.Talks, "talks"})
	first.Boilerplate = []index.Span{{Start: strings.Index(first.Body, "ALSO"), End: len(first.Body)}}
	first.Mentions = append(first.Mentions, index.Mention{Field: "actor", Value: "United States", In: index.InRecord, Rule: index.RuleAsserted, As: "USA"})
	first.Actors = append(first.Actors, "United States")
	return []*index.Article{
		first,
		{ID: "a2", Title: "Drone strike on Kharkiv", Body: "A drone strike hit Kharkiv at night.", Language: "en", Source: "Alpha Wire", Published: index.NewDay(2026, time.January, 20),
			Actors: []string{"Ukraine"}, Locations: []string{"Ukraine/Kharkiv/Kharkiv"}},
		{ID: "a3", Title: "أبوظبي تستضيف محادثات", Body: "اجتمع مفاوضون من أوكرانيا وروسيا يوم الجمعة.", Language: "ar", Source: "Beta", Published: index.NewDay(2026, time.January, 23),
			Actors: []string{"Russia", "Ukraine"}, Locations: []string{abuDhabi}},
		{ID: "a4", Title: "Ceasefire in Sudan", Body: "A ceasefire took hold in Khartoum, the army said.", Language: "en", Source: "Beta", Published: index.NewDay(2023, time.May, 22), EventDate: index.NewDay(2023, time.May, 20),
			Actors: []string{"Sudan"}, Locations: []string{"Sudan/Khartoum/Khartoum"}},
		{ID: "a5", Title: "Talks in Geneva", Body: "Talks on a ceasefire go on in Geneva.", Language: "en", Source: "Alpha Wire", Published: index.Date{Time: time.Date(2026, 1, 24, 18, 30, 0, 0, time.UTC), Precision: index.Instant},
			Actors: []string{"United Nations"}, Locations: []string{"Switzerland/Geneva/Geneva"}},
		{ID: "a6", Body: "No headline stands above these words about talks in Kyiv, nor any date.", Language: "en", Actors: []string{"Ukraine"}, Locations: []string{"Ukraine/Kyiv City/Kyiv"}},
		{ID: "a7", Title: "Переговоры в Абу-Даби", Body: "Переговоры начались в пятницу.", Language: "ru", Source: "Beta", Published: index.NewDay(2026, time.January, 23), Actors: []string{"Russia"}, Locations: []string{abuDhabi}},
		{ID: "ucdp:12345", Title: "State-based violence", Body: "Government of Sudan - RSF: 3 deaths.", Type: "State-based violence", Language: "en", Source: "UCDP", Published: index.Date{Time: time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC), Precision: index.Month},
			EventDate: index.NewDay(2024, time.March, 3), Actors: []string{"Sudan"}, Event: sudanEvent(), Locations: []string{"Sudan/North Darfur/El Fasher"}},
		{ID: "a9", Title: "Old telegram", Body: "Printed with a wrong year.", Language: "en", Published: index.NewDay(1066, time.October, 14), DateSuspect: true},
	}
}

// sudanEvent is what the record of an event says, with every field.
func sudanEvent() *index.Event {
	return &index.Event{
		Types: []string{"Battle"}, End: index.NewDay(2024, time.March, 5), DatePrecision: index.WithinWeek, Sources: []string{"Alpha Wire"},
		Sides:  []index.Side{{Kind: "State forces", Actors: []string{"Government of Sudan", "<b>Allies</b>"}}, {Actors: []string{"RSF"}}},
		Killed: index.Killed{Best: index.NewNumber(3), Low: index.NewNumber(0)}, Point: &index.Point{Lat: 13.625, Lon: 25.35, Precision: index.AtPlace},
	}
}

func names() search.Names {
	return searchtest.Table{
		{Field: index.FieldActor, Value: "Ukraine", Kind: "state", Spellings: []string{"Ukraine", "Україна"}},
		{Field: index.FieldActor, Value: "Volodymyr Zelenskyy", Kind: "person", Spellings: []string{"Zelensky", "Zelenskyy", "Volodymyr Zelenskyy"}},
		{Field: index.FieldLocation, Value: "Ukraine/Kharkiv/Kharkiv", Spellings: []string{"Kharkiv", "Kharkov"}},
		{Field: index.FieldLocation, Value: "Ukraine/Kyiv City/Kyiv", Spellings: []string{"Kyiv", "Kiev", "Springfield"}},
		{Field: index.FieldLocation, Value: "Sudan/Khartoum/Khartoum", Spellings: []string{"Khartoum", "Springfield"}},
	}
}

// fixture is the handler over the corpus, with changes to its configuration.
func fixture(change ...func(*Config)) http.Handler {
	cfg := Config{
		Locate:   locate,
		Searcher: searchtest.NewMemory(corpus(), names()), Log: zerolog.New(io.Discard), Version: "v0.0.0-test",
		Now: func() time.Time { return time.Date(2026, 2, 1, 12, 0, 0, 0, time.UTC) }, Notice: "Names of places: GeoNames (CC BY 4.0).\n\nNames of countries: Unicode CLDR.",
	}
	for _, c := range change {
		c(&cfg)
	}
	return New(cfg)
}

// get asks a handler for an address.
func get(t *testing.T, h http.Handler, target string) *httptest.ResponseRecorder {
	t.Helper()
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, target, nil))
	return rec
}

// failing is a Searcher that answers with an error, or panics.
type failing struct {
	err   error
	panic bool
	wait  bool // until the context is done
}

var _ search.Searcher = failing{}

func (f failing) Search(ctx context.Context, _ search.Query) (*search.Result, error) {
	if f.panic {
		panic("secret cause")
	}
	if f.wait {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return nil, f.err
}

func (f failing) Export(ctx context.Context, q search.Query, _ search.Sink) (int, error) {
	_, err := f.Search(ctx, q)
	return 0, err
}

func (f failing) Article(context.Context, string) (*index.Article, error) { return nil, f.err }

func (f failing) Story(context.Context, string) (*search.Story, error) { return nil, f.err }

func (f failing) Suggest(context.Context, string, int) ([]search.Suggestion, error) {
	return nil, f.err
}

func (f failing) Status(context.Context) (search.Status, error) {
	return search.Status{Articles: 7, Generation: "g1"}, f.err
}

// english is the language of most tests.
func english() *locale { return loadLocales()[0] }

// locate knows where the locations of the corpus lie.
func locate(path string) (Spot, bool) {
	all := map[string]Spot{
		"Ukraine": {49, 32, index.PrecisionCountry}, "Ukraine/Kharkiv": {49.6, 36.5, index.PrecisionRegion}, "Ukraine/Kharkiv/Kharkiv": {49.98, 36.25, index.PrecisionPlace},
		"Ukraine/Kyiv City": {50.45, 30.5, index.PrecisionRegion}, "Ukraine/Kyiv City/Kyiv": {50.45, 30.52, index.PrecisionPlace},
		"United Arab Emirates": {24, 54, index.PrecisionCountry}, "United Arab Emirates/Abu Dhabi": {23.6, 53.7, index.PrecisionRegion},
		"United Arab Emirates/Abu Dhabi/Abu Dhabi": {24.4667, 54.3667, index.PrecisionPlace},
		"Sudan": {15, 30, index.PrecisionCountry}, "Sudan/Khartoum": {15.8, 32.9, index.PrecisionRegion}, "Sudan/Khartoum/Khartoum": {15.55, 32.53, index.PrecisionPlace},
		"Switzerland": {47, 8, index.PrecisionCountry}, "Switzerland/Geneva": {46.2, 6.1, index.PrecisionRegion}, "Switzerland/Geneva/Geneva": {46.2, 6.15, index.PrecisionPlace},
	}
	spot, ok := all[path]
	return spot, ok
}
