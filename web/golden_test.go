package web

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden answers anew")

// The JSON of the API, whole: names, order, nulls and empty lists.
func TestGoldenJSON(t *testing.T) {
	h := fixture()
	took := regexp.MustCompile(`"took_ms":[0-9.]+`)
	for name, target := range map[string]string{
		"search":  "/api/v1/search?q=talks&actor=Ukraine&facets=date,actor,location,source&interval=month",
		"nothing": "/api/v1/search?q=zzz&facets=date,actor",
		"article": "/api/v1/articles/a1",
		"problem": "/api/v1/search?location=Springfield",
	} {
		var got bytes.Buffer
		answer := took.ReplaceAll(get(t, h, target).Body.Bytes(), []byte(`"took_ms":0`))
		if err := json.Indent(&got, answer, "", "  "); err != nil {
			t.Errorf("%s: %v", target, err)
			continue
		}
		file := filepath.Join("testdata", "golden", name+".json")
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s: run with -update if this is meant\n%s", target, diff)
		}
	}
}
