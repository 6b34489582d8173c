package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDescribed holds the description to the routes: every address under /api
// with each of its methods, and nothing else.
func TestDescribed(t *testing.T) {
	var want, got []string
	for _, r := range newServer(Config{}).table() {
		for _, method := range strings.Fields(r.methods) {
			if strings.HasPrefix(r.path, pathAPI) && method != http.MethodHead {
				want = append(want, strings.ToLower(method)+" "+r.path)
			}
		}
	}
	for _, o := range operations() {
		got = append(got, o.method+" "+o.path)
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("routes and description differ (-routes +described):\n%s", diff)
	}
}

// Every parameter of a search is described where it can be given, and what is
// said of a parameter is said of one that there is.
func TestParametersDescribed(t *testing.T) {
	h := fixture()
	for _, o := range operations() {
		for _, p := range o.takes {
			target := strings.NewReplacer("{id}", "a1", "{field}", "actor").Replace(o.path)
			rec := get(t, h, target+"?"+p.name+"=")
			if strings.Contains(rec.Body.String(), "there is no parameter") {
				t.Errorf("%s %s: described, but not there", o.path, p.name)
			}
		}
	}
	for _, o := range operations()[:1] {
		for _, p := range Parameters() {
			if !slices.ContainsFunc(o.takes, func(described taken) bool { return described.name == p.Name && described.help == p.Help }) {
				t.Errorf("%s is not described", p.Name)
			}
		}
	}
	for name := range parameterSchemas() {
		if !slices.ContainsFunc(Parameters(), func(p Parameter) bool { return p.Name == name }) {
			t.Errorf("there is no parameter %s", name)
		}
	}
}

// The description, whole, and each reference in it leads somewhere.
func TestGoldenDescription(t *testing.T) {
	var got bytes.Buffer
	body := get(t, fixture(), "/api/openapi.json").Body.Bytes()
	if err := json.Indent(&got, body, "", " "); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "golden", "openapi.json")
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
		t.Errorf("run with -update if this is meant\n%s", diff)
	}
	var doc struct {
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal(body, &doc); err != nil {
		t.Fatal(err)
	}
	for part := range strings.SplitSeq(string(body), `"$ref":"#/components/schemas/`) {
		name, _, _ := strings.Cut(part, `"`)
		if _, ok := doc.Components.Schemas[name]; !ok && !strings.HasPrefix(part, "{") {
			t.Errorf("there is no schema %s", name)
		}
	}
}
