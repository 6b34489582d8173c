package web

import "dateline/index"

// eventJSON is what the record of an event says, in hits and articles. It is
// left out for articles that are none.
type eventJSON struct {
	Types         []string   `json:"types"` // in the words of the record, from coarse to fine
	Sides         []sideJSON `json:"sides"`
	Point         *pointJSON `json:"point"` // null when not known
	End           *string    `json:"end"`   // last day, null when it is event_date
	DatePrecision string     `json:"date_precision"`
	Sources       []string   `json:"sources"`
}

type sideJSON struct {
	Kind   string   `json:"kind"`
	Actors []string `json:"actors"`
}

type pointJSON struct {
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Precision string  `json:"precision"`
}

// killedJSON counts deaths. A number that is not known is null, which is not 0.
type killedJSON struct {
	Best index.Number `json:"best"`
	Low  index.Number `json:"low"`
	High index.Number `json:"high"`
}

// wireEvent returns the event of an article in the form of the API, nil when it
// has none.
func wireEvent(a *index.Article) *eventJSON {
	e := a.Event
	if e == nil {
		return nil
	}
	out := &eventJSON{Types: ownTypes(a), Sides: []sideJSON{}, End: dayOrNull(e.End), DatePrecision: e.DatePrecision, Sources: list(e.Sources)}
	for _, s := range e.Sides {
		out.Sides = append(out.Sides, sideJSON{Kind: s.Kind, Actors: list(s.Actors)})
	}
	if p := e.Point; p != nil {
		out.Point = &pointJSON{Lat: p.Lat, Lon: p.Lon, Precision: p.Precision}
	}
	return out
}

// wireKilled returns the deaths in an event, nil when its record has no number.
func wireKilled(a *index.Article) *killedJSON {
	if a.Event == nil || a.Event.Killed == (index.Killed{}) {
		return nil
	}
	k := killedJSON(a.Event.Killed)
	return &k
}

// ownTypes returns the types of an event in the words of its record.
func ownTypes(a *index.Article) []string {
	types := []string{}
	if a.Type != "" {
		types = append(types, a.Type)
	}
	return append(types, a.Event.Types...)
}
