package web

import (
	"net/http"

	"dateline/index"
)

// evidenceJSON is the JSON of GET /api/v1/evidence.
type evidenceJSON struct {
	Field    string       `json:"field"`
	Value    string       `json:"value"` // as it was understood
	Total    countJSON    `json:"total"` // that have the value
	Articles []provedJSON `json:"articles"`
	Notes    []string     `json:"notes"`
	Next     *string      `json:"next"`
}

type provedJSON struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Source    string         `json:"source"`
	Published *string        `json:"published"`
	Sentences []sentenceJSON `json:"sentences"`
	More      int            `json:"more"`               // sentences beyond these
	Asserted  string         `json:"asserted,omitempty"` // what the record itself wrote
}

// sentenceJSON is a sentence: bytes start to end of the body, or of the title
// where in is "title".
type sentenceJSON struct {
	In       string        `json:"in,omitempty"`
	Start    int           `json:"start"`
	End      int           `json:"end"`
	HTML     string        `json:"html"`
	Mentions []mentionJSON `json:"mentions"`
}

// apiEvidence answers GET /api/v1/evidence.
func (s *server) apiEvidence(r *http.Request) (any, error) {
	a, result, err := s.readAsking(r)
	if err != nil {
		return nil, err
	}
	out := evidenceJSON{Field: a.field, Value: a.value, Total: countJSON(result.Total), Articles: []provedJSON{}, Notes: notesJSON(result.Notes)}
	for _, h := range result.Hits {
		out.Articles = append(out.Articles, wireProved(h.Article, a))
	}
	if result.Next != "" {
		out.Next = &result.Next
	}
	return out, nil
}

func wireProved(a *index.Article, of asking) provedJSON {
	out := provedJSON{ID: a.ID, Title: a.Title, Source: a.Source, Published: instantOrNull(a.Published), Sentences: []sentenceJSON{}}
	all := proofs(a, of.field, of.value)
	for _, p := range all[:min(sentencesShown, len(all))] {
		text, marks := p.shown(a)
		sentence := sentenceJSON{In: p.In, Start: p.Span.Start, End: p.Span.End, HTML: string(marked(text, marks))}
		for _, m := range p.Mentions {
			sentence.Mentions = append(sentence.Mentions, wireMention(m))
		}
		out.Sentences = append(out.Sentences, sentence)
	}
	out.More = max(0, len(all)-sentencesShown)
	out.Asserted, _ = asserted(a, of.field, of.value)
	return out
}
