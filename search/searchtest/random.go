package searchtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"dateline/index"
	"dateline/index/text"
	"dateline/search"
)

// The vocabulary of random articles: few words, so that queries find many;
// words that stem together in English and in Russian; names in several scripts;
// accents and abbreviations.
var (
	randomWords = []string{"talks", "talk", "talking", "ceasefire", "peace", "plan", "plans", "drone", "strike", "strikes", "Kyiv", "Kiev", "Київ",
		"переговоры", "переговорах", "négociation", "U.S.", "us", "the", "of", "in", "Sana'a", "12,000", "停火", "cease-fire", "cease", "fire"}
	randomActors    = []string{"Ukraine", "Russia", "United States", "Hamas", "Volodymyr Zelenskyy"}
	randomLocations = []string{"Ukraine", "Ukraine/Kharkiv", "Ukraine/Kharkiv/Kharkiv", "Ukraine/Kharkiv/Izium", "Ukraine/Donetsk/Bakhmut", "Russia/Moscow/Moscow", "Switzerland/Geneva/Geneva"}
	randomSources   = []string{"", "Demo desk Europe", "Demo desk Asia"}
	randomCredits   = []string{"Agency", "Demo desk Asia"}
	randomLanguages = []string{"", "en", "en", "en", "ru", "fr"}
)

// RandomArticle returns an article made of few words and values. Ids repeat
// from about one article in ten, so that a corpus holds updates.
func RandomArticle(r *rand.Rand) *index.Article {
	a := &index.Article{
		ID:        fmt.Sprintf("a%d", r.IntN(1000)),
		Title:     randomText(r, 5),
		Body:      randomText(r, 40),
		Source:    randomSources[r.IntN(len(randomSources))],
		Language:  randomLanguages[r.IntN(len(randomLanguages))],
		Actors:    randomSubset(r, randomActors),
		Locations: randomSubset(r, randomLocations),
		Published: randomDate(r),
		EventDate: randomDate(r),
	}
	if r.IntN(2) == 0 {
		a.Story = fmt.Sprintf("a%d", r.IntN(20)) // at times an article that there is not
	}
	if r.IntN(3) == 0 {
		a.Credit = randomCredits[r.IntN(len(randomCredits))]
	}
	if r.IntN(3) == 0 {
		a.Dateline = &index.Dateline{Location: randomLocations[r.IntN(len(randomLocations))]}
	}
	if r.IntN(2) == 0 {
		a.Event = &index.Event{Killed: index.Killed{Best: randomNumber(r), Low: randomNumber(r), High: randomNumber(r)}}
	}
	return a
}

// randomNumber returns a number of deaths, mostly few, at times unknown.
func randomNumber(r *rand.Rand) index.Number {
	switch r.IntN(6) {
	case 0:
		return index.Number{}
	case 1:
		return index.NewNumber(r.IntN(index.MaxNumber))
	}
	return index.NewNumber(r.IntN(20))
}

// RandomCorpus returns n random articles.
func RandomCorpus(r *rand.Rand, n int) []*index.Article {
	articles := make([]*index.Article, n)
	for i := range articles {
		articles[i] = RandomArticle(r)
	}
	return articles
}

func randomText(r *rand.Rand, most int) string {
	words := make([]string, r.IntN(most+1))
	for i := range words {
		words[i] = randomWords[r.IntN(len(randomWords))]
	}
	return strings.Join(words, []string{" ", ", ", "\n\n"}[r.IntN(3)])
}

func randomSubset(r *rand.Rand, values []string) []string {
	var chosen []string
	for _, v := range values {
		if r.IntN(3) == 0 {
			chosen = append(chosen, v)
		}
	}
	return chosen
}

// randomDate returns a day or an instant in the winter of 2025/26, at times a
// month, a day years before, or no date.
func randomDate(r *rand.Rand) index.Date {
	day := index.NewDay(2025, time.December, 1+r.IntN(90))
	switch r.IntN(10) {
	case 0:
		return index.Date{}
	case 1:
		return index.Date{Time: day.Time.Add(time.Duration(r.IntN(86400)) * time.Second), Precision: index.Instant}
	case 2:
		return index.Date{Time: time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC), Precision: index.Month}
	case 3:
		return index.NewDay(1995+r.IntN(30), time.November, 21)
	}
	return day
}

// RandomQuery returns a normalised query over what RandomArticle writes.
func RandomQuery(r *rand.Rand) search.Query {
	q := search.Query{
		Sort:     []search.Sort{search.Relevance, search.Newest, search.Oldest}[r.IntN(3)],
		Page:     search.Page{Limit: []int{0, 3, 10, search.MaxLimit}[r.IntN(4)]},
		Variants: r.IntN(2) == 0,
		Collapse: []search.Collapse{search.CollapseNone, search.CollapseStory}[r.IntN(2)],
		Count:    []search.CountBy{search.CountArticles, search.CountStories, search.CountSources}[r.IntN(3)],
	}
	if r.IntN(5) > 0 {
		q.Match = randomExpr(r, 3)
	}
	for range r.IntN(4) {
		q.Where = append(q.Where, randomFilter(r))
	}
	for _, f := range index.Schema() {
		if f.Facet && r.IntN(2) == 0 {
			q.Facets = append(q.Facets, search.FacetRequest{Field: f.Name, Size: 1 + r.IntN(4), Interval: randomInterval(r), Prefix: []string{"", "", "", "u", "kiev", "United st", "х"}[r.IntN(7)], Every: r.IntN(6) == 0})
		}
	}
	if err := q.Normalize(); err != nil {
		panic(fmt.Sprintf("searchtest: a random query is not valid: %v", err))
	}
	return q
}

func randomInterval(r *rand.Rand) search.Interval {
	return []search.Interval{search.IntervalAuto, search.IntervalDay, search.IntervalWeek, search.IntervalMonth, search.IntervalYear}[r.IntN(5)]
}

func randomExpr(r *rand.Rand, depth int) search.Expr {
	if depth == 0 {
		return search.Word{Field: randomField(r), Text: oneWord(r)}
	}
	switch r.IntN(13) {
	case 12:
		return search.Phrase{Field: randomField(r), Words: []string{"cease", "fire"}, Hyphens: true}
	case 8:
		return search.Word{Field: randomField(r), Text: oneWord(r), Exact: true}
	case 9:
		return search.Phrase{Field: randomField(r), Words: []string{oneWord(r), oneWord(r), oneWord(r)}[:2+r.IntN(2)], Within: r.IntN(5), Exact: r.IntN(3) == 0}
	case 10:
		return search.Prefix{Field: randomField(r), Text: []string{"tal", "пере", "Stri", "neg", "xyz"}[r.IntN(5)]}
	case 11:
		return search.Fuzzy{Field: randomField(r), Text: []string{"talsk", "plna", "Kyvi", "dorne", "stirkes"}[r.IntN(5)], Edits: 1 + r.IntN(2)}
	case 0:
		return search.And{randomExpr(r, depth-1), randomExpr(r, depth-1)}
	case 1:
		return search.Or{randomExpr(r, depth-1), randomExpr(r, depth-1)}
	case 2:
		return search.Not{Of: randomExpr(r, depth-1)}
	case 3:
		return search.Phrase{Field: randomField(r), Words: []string{oneWord(r), oneWord(r)}}
	case 4:
		return search.Where{Filter: randomInnerFilter(r)}
	}
	return search.Word{Field: randomField(r), Text: oneWord(r)}
}

// oneWord returns a word of the vocabulary that is one word to package text.
func oneWord(r *rand.Rand) string {
	for {
		w := randomWords[r.IntN(len(randomWords))]
		if len(text.Words(w)) == 1 {
			return w
		}
	}
}

func randomField(r *rand.Rand) string {
	return []string{"", "", index.FieldTitle, index.FieldBody}[r.IntN(4)]
}

func randomInnerFilter(r *rand.Rand) search.Filter {
	for {
		f := randomFilter(r)
		if !f.Not && f.Mode == search.Any {
			return f
		}
	}
}

func randomFilter(r *rand.Rand) search.Filter {
	f := search.Filter{Mode: search.Mode(r.IntN(2)), Not: r.IntN(4) == 0}
	pick := func(values []string) {
		for range 1 + r.IntN(2) {
			f.Values = append(f.Values, values[r.IntN(len(values))])
		}
	}
	switch r.IntN(8) {
	case 7:
		f.Field, f.Mode = []string{index.FieldSources, index.FieldOrigins}[r.IntN(2)], search.Any
		f.Least = index.NewNumber(r.IntN(4))
	case 6:
		f.Field, f.Mode = []string{index.FieldKilled, index.FieldKilledLow, index.FieldKilledHigh}[r.IntN(3)], search.Any
		f.Least = index.NewNumber(r.IntN(10))
		if r.IntN(2) == 0 {
			f.Most = index.NewNumber(f.Least.Value + r.IntN(10))
		}
	case 0:
		f.Field, f.Mode = index.FieldDate, search.Any
		f.From, f.To = index.NewDay(2025, time.December, 10), index.NewDay(2026, time.January, 1+r.IntN(40))
	case 1:
		f.Field, f.Mode, f.From = index.FieldEvent, search.Any, index.NewDay(2025, time.December, 1+r.IntN(60))
	case 2:
		f.Field = index.FieldLocation
		pick(append(randomLocations, "Ukraine/Donetsk", "France", search.None))
	case 3:
		f.Field = index.FieldDateline
		pick(randomLocations)
	case 4:
		f.Field = index.FieldSource
		pick(randomSources[1:])
	default:
		f.Field = index.FieldActor
		pick(append(randomActors, "Nobody", search.None))
	}
	return f
}

// RandomNames are the names that a random corpus is searched with: one place in
// four spellings, one actor with an alias.
func RandomNames() search.Names {
	return Table{
		{Field: index.FieldLocation, Value: "Ukraine/Kyiv City/Kyiv", Spellings: []string{"Kyiv", "Kiev", "Київ"}},
		{Field: index.FieldLocation, Value: "Ukraine/Kharkiv/Kharkiv", Spellings: []string{"Kharkiv", "Kharkov"}},
		{Field: index.FieldActor, Value: "United States", Kind: "state", Spellings: []string{"United States", "U.S.", "peace plan"}},
	}
}
