package web

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// The files of an export, whole.
func TestGoldenExport(t *testing.T) {
	h := fixture()
	for _, f := range formats() {
		got := get(t, h, "/api/v1/export?fields=body&format="+f.name).Body.String()
		file := filepath.Join("testdata", "golden", "export."+f.extension)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: run with -update if this is meant\n%s", f.name, diff)
		}
	}
}

// No cell begins a formula, and nothing else of a cell changes.
func TestHarmless(t *testing.T) {
	hostile := []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "harmless", "", "a=b", "'=1", "\"quoted\", with\nlines"}
	var articles []*index.Article
	for _, title := range hostile {
		articles = append(articles, &index.Article{ID: "x" + title, Title: title, Body: "x", Actors: []string{title}})
	}
	var out bytes.Buffer
	if _, err := Export(t.Context(), searchtest.NewMemory(articles, search.NoNames{}), map[string][]string{"format": {"csv"}}, &out); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != len(hostile)+1 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		for i, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") || strings.HasPrefix(cell, "＝") {
				t.Errorf("column %s has the cell %q", rows[0][i], cell)
			}
		}
		if title := strings.TrimPrefix(row[0], "x"); row[1] != title && row[1] != "'"+title {
			t.Errorf("title %q has become %q", title, row[1])
		}
	}
}

// A place of which no more than the country is known has no point.
func TestVagueFeature(t *testing.T) {
	a := &index.Article{ID: "a", Mentions: []index.Mention{
		{Field: index.FieldLocation, Value: "Sudan", Lat: 15, Lon: 30, Precision: index.PrecisionCountry},
		{Field: index.FieldLocation, Value: "Sudan/Khartoum", Lat: 15.6, Lon: 32.5, Precision: index.PrecisionRegion},
		{Field: index.FieldLocation, Value: "Atlantis"},
		{Field: index.FieldDateline, Value: "Sudan/Khartoum/Khartoum", Lat: 15.6, Lon: 32.5, Precision: index.PrecisionPlace},
		{Field: index.FieldLocation, Value: "Sudan", Lat: 15, Lon: 30, Precision: index.PrecisionCountry},
	}, Event: &index.Event{Point: &index.Point{Lat: 1, Lon: 2, Precision: index.AtArea}}}
	got := features(a)
	if len(got) != 3 || got[0].Geometry != nil || *got[0].Properties.Center != [2]float64{30, 15} || got[0].Properties.Mentions != 2 ||
		got[1].Geometry == nil || got[1].Properties.Precision != "region" || got[2].Geometry != nil || !got[2].Properties.Record {
		b, _ := json.Marshal(got)
		t.Errorf("features are %s", b)
	}
}

// breaking is a Searcher whose exports end in the middle.
type breaking struct {
	*searchtest.Memory
	err  error
	gone int
}

func (b breaking) Export(ctx context.Context, q search.Query, to search.Sink) (int, error) {
	if b.err == nil {
		_, err := b.Memory.Export(ctx, q, to)
		return b.gone, err
	}
	if err := to.Begin(&search.Result{Total: search.Count{Articles: 2}}); err != nil {
		return 0, err
	}
	for _, a := range corpus()[:1] {
		if err := to.Write(a); err != nil {
			return 0, err
		}
	}
	return 0, b.err
}

// An export that ends too early breaks the connection: no client can take what
// it has for the whole.
func TestExportBroken(t *testing.T) {
	for _, f := range FormatNames() {
		for _, encoding := range []string{"identity", "gzip"} {
			srv := httptest.NewServer(fixture(func(c *Config) {
				c.Searcher = breaking{searchtest.NewMemory(corpus(), names()), errors.New("disk is gone"), 0}
			}))
			r, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, srv.URL+"/api/v1/export?format="+f, nil)
			r.Header.Set("Accept-Encoding", encoding)
			answer, err := http.DefaultClient.Do(r)
			if err == nil {
				_, err = io.ReadAll(answer.Body)
				answer.Body.Close()
			}
			if err == nil {
				t.Errorf("%s %s: the client has not seen that it was cut", f, encoding)
			}
			srv.Close()
		}
	}
}

// What was deleted meanwhile is told behind the last article.
func TestExportGone(t *testing.T) {
	srv := httptest.NewServer(fixture(func(c *Config) {
		c.Searcher = breaking{searchtest.NewMemory(corpus(), names()), nil, 3}
	}))
	defer srv.Close()
	answer, err := http.Get(srv.URL + "/api/v1/export")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || bytes.Count(body, []byte("\n")) != 9 || answer.Trailer.Get(headerGone) != "3" {
		t.Errorf("%d lines, trailer %v, %v", bytes.Count(body, []byte("\n")), answer.Trailer, err)
	}
}

// The search before an export has the deadline of any search; failures before
// the first article are problem documents.
func TestExportFailures(t *testing.T) {
	for code, engine := range map[string]failing{"busy": {err: search.ErrBusy}, "deadline": {wait: true}, "internal": {err: errors.New("secret cause")}} {
		h := fixture(func(c *Config) {
			if c.Searcher = engine; engine.wait {
				c.Deadline = time.Millisecond
			}
		})
		rec := get(t, h, "/api/v1/export?format=csv")
		if rec.Header().Get("Content-Type") != typeProblem || !strings.Contains(rec.Body.String(), `"code":"`+code+`"`) || rec.Header().Get("Content-Disposition") != "" {
			t.Errorf("%s: %d %v %s", code, rec.Code, rec.Header(), rec.Body)
		}
	}
}
