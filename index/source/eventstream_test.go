package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"testing"
)

// elementsOf reads a list as a stream.
func elementsOf(data []byte) (elements []string, err error) {
	s := &listStream{r: bufio.NewReaderSize(bytes.NewReader(data), 16), line: 1, beside: map[string]string{}}
	if err := s.enter("data"); err != nil {
		return nil, err
	}
	for {
		e, err := s.element()
		if errors.Is(err, errListDone) {
			return elements, nil
		}
		if err != nil {
			return elements, err
		}
		elements = append(elements, string(e))
	}
}

func TestListStream(t *testing.T) {
	s := &listStream{r: bufio.NewReader(bytes.NewReader([]byte(`{"href":"a\/b","n":12,"o":{"data":[{}]},"t":true, "long":"` + string(bytes.Repeat([]byte("x"), maxBeside)) + `","data":[{}]}`))), line: 1, beside: map[string]string{}}
	if err := s.enter("data"); err != nil {
		t.Fatal(err)
	}
	if len(s.beside) != 1 || s.beside["href"] != "a/b" {
		t.Errorf("beside the list stands %q", s.beside)
	}
	for _, text := range []string{"", " ", "7", `"x"`, "{", `{"data"`, `{"data":`, `{"data":7}`, `{"data" [{}]}`, `{"a":1 "data":[]}`, `{"data":[`, `[{}`, `[{},`, `[,{}]`, `[{"a":"]`, `{}`, `[7]`, `[[{}]]`} {
		if elements, err := elementsOf([]byte(text)); err == nil {
			t.Errorf("%q gives %q without an error", text, elements)
		}
	}
}

// The stream and encoding/json see the same records in a list.
func FuzzListStream(f *testing.F) {
	for _, s := range []string{`[]`, `[{"a":"]\"}"}, {"b":[1,{}]}]`, " [\n{}\n,{}]\t", `[{"a":1e5,"b":null,"\\":"\\\\"}]`, `[{},7]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		elements, err := elementsOf(data)
		var want []json.RawMessage
		if json.Unmarshal(data, &want) != nil || want == nil {
			return
		}
		for i, w := range want {
			if w[0] != '{' {
				if err == nil {
					t.Fatalf("%q has a %s, and no error is seen", data, w)
				}
				return
			}
			if i >= len(elements) || elements[i] != string(w) {
				t.Fatalf("element %d of %q is not among %q", i, data, elements)
			}
		}
		if err != nil || len(elements) != len(want) {
			t.Fatalf("%q: %d elements, want %d, %v", data, len(elements), len(want), err)
		}
	})
}
