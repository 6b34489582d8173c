package web

import (
	"strconv"
	"strings"

	"dateline/index"
)

// eventFacts lists what the record of an event says, for the page of its
// article.
func eventFacts(l *locale, a *index.Article) []fact {
	e := a.Event
	if e == nil {
		return nil
	}
	var rows []fact
	add := func(label, text string) {
		if text != "" {
			rows = append(rows, fact{Label: label, Text: text})
		}
	}
	if !e.End.IsZero() {
		rows = append(rows, fact{Label: l.T("article.until"), Text: l.day(e.End), ISO: e.End.String()})
	}
	if e.DatePrecision != "" && e.DatePrecision != index.WithinDay {
		add(l.T("article.known"), e.DatePrecision)
	}
	add(l.field(index.FieldKilled), l.killed(e.Killed))
	for i, s := range e.Sides {
		label := l.T("article.side")
		if len(e.Sides) > 1 {
			label += " " + l.number(i+1)
		}
		text := strings.Join(s.Actors, "; ")
		if s.Kind != "" {
			text += " (" + s.Kind + ")"
		}
		add(label, text)
	}
	if p := e.Point; p != nil {
		text := exactly(p.Lat) + ", " + exactly(p.Lon)
		if p.Precision != "" {
			text += " (" + p.Precision + ")"
		}
		add(l.T("article.coordinates"), text)
	}
	add(l.T("article.reported"), strings.Join(e.Sources, "; "))
	return rows
}

// exactly writes a coordinate as the record has it.
func exactly(d float64) string { return strconv.FormatFloat(d, 'f', -1, 64) }

// killed says how many were killed: 3 (2 to 9), where the estimates
// differ; "" when the record does not say.
func (l *locale) killed(k index.Killed) string {
	low, high := k.Low, k.High
	if !low.Known {
		low = k.Best
	}
	if !high.Known {
		high = k.Best
	}
	spread := ""
	switch {
	case !low.Known && !high.Known:
		return ""
	case !low.Known:
		spread = l.T("killed.most", high.Value)
	case !high.Known:
		spread = l.T("killed.least", low.Value)
	case low.Value != high.Value:
		spread = l.T("range.both", low.Value, high.Value)
	}
	if !k.Best.Known {
		if spread == "" {
			return l.number(low.Value)
		}
		return spread
	}
	if spread == "" {
		return l.number(k.Best.Value)
	}
	return l.T("count.both", k.Best.Value, spread)
}

// eventLine says in a word or two what a hit is the record of: its finest type
// and the deaths, where there are any.
func eventLine(l *locale, a *index.Article) (kind, killed string) {
	if a.Event == nil {
		return a.Type, ""
	}
	kind = a.Type
	if n := len(a.Event.Types); n > 0 {
		kind = a.Event.Types[n-1]
	}
	if k := a.Event.Killed; k.Best.Value > 0 || k.High.Value > 0 {
		killed = l.T("hit.killed", l.killed(k))
	}
	return kind, killed
}
