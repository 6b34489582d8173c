package web

import "net/http"

// compareJSON is the JSON of GET /api/v1/compare.
type compareJSON struct {
	A     comparedJSON         `json:"a"`
	B     comparedJSON         `json:"b"`
	Both  countJSON            `json:"both"` // articles that both searches find
	Dates pairDatesJSON        `json:"dates"`
	Apart map[string]apartJSON `json:"apart"` // by field
	Prior int                  `json:"prior"` // weight of the prior, in counted values
	Notes []string             `json:"notes"`
}

type pairDatesJSON struct {
	Interval string           `json:"interval"`
	Buckets  []pairBucketJSON `json:"buckets"`
}

type comparedJSON struct {
	Query string    `json:"query"`
	Total countJSON `json:"total"`
	From  string    `json:"from,omitempty"`
	To    string    `json:"to,omitempty"`
}

type pairBucketJSON struct {
	Value string    `json:"value"`
	From  string    `json:"from"`
	To    string    `json:"to"`
	A     countJSON `json:"a"`
	B     countJSON `json:"b"`
}

// apartJSON lists what sets each of the two apart from the other, the most
// telling first.
type apartJSON struct {
	A []apartValueJSON `json:"a"`
	B []apartValueJSON `json:"b"`
}

type apartValueJSON struct {
	Value   string    `json:"value"`
	A       countJSON `json:"a"`
	B       countJSON `json:"b"`
	LogOdds float64   `json:"log_odds"`
	Z       float64   `json:"z"`
}

// apiCompare answers GET /api/v1/compare.
func (s *server) apiCompare(r *http.Request) (any, error) {
	p, err := s.readPair(r)
	if err != nil {
		return nil, err
	}
	if p.one {
		return nil, badCall(paramQ2, "there is no second search to compare with", "Give q2 for another text, or from2 and to2 for another range of dates.")
	}
	c, err := s.compare(r.Context(), p)
	if err != nil {
		return nil, err
	}
	out := compareJSON{A: wireCompared(p.a, countJSON(c.a)), B: wireCompared(p.b, countJSON(c.b)), Both: countJSON(c.both), Apart: map[string]apartJSON{}, Prior: priorWeight, Notes: notesJSON(c.notes)}
	out.Dates.Interval, out.Dates.Buckets = string(c.interval), []pairBucketJSON{}
	for _, b := range c.buckets() {
		out.Dates.Buckets = append(out.Dates.Buckets, pairBucketJSON{Value: b.Value, From: b.From.String(), To: b.To.String(), A: countJSON(b.a.Count), B: countJSON(b.b.Count)})
	}
	for field, all := range c.apart {
		a, b := sides(all, p.a.facetSize())
		out.Apart[field] = apartJSON{A: wireApart(a), B: wireApart(b)}
	}
	return out, nil
}

func wireCompared(a asked, total countJSON) comparedJSON {
	from, to := a.dates()
	return comparedJSON{Query: a.query.Text, Total: total, From: from.String(), To: to.String()}
}

func wireApart(all []apart) []apartValueJSON {
	out := []apartValueJSON{}
	for _, x := range all {
		out = append(out, apartValueJSON{Value: x.Value, A: countJSON(x.A.Count), B: countJSON(x.B.Count), LogOdds: round3(x.LogOdds), Z: round3(x.Z)})
	}
	return out
}
