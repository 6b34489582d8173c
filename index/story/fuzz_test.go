package story

import (
	"strings"
	"testing"

	"dateline/index"
)

// Whatever a text is, it has no more keys than there are, is alike itself, and
// alike goes both ways.
func FuzzAlike(f *testing.F) {
	long := strings.Repeat("Shelling in Kharkiv killed 3 people on Friday. ", 12)
	f.Add("Talks", long, "Talks", long[:300], 0, 20)
	f.Add("", "", "x", "\xff\u200f\u0000", 5, 2)
	f.Add("停火", strings.Repeat("停火谈判", 30), "وقف", strings.Repeat("وقف إطلاق النار ", 30), -1, 1<<30)
	f.Fuzz(func(t *testing.T, titleA, bodyA, titleB, bodyB string, start, end int) {
		var r Reader
		spans := []index.Span{{Start: start, End: end}, {Start: end, End: start}}
		a := r.Read(&index.Article{ID: "a", Title: titleA, Body: bodyA, Boilerplate: spans})
		b := r.Read(&index.Article{ID: "b", Title: titleB, Body: bodyB})
		for _, x := range []*Text{a, b} {
			if n := len(x.Keys()); n > MaxKeys || (n == 0) != (x.Words == 0) {
				t.Errorf("%d keys of %d words", n, x.Words)
			}
			if x.Words > 0 && !Alike(x, x) {
				t.Errorf("%q is not alike itself", bodyA)
			}
		}
		if Alike(a, b) != Alike(b, a) {
			t.Error("alike goes one way only")
		}
	})
}
