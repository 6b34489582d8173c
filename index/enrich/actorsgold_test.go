package enrich

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"dateline/index"
	"dateline/index/gazetteer"
	"dateline/index/text"
)

// markedSpan is a stretch of a text that people have marked.
type markedSpan struct {
	Start, End      int
	Text, Type      string
	Wikidata        string
	Canonical, kind string
}

// goldNames is a set of Russian articles in which people and organisations are
// marked, and what it calls them.
type goldNames struct {
	set    string
	people string
	bodies string
	floors [2]float64 // of F1 of people and organisations, the same spans but for quotation marks
}

// TestGoldActors compares the people and organisations that are found in
// Russian news with those that careful readers have marked.
func TestGoldActors(t *testing.T) {
	g := loadGazetteer()
	for _, set := range []goldNames{
		{"nerel-dev", "PERSON", "ORGANIZATION", [2]float64{0.85, 0.70}},
		{"factrueval-devset", "Person", "Org", [2]float64{0.89, 0.64}},
	} {
		t.Run(set.set, func(t *testing.T) { set.score(t, g) })
	}
}

// TestGoldActorsTrain prints the same for the articles that the rules have been
// learnt from.
func TestGoldActorsTrain(t *testing.T) {
	goldNames{"nerel-train", "PERSON", "ORGANIZATION", [2]float64{0.86, 0.73}}.score(t, loadGazetteer())
}

func (set goldNames) score(t *testing.T, g *gazetteer.Gazetteer) {
	bodies := make(map[string]string)
	readLines(t, sharedData(t, "entities", set.set+".articles.jsonl.zst"), func(a struct{ ID, Body string }) { bodies[a.ID] = a.Body })
	people, bodiesTally := newTally(), newTally()
	e := New(g, fixedNow)
	readLines(t, sharedData(t, "entities", set.set+".gold.jsonl.zst"), func(gold struct {
		ID    string
		Spans []markedSpan
	}) {
		a := &index.Article{Body: bodies[gold.ID]}
		e.Enrich(a)
		checkMentions(t, a)
		people.compare(a, ofType(gold.Spans, set.people), mentionsOf(a, g, isPerson))
		bodiesTally.compare(a, ofType(gold.Spans, set.bodies), mentionsOf(a, g, isBody))
	})
	for i, tally := range []*tally{people, bodiesTally} {
		what := []string{"people", "organisations"}[i]
		exact := tally.f1(tally.exactGold, tally.exactFound)
		t.Logf("%s %s: %d marked, %d found; exact P %.3f R %.3f F1 %.3f; with every quotation mark F1 %.3f; name without its kind F1 %.3f; overlapping F1 %.3f; %d of those found linked to the registry",
			set.set, what, tally.gold, tally.found, share(tally.exactFound, tally.found), share(tally.exactGold, tally.gold), exact,
			tally.f1(tally.strictGold, tally.strictFound), tally.f1(tally.nameGold, tally.nameFound), tally.f1(tally.overGold, tally.overFound), tally.linked)
		if testing.Verbose() {
			t.Logf("missed: %s", commonest(tally.missed, 100))
			t.Logf("false: %s", commonest(tally.wrong, 100))
		}
		if exact < set.floors[i] {
			t.Errorf("%s: F1 %.3f, want %.3f", what, exact, set.floors[i])
		}
	}
}

// tally counts what was found of what is marked. Spans are compared without
// quotation marks at their ends: FactRuEval marks ОАО «Газпром without the last
// of them, NEREL with it. What is the same to the letter is counted too, and what
// is the same but for the kind of body before a name in quotation marks or
// Latin letters, which FactRuEval marks with the name and NEREL does not.
type tally struct {
	gold, found, linked     int
	exactGold, exactFound   int
	strictGold, strictFound int
	nameGold, nameFound     int
	overGold, overFound     int
	missed, wrong           map[string]int
}

func newTally() *tally { return &tally{missed: map[string]int{}, wrong: map[string]int{}} }

func (c *tally) f1(gold, found int) float64 {
	p, r := share(found, c.found), share(gold, c.gold)
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (c *tally) compare(a *index.Article, gold []markedSpan, found []index.Mention) {
	for _, s := range gold {
		by := func(same func(markedSpan, index.Mention) bool) bool {
			return slices.ContainsFunc(found, func(m index.Mention) bool { return same(s, m) })
		}
		c.gold++
		c.exactGold += count(by(sameName))
		c.strictGold += count(by(sameSpan))
		c.nameGold += count(by(sameButKind))
		c.overGold += count(by(overlaps))
		if !by(sameName) {
			c.missed[s.Text]++
		}
	}
	for _, m := range found {
		by := func(same func(markedSpan, index.Mention) bool) bool {
			return slices.ContainsFunc(gold, func(s markedSpan) bool { return same(s, m) })
		}
		c.found++
		c.exactFound += count(by(sameName))
		c.strictFound += count(by(sameSpan))
		c.nameFound += count(by(sameButKind))
		c.overFound += count(by(overlaps))
		c.linked += count(by(sameName) && m.Field == index.FieldActor)
		if !by(sameName) {
			c.wrong[m.Text+" ("+m.Rule+")"]++
		}
	}
}

func sameSpan(s markedSpan, m index.Mention) bool { return m.Start == s.Start && m.End == s.End }

func overlaps(s markedSpan, m index.Mention) bool { return m.Start < s.End && s.Start < m.End }

// sameName compares spans without quotation marks at their ends.
func sameName(s markedSpan, m index.Mention) bool {
	const marks = "«»\"„“”'"
	left := func(start int, text string) int { return start + len(text) - len(strings.TrimLeft(text, marks)) }
	right := func(end int, text string) int { return end - len(text) + len(strings.TrimRight(text, marks)) }
	return left(m.Start, m.Text) == left(s.Start, s.Text) && right(m.End, m.Text) == right(s.End, s.Text)
}

// sameButKind compares them without the words before a name that begins with a
// quotation mark or a Latin letter, too.
func sameButKind(s markedSpan, m index.Mention) bool {
	at := strings.IndexFunc(s.Text, func(r rune) bool {
		return strings.ContainsRune("«\"„“", r) || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	})
	return sameName(s, m) || at > 0 && sameName(markedSpan{Start: s.Start + at, End: s.End, Text: s.Text[at:]}, m)
}

func ofType(spans []markedSpan, kind string) []markedSpan {
	return slices.DeleteFunc(slices.Clone(spans), func(s markedSpan) bool { return s.Type != kind })
}

// mentionsOf returns the mentions of actors of a kind, each stretch once.
func mentionsOf(a *index.Article, g *gazetteer.Gazetteer, want func(index.Mention, *gazetteer.Actor) bool) []index.Mention {
	var found []index.Mention
	for _, m := range a.Mentions {
		actor, _ := g.ActorNamed(m.Value)
		if m.In == index.InBody && want(m, actor) && !slices.ContainsFunc(found, func(o index.Mention) bool { return o.Start == m.Start && o.End == m.End }) {
			found = append(found, m)
		}
	}
	return found
}

func isPerson(m index.Mention, a *gazetteer.Actor) bool {
	return m.Field == fieldPerson || m.Field == index.FieldActor && a != nil && a.Kind == gazetteer.Person
}

// isBody counts the seat of a government as an organisation, as the sets do,
// and not a state by its name.
func isBody(m index.Mention, a *gazetteer.Actor) bool {
	if m.Field != index.FieldActor || a == nil {
		return m.Field == fieldOrganisation
	}
	return a.Kind != gazetteer.Person && !isState(a) || m.Rule == ruleMetonym || m.Rule == ruleOrgan
}

// commonest lists the n commonest of what was counted.
func commonest(counts map[string]int, n int) string {
	keys := slices.SortedFunc(maps.Keys(counts), func(x, y string) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), strings.Compare(x, y))
	})
	var b strings.Builder
	for _, k := range keys[:min(n, len(keys))] {
		fmt.Fprintf(&b, "%s ×%d, ", strings.Join(strings.Fields(k), " "), counts[k])
	}
	return b.String()
}

// goldTemplate is an incident of muc4, as far as actors go.
type goldTemplate struct {
	Organisations []struct {
		Optional     bool
		Alternatives []struct{ Text string }
	} `json:"perp_organization_id"`
}

// TestGoldActorsMUC looks for the organisations that are said to be behind
// incidents of tst3 among the actors of the articles.
func TestGoldActorsMUC(t *testing.T) {
	g := loadGazetteer()
	e := New(g, fixedNow)
	articles := make(map[string]*index.Article)
	actors := 0
	readLines(t, sharedData(t, "muc4", "tst3", "articles.jsonl.gz"), func(a struct{ ID, Body string }) {
		articles[a.ID] = &index.Article{ID: a.ID, Body: a.Body}
		e.Enrich(articles[a.ID])
		actors += len(articles[a.ID].Actors)
	})
	wanted, found := 0, 0
	missed := map[string]int{}
	readLines(t, sharedData(t, "muc4", "tst3", "templates.jsonl.gz"), func(gold struct {
		ID        string
		Templates []goldTemplate
	}) {
		seen := map[string]bool{}
		for _, template := range gold.Templates {
			for _, fill := range template.Organisations {
				names := make([]string, 0, len(fill.Alternatives))
				for _, alternative := range fill.Alternatives {
					names = append(names, alternative.Text)
				}
				key := strings.Join(names, " / ")
				if fill.Optional || seen[key] {
					continue
				}
				seen[key] = true
				wanted++
				ok := slices.ContainsFunc(names, func(name string) bool { return proves(articles[gold.ID], g, name) })
				found += count(ok)
				if !ok {
					missed[key]++
				}
			}
		}
	})
	t.Logf("muc4 tst3: perpetrator organisation among the actors %.1f%% of %d; %.1f actors an article", 100*share(found, wanted), wanted, share(actors, len(articles)))
	if testing.Verbose() {
		t.Logf("missed: %s", commonest(missed, 100))
	}
	if found < wanted*80/100 {
		t.Error("want 80%")
	}
}

// proves reports whether an actor of the article has a mention that overlaps a
// name where the text has it, or bears that name.
func proves(a *index.Article, g *gazetteer.Gazetteer, name string) bool {
	for _, actor := range g.Actors(name) {
		if slices.Contains(a.Actors, actor.Name) {
			return true
		}
	}
	for from := 0; ; {
		i := strings.Index(a.Body[from:], name)
		if i < 0 {
			return false
		}
		start := from + i
		for _, m := range a.Mentions {
			if m.Field == index.FieldActor && m.In == index.InBody && m.Start < start+len(name) && start < m.End {
				return true
			}
		}
		from = start + len(name)
	}
}

// TestGoldActorsNews counts in how many events of the news an actor is found.
func TestGoldActorsNews(t *testing.T) {
	e := New(loadGazetteer(), fixedNow)
	n, with, actors, unlisted := 0, 0, 0, 0
	without := map[string]int{}
	readLines(t, sharedData(t, "news", "wikipedia-current-events.jsonl.zst"), func(r struct{ Title, Body, Text string }) {
		a := &index.Article{Title: r.Title, Body: r.Body}
		e.Enrich(a)
		n++
		with += count(len(a.Actors) > 0)
		actors += len(a.Actors)
		unlisted += count(slices.ContainsFunc(a.Mentions, func(m index.Mention) bool { return m.Field == fieldPerson || m.Field == fieldOrganisation }))
		if len(a.Actors) == 0 && n%40 == 0 {
			without[a.Body[:min(len(a.Body), 200)]]++
		}
	})
	t.Logf("current events: %d, %.1f%% with an actor, %.2f actors an event; %.1f%% with a person or organisation of no list", n, 100*share(with, n), share(actors, n), 100*share(unlisted, n))
	if with < n*87/100 {
		t.Error("want 87%")
	}
	if testing.Verbose() {
		t.Logf("without: %s", commonest(without, 60))
	}
}

// TestGoldActorNames looks whether the spellings of one name find each other:
// the inflected forms of Russian news, and the titles of articles on the same
// subject in other languages.
func TestGoldActorNames(t *testing.T) {
	g := loadGazetteer()
	forms, found, inflected, read := 0, 0, 0, 0
	missed := map[string]int{}
	readLines(t, sharedData(t, "names", "nerel-forms-ru.jsonl.zst"), func(r struct {
		Canonical, Type string
		Forms           []string
	}) {
		want := g.Actors(r.Canonical)
		if len(want) == 0 || r.Type != "PERSON" && r.Type != "ORGANIZATION" && r.Type != "COUNTRY" {
			return
		}
		for _, form := range r.Forms {
			forms++
			ok := slices.ContainsFunc(want, func(a *gazetteer.Actor) bool { return means(g, form, a) })
			found += count(ok)
			if slices.ContainsFunc(want, func(a *gazetteer.Actor) bool { return inflects(g, form, a) }) {
				inflected++
				read += count(ok)
			}
			if !ok {
				missed[r.Canonical+": "+form]++
			}
		}
	})
	labels, same := 0, 0
	other := map[string]int{}
	readLines(t, sharedData(t, "names", "topics-multilingual.jsonl.zst"), func(r struct{ Labels map[string]string }) {
		want := g.Actors(r.Labels["en"])
		if len(want) == 0 {
			return
		}
		for _, language := range []string{"ru", "uk", "ar", "he", "fr", "es"} {
			label, ok := r.Labels[language]
			if !ok {
				continue
			}
			labels++
			ok = slices.ContainsFunc(want, func(a *gazetteer.Actor) bool { return means(g, label, a) })
			same += count(ok)
			if !ok {
				other[language+": "+label]++
			}
		}
	})
	t.Logf("names: of %d Russian forms of names in the registry %.1f%% find their actor; of the %d among them that begin like one of its names, word by word, %.1f%%; of %d titles in ru, uk, ar, he, fr, es %.1f%%",
		forms, 100*share(found, forms), inflected, 100*share(read, inflected), labels, 100*share(same, labels))
	if read < inflected*95/100 {
		t.Error("want 95% of the inflected forms")
	}
	if testing.Verbose() {
		t.Logf("missed: %s", commonest(missed, 150))
		t.Logf("titles missed: %s", commonest(other, 60))
	}
}

// inflects reports whether a form begins like a name of the actor, word by word.
func inflects(g *gazetteer.Gazetteer, form string, a *gazetteer.Actor) bool {
	const same = 6 // bytes, three letters
	words := text.Words(form)
	for _, spelt := range append(g.Variants(a.Name), a.Name) {
		like := text.Words(spelt)
		if len(like) == len(words) && !slices.ContainsFunc(words, func(w text.Word) bool {
			return !slices.ContainsFunc(like, func(l text.Word) bool { return strings.HasPrefix(l.Folded, w.Folded[:min(same, len(w.Folded))]) })
		}) {
			return true
		}
	}
	return false
}

// means reports whether a text that is only a name has a name of the actor in it.
func means(g *gazetteer.Gazetteer, name string, a *gazetteer.Actor) bool {
	for _, m := range g.Scan(nil, name, text.Words(name)) {
		for i := range m.Len() {
			if m.Sense(i).Actor == a {
				return true
			}
		}
	}
	return false
}
