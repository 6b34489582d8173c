package search_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	. "dateline/search"
)

func TestAnyWord(t *testing.T) {
	for _, tt := range []struct {
		q, want string
		left    []string
	}{
		{"what happened in Kherson", "happened OR Kherson", []string{"what", "in"}},
		{"did the WHO warn", "WHO OR warn", []string{"did", "the"}},
		{"WHO WARNED OF THE FLOOD", "WARNED OR FLOOD", []string{"WHO", "OF", "THE"}},
		{"WHAT DID THE U.N. SAY", "U.N. OR SAY", []string{"WHAT", "DID", "THE"}},
		{"who is who", "who OR is OR who", nil},
		{"the war in Ukraine", "war OR Ukraine", []string{"the", "in"}},
		{"die Lage an der Front", "die OR Lage OR Front", []string{"an", "der"}},
		{"що сталося в Херсоні", "сталося OR Херсоні", []string{"що", "в"}},
		{"=the title:the end", "=the OR title:the OR end", nil},
		{"the talks -of location:Kyiv", `talks NOT of location:"Kyiv"`, []string{"the"}},
		{"US aid to us", "US OR aid OR us", []string{"to"}},
		{"the", "the", nil},
		{"the OR a", "the OR a", nil},
	} {
		e, err := Parse(tt.q)
		if err != nil {
			t.Fatal(err)
		}
		got, left := AnyWord(e)
		if diff := cmp.Diff(tt.left, left); diff != "" || Format(got) != tt.want {
			t.Errorf("%q asks for %s without %q, want %s without %q", tt.q, Format(got), left, tt.want, tt.left)
		}
	}
}
