package enrich

import (
	"slices"
	"strings"
	"testing"

	"dateline/index"
	"dateline/index/gazetteer"

	"github.com/google/go-cmp/cmp"
)

// TestParts looks whether an article that names a part of an actor has the
// whole as an actor, once.
func TestParts(t *testing.T) {
	e := New(loadGazetteer(), fixedNow)
	for _, tt := range []struct {
		name, body string
		want       []string
		rule       string // of the last of them
	}{
		{"brigades", "Fighters of the Qassam Brigades fired a rocket.", []string{"Al-Qassam Brigades", "Hamas"}, rulePart},
		{"in Arabic", "قالت كتائب القسام إنها أطلقت صاروخا.", []string{"Al-Qassam Brigades", "Hamas"}, rulePart},
		{"both named", "Hamas said that the Qassam Brigades had fired a rocket. Hamas did not say why.", []string{"Al-Qassam Brigades", "Hamas"}, ruleName},
		{"the whole only", "Hamas did not say why.", []string{"Hamas"}, ruleName},
		{"mission", "UNIFIL said that it had counted three shells.", []string{"UNIFIL", "United Nations"}, rulePart},
		{"organ of a state", "The Kremlin said nothing.", []string{"Russia"}, ruleMetonym},
	} {
		a := &index.Article{Body: tt.body}
		e.Enrich(a)
		checkMentions(t, a)
		if diff := cmp.Diff(tt.want, a.Actors); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
			continue
		}
		last := tt.want[len(tt.want)-1]
		i := slices.IndexFunc(a.Mentions, func(m index.Mention) bool { return m.Field == index.FieldActor && m.Value == last })
		if m := a.Mentions[i]; m.Rule != tt.rule || m.Confidence != confidences[tt.rule] {
			t.Errorf("%s: %s by the rule %q with confidence %v, want %q", tt.name, last, m.Rule, m.Confidence, tt.rule)
		}
	}
}

// TestPartsOfUser rolls up actors of a user's file through several levels, but
// not people: what one of them does, the unit has not done.
func TestPartsOfUser(t *testing.T) {
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	own := "kind\tname\tcountry\tpart of\tother names\n" +
		"armed group\tDemo Battalion\t\tHamas\t\n" +
		"armed group\tDemo Company\t\tDemo Battalion\t\n" +
		"person\tOlena Prykladna\t\tDemo Company\t\n"
	if err := g.Extend("own.tsv", strings.NewReader(own)); err != nil {
		t.Fatal(err)
	}
	for body, want := range map[string][]string{
		"The Demo Company attacked.": {"Demo Battalion", "Demo Company", "Hamas"},
		"Olena Prykladna was there.": {"Olena Prykladna"},
	} {
		a := &index.Article{Body: body}
		New(g, fixedNow).Enrich(a)
		if diff := cmp.Diff(want, a.Actors); diff != "" {
			t.Errorf("%q: %s", body, diff)
		}
	}
}
