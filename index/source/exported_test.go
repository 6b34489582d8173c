package source

import (
	"testing"

	"dateline/index"
)

// A line of an export is read as the record that it was made of; what only looks
// like one is read as any line.
func TestExported(t *testing.T) {
	for _, tt := range []struct {
		line   string
		actors int
		body   string
		killed index.Number
	}{
		{`{"id":"a","title":"t","body":"<p>b</p> <b>x</b>","actors":["Ukraine","Russia"],"asserted":{"actors":["Ukraine"]}}`, 1, "<p>b</p> <b>x</b>", index.Number{}},
		{`{"id":"a","title":"t","body":"","story":"s1","actors":["Ukraine"],"asserted":{}}`, 0, "", index.Number{}},
		{`{"id":"a","title":"t","body":"b","actors":["Ukraine","Russia"],"asserted":{"truth":1}}`, 2, "b", index.Number{}},
		{`{"id":"a","title":"t","body":"b","actors":["Ukraine","Russia"],"asserted":"yes"}`, 2, "b", index.Number{}},
		{`{"id":"a","title":"t","body":"b","event":{"killed":{"best":3}}}`, 0, "b", index.NewNumber(3)},
		{`{"id":"a","title":"t","body":"b","event":{"name":"Rally"}}`, 0, "b", index.Number{}},
		{`{"id":"a","title":"t","body":"b","event":"Rally"}`, 0, "b", index.Number{}},
	} {
		a, err := articleOfJSON([]byte(tt.line), usualNames)
		if err != nil {
			t.Errorf("%s: %v", tt.line, err)
			continue
		}
		killed := index.Number{}
		if a.Event != nil {
			killed = a.Event.Killed.Best
		}
		if len(a.Asserted.Actors) != tt.actors || a.Body != tt.body || killed != tt.killed {
			t.Errorf("%s: read as %+v", tt.line, a)
		}
	}
	for _, line := range []string{
		`{"id":"a","body":"b","event":{"killed":{"best":-3}}}`, `{"id":"a","body":"b","event":{"point":{"lat":1e300,"lon":0}}}`,
		`{"id":"a","body":"b","event":{"date_precision":"` + longText() + `"}}`, `{"id":"a","body":"b","asserted":{"published_by":"` + longText() + `"}}`,
	} {
		if a, err := articleOfJSON([]byte(line), usualNames); err == nil {
			t.Errorf("%.60s: read as %+v", line, a.Event)
		}
	}
}

// longText returns more than a value may have.
func longText() string {
	b := make([]byte, index.MaxValue+1)
	for i := range b {
		b[i] = 'x'
	}
	return string(b)
}
