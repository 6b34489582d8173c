package web

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"

	"dateline/index"
	"dateline/search"
)

// certain is the number of standard deviations from which on a difference is
// hardly chance: one in twenty by the normal distribution.
const certain = 1.96

// comparePage is the page /compare.
type comparePage struct {
	frame
	Form   compareForm
	A, B   *countedSearch // nil without a second search
	Both   string
	By     string // what is counted
	Notes  []string
	Chart  *pairChart
	Tables []apartTable
	Same   bool // both are the same search
	JSON   string
}

// countedSearch is one of the two with its count.
type countedSearch struct{ Href, Text, Count string }

// compareForm is the form for the second search; the first is that of the page.
type compareForm struct {
	Q, Q2      string
	From, To   string
	From2, To2 string
	Hidden     []pair
}

// pairChart is the histogram of both.
type pairChart struct {
	Label       string
	Width       int
	Bars        []pairBar
	First, Last string
}

type pairBar struct {
	Label string
	A, B  bar
}

// apartTable is what sets the two apart in one facet.
type apartTable struct {
	Label string
	Rows  []apartRow
}

type apartRow struct {
	Name, Path string // of a location the path is what it lies in
	A, B       countedValue
	Side       string // "a" or "b"
	Z          string
	Chance     bool // the difference can be chance
}

// countedValue is how often a search finds a value, with the articles that this
// counts.
type countedValue struct {
	Href  string
	Count string // short: a number
	Says  string // long: "41 articles"
}

// comparison answers /compare.
func (s *server) comparison(r *http.Request) (page, error) {
	p, err := s.readPair(r)
	if err != nil {
		return page{}, err
	}
	l := s.locales.of(r)
	p.a.loc, p.b.loc = l, l
	view := comparePage{frame: s.frame(r, l.T("compare.title")), Form: newCompareForm(p), JSON: p.link(pathAPICompare)}
	view.Query = p.a.query.Text
	view.Hidden = hiddenFields(p.a.values(pathSearch), func(name, _ string) bool { return name == "q" })
	if p.one {
		return page{template: "compare", data: view}, nil
	}
	c, err := s.compare(r.Context(), p)
	if err != nil {
		return page{}, err
	}
	view.A = &countedSearch{Href: p.a.link(pathSearch), Text: described(p.a), Count: l.count(c.a)}
	view.B = &countedSearch{Href: p.b.link(pathSearch), Text: described(p.b), Count: l.count(c.b)}
	view.Both, view.By, view.Notes = l.T("compare.both", l.count(c.both)), l.T("by."+string(c.by)), l.notes(c.notes)
	view.Same = p.a.link("") == p.b.link("")
	view.Chart = newPairChart(p, c)
	for _, field := range comparedFields() {
		view.Tables = append(view.Tables, newApartTable(p, field, c.apart[field]))
	}
	return page{template: "compare", data: view}, nil
}

func newCompareForm(p pairOf) compareForm {
	from, to := p.a.dates()
	f := compareForm{Q: p.a.query.Text, Q2: p.q2, From: from.String(), To: to.String(), From2: p.from, To2: p.to}
	f.Hidden = hiddenFields(p.a.values(pathCompare), func(name, _ string) bool { return slices.Contains([]string{"q", "from", "to"}, name) })
	return f
}

// described names a search by its text and its dates.
func described(a asked) string {
	text := strings.TrimSpace(a.query.Text)
	if text == "" {
		text = a.loc.T("results.all")
	}
	if from, to := a.dates(); !from.IsZero() || !to.IsZero() {
		text += ", " + a.loc.span(from, to)
	}
	return text
}

// Measures of the drawing: two bars beside each other in a slot.
const (
	pairSlot = 14
	pairBarW = 5
)

func newPairChart(p pairOf, c comparison) *pairChart {
	all := c.buckets()
	if len(all) == 0 {
		return nil
	}
	most := 1
	for _, b := range all {
		most = max(most, counted(b.a, c.by), counted(b.b, c.by))
	}
	l, field := p.a.loc, c.dates[0].Field
	chart := &pairChart{Label: l.field(field), Width: len(all) * pairSlot, First: l.bucket(all[0].Bucket), Last: l.bucket(all[len(all)-1].Bucket)}
	for i, b := range all {
		one := func(a asked, n search.Bucket, offset int) bar {
			height := scaled(counted(n, c.by), most)
			return bar{Count: l.count(n.Count), Href: within2(a, field, b.Bucket).link(pathSearch), X: i*pairSlot + offset, Y: chartHeight - height, W: pairBarW, H: height}
		}
		chart.Bars = append(chart.Bars, pairBar{Label: l.bucket(b.Bucket), A: one(p.a, b.a, 1), B: one(p.b, b.b, 1+pairBarW+1)})
	}
	return chart
}

// within2 returns the search restricted to a bucket, but to no day that it does
// not find anyway.
func within2(a asked, field string, b search.Bucket) asked {
	from, to := a.dates()
	first, last := b.From, b.To
	if field == a.dateField && !from.IsZero() && from.DayNumber() > first.DayNumber() {
		first = index.DayOf(from.DayNumber())
	}
	if field == a.dateField && !to.IsZero() && to.End().DayNumber() < last.DayNumber() {
		last = to.End()
	}
	if first.DayNumber() > last.DayNumber() {
		first, last = b.From, b.To
	}
	return a.between(field, first, last)
}

func newApartTable(p pairOf, field string, all []apart) apartTable {
	l := p.a.loc
	t := apartTable{Label: l.T("class." + field)}
	a, b := sides(all, search.DefaultFacet)
	found := func(of asked, value string, b search.Bucket) countedValue {
		short, says := l.bucketCount(b, of.query.Count)
		return countedValue{Href: of.proving(field, value).link(pathSearch), Count: short, Says: says}
	}
	for i, side := range [][]apart{a, b} {
		for _, x := range side {
			row := apartRow{
				Name: x.Value, Side: []string{"a", "b"}[i], Z: signed(x.Z), Chance: math.Abs(x.Z) < certain,
				A: found(p.a, x.Value, x.A), B: found(p.b, x.Value, x.B),
			}
			if field == index.FieldLocation {
				row.Name, row.Path = index.LocationName(x.Value), l.value(field, index.LocationParent(x.Value))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// sides returns the values that say most for A and for B, up to n each.
func sides(all []apart, n int) (a, b []apart) {
	for _, x := range all {
		if x.Z > 0 && x.A.Count.Articles > 0 && len(a) < n {
			a = append(a, x)
		}
	}
	for _, x := range slices.Backward(all) {
		if x.Z < 0 && x.B.Count.Articles > 0 && len(b) < n {
			b = append(b, x)
		}
	}
	return a, b
}

// signed writes a number with its sign, and the minus as one.
func signed(x float64) string { return strings.Replace(fmt.Sprintf("%+.1f", x), "-", "−", 1) }

func round3(x float64) float64 { return math.Round(x*1000) / 1000 }
