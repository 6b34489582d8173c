package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestScripts runs the request scripts in testdata against the fixture.
//
// A script is blocks of lines parted by blank lines; # begins a comment. The
// first line of a block is a method and an address; the others set or check:
//
//	with If-None-Match: W/"x"      a request header
//	send {"q": "talks"}            the request body
//	code == 200
//	header ETag == W/"x"           also: != and contains
//	body contains <mark>talks      also: lacks
//	json .hits[0].id == "a1"       the value as compact JSON; also: contains
//	json .hits length == 3
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			runScript(t, fixture(), file, string(data))
		})
	}
}

func runScript(t *testing.T, h http.Handler, file, data string) {
	t.Helper()
	var block []string
	first := 0
	for i, line := range strings.Split(data+"\n", "\n") {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case line != "":
			if len(block) == 0 {
				first = i + 1
			}
			block = append(block, line)
		case len(block) > 0:
			runBlock(t, h, fmt.Sprintf("%s:%d", file, first), block)
			block = nil
		}
	}
}

func runBlock(t *testing.T, h http.Handler, where string, block []string) {
	t.Helper()
	method, target, _ := strings.Cut(block[0], " ")
	header, body := http.Header{}, ""
	var checks []string
	for _, line := range block[1:] {
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "with":
			name, value, _ := strings.Cut(rest, ": ")
			header.Set(name, value)
		case "send":
			body += rest
		default:
			checks = append(checks, line)
		}
	}
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if host := header.Get("Host"); host != "" {
		r.Host = host
	}
	r.Header = header
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	if len(checks) == 0 {
		t.Errorf("%s: nothing is checked", where)
	}
	for _, check := range checks {
		if fault := checkAnswer(rec, check); fault != "" {
			t.Errorf("%s: %s\n\t%s: %s", where, block[0], check, fault)
		}
	}
}

// checkAnswer returns what is wrong, "" when nothing is.
func checkAnswer(rec *httptest.ResponseRecorder, check string) string {
	what, rest, _ := strings.Cut(check, " ")
	got, subject := "", ""
	switch what {
	case "code":
		got = strconv.Itoa(rec.Code)
	case "body":
		got = rec.Body.String()
	case "header":
		subject, rest, _ = strings.Cut(rest, " ")
		got = strings.Join(rec.Header().Values(subject), ", ")
	case "json":
		subject, rest, _ = strings.Cut(rest, " ")
		value, err := jsonAt(rec.Body.Bytes(), subject)
		if err != nil {
			return err.Error()
		}
		if list, ok := value.([]any); ok && strings.HasPrefix(rest, "length ") {
			value, rest = len(list), strings.TrimPrefix(rest, "length ")
		}
		b, _ := json.Marshal(value)
		got = strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(b))
	default:
		return "unknown check"
	}
	op, want, _ := strings.Cut(rest, " ")
	holds := map[string]bool{"==": got == want, "!=": got != want, "contains": strings.Contains(got, want), "lacks": !strings.Contains(got, want)}
	if ok, known := holds[op]; !known || !ok {
		return "got " + got[:min(len(got), 600)]
	}
	return ""
}

// jsonAt returns the value at a path such as .hits[0].id.
func jsonAt(data []byte, path string) (any, error) {
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return nil, fmt.Errorf("not JSON: %w: %.200s", err, data)
	}
	for _, step := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' }) {
		if index, isIndex := strings.CutSuffix(step, "]"); isIndex {
			list, _ := value.([]any)
			i, err := strconv.Atoi(index)
			if err != nil || i >= len(list) {
				return nil, fmt.Errorf("there is no element %s of %d", index, len(list))
			}
			value = list[i]
			continue
		}
		object, ok := value.(map[string]any)
		member, has := object[step]
		if !ok || !has {
			return nil, fmt.Errorf("there is no member %s", step)
		}
		value = member
	}
	return value, nil
}
