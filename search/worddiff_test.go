package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestWordDiff(t *testing.T) {
	for _, tt := range []struct{ a, b, want string }{
		{"", "", ""},
		{"talks go on", "talks go on", "=talks go on"},
		{"", "talks", "+talks"},
		{"talks", "", "-talks"},
		{"three were killed, officials said.", "four were killed, officials said.", "-three |+four |=were killed, officials said."},
		{"He said so.", "He said so on Friday.", "=He said |-so.|+so on Friday."},
		{"peace  talks\n\ngo on", "peace talks go on", "=peace talks go on"},
		{"a b c d", "d", "-a b c |=d"},
		{"停火協議", "停火", "=停火|-協議"},
		{"…", "—", "-…|+—"},
	} {
		got, whole := WordDiff(tt.a, tt.b)
		if written := writeChanges(got); written != tt.want || !whole {
			t.Errorf("%q to %q: %q, %t; want %q", tt.a, tt.b, written, whole, tt.want)
		}
	}
}

func writeChanges(changes []Change) string {
	var parts []string
	for _, c := range changes {
		parts = append(parts, []string{"=", "-", "+"}[c.Kind]+c.Text)
	}
	return strings.Join(parts, "|")
}

// TestWordDiffIsShortest compares random texts with the longest common
// subsequence by its definition, and puts both texts together again.
func TestWordDiffIsShortest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	sentence := func() string {
		words := make([]string, r.IntN(14))
		for i := range words {
			words[i] = string(rune('a' + r.IntN(4)))
		}
		return strings.Join(words, " ")
	}
	for range 3000 {
		a, b := sentence(), sentence()
		changes, whole := WordDiff(a, b)
		var first, second []string
		same := 0
		for _, c := range changes {
			words := strings.Fields(c.Text)
			if c.Kind != Come {
				first = append(first, words...)
			}
			if c.Kind != Gone {
				second = append(second, words...)
			}
			if c.Kind == Kept {
				same += len(words)
			}
		}
		x, y := strings.Fields(a), strings.Fields(b)
		if !whole || !slices.Equal(first, x) || !slices.Equal(second, y) || same != common(x, y) {
			t.Fatalf("%q to %q: %q", a, b, writeChanges(changes))
		}
	}
}

// common returns the length of the longest common subsequence.
func common(x, y []string) int {
	most := make([][]int, len(x)+1)
	for i := range most {
		most[i] = make([]int, len(y)+1)
	}
	for i := range x {
		for j := range y {
			most[i+1][j+1] = max(most[i][j+1], most[i+1][j])
			if x[i] == y[j] {
				most[i+1][j+1] = most[i][j] + 1
			}
		}
	}
	return most[len(x)][len(y)]
}

// TestWordDiffLimits gives texts that are too long, and too different.
func TestWordDiffLimits(t *testing.T) {
	long := strings.Repeat("word ", maxDiffWords+5)
	if changes, whole := WordDiff(long, long); whole || len(changes) != 1 || changes[0].Kind != Kept {
		t.Errorf("too long: %d changes, whole %t", len(changes), whole)
	}
	var a, b strings.Builder
	for i := range maxDiffEdits {
		fmt.Fprintf(&a, "a%d ", i)
		fmt.Fprintf(&b, "b%d ", i)
	}
	changes, whole := WordDiff("same "+a.String()+"end", "same "+b.String()+"end")
	if whole || len(changes) != 4 || changes[0].Text != "same " || changes[1].Kind != Gone || changes[2].Kind != Come || changes[3].Text != "end" {
		t.Errorf("too different: %d changes, whole %t", len(changes), whole)
	}
}
