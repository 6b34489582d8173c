package enrich

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"dateline/index"
	"dateline/index/text"
)

// fieldMainLocation is the field of the mention of the place in which what the
// article is about has happened. Its value is a path, as of a location; its
// stretch of text is the mention of a location that says so most clearly.
const fieldMainLocation = "main_location"

// ruleMain is the rule of it.
const ruleMain = "main"

// What a mention of a location says for it being the main one.
const (
	mainMention  = 1.0
	mainDateline = 0.6 // reports are filed from capitals
	mainAbroad   = 1.0 // more, for the country of that place among the countries
	mainFiled    = 1.5 // more, for the place that a report is filed from where its title or first sentence names it
	mainTitle    = 3.5 // a headline names the one place that counts
	mainLead     = 1.5 // more, in the first sentence
	mainHead     = 0.5 // more, in the first sentences
	mainEvent    = 1.5 // more, near a word for what happens to people in conflicts
	mainInside   = 0.5 // more, behind a word such as in
	mainCapital  = 0.5 // as much of the rest for the country itself, whose places are more exact
)

// headBytes is how far the first sentences reach in a report of usual form.
const headBytes = 700

// eventReach is how many words before and behind a place words of events are
// looked for.
const eventReach = 12

// mainLocation chooses the main location: first the country of which most is
// said, then the place in it of which most is said.
func (d *draft) mainLocation() {
	body := d.article.Body
	lead := len(body) - len(strings.TrimLeftFunc(body[d.start:], unicode.IsSpace))
	lead = sentenceEnd(body, lead)
	scores := map[string]float64{}
	proof := map[string]int{}
	clearest := map[string]float64{}
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.Field != index.FieldLocation || m.In == index.InRecord {
			continue
		}
		weight := d.mainWeight(m, lead)
		if m.Rule != ruleDateline && m.Value == d.filedAt() && (m.In == index.InTitle || m.Start < lead) {
			weight += mainFiled
		}
		scores[m.Value] += weight
		if weight > clearest[m.Value] {
			clearest[m.Value], proof[m.Value] = weight, i
		}
	}
	best := mostSaid(scores, d.filedAt())
	if best == "" {
		return
	}
	m := d.mentions[proof[best]]
	d.add(fieldMainLocation, best, m.Start, m.End, m.In, ruleMain)
}

// filedAt returns the place that the article was filed from, "" for none.
func (d *draft) filedAt() string {
	if d.article.Dateline == nil {
		return ""
	}
	return d.article.Dateline.Location
}

// mostSaid returns the path of which most is said in the country of which most
// is said; of several the first in order. filed is the place that the article
// was filed from.
func mostSaid(scores map[string]float64, filed string) string {
	countries := map[string]float64{}
	paths := slices.Sorted(maps.Keys(scores))
	for _, path := range paths {
		countries[countryOf(path)] += scores[path]
	}
	if _, ok := scores[filed]; ok {
		countries[countryOf(filed)] += mainAbroad
	}
	country := greatest(slices.Sorted(maps.Keys(countries)), countries)
	inside := map[string]float64{}
	for _, path := range paths {
		if countryOf(path) != country {
			continue
		}
		inside[path] = scores[path]
		if path == country {
			inside[path] *= mainCapital
		}
		for _, above := range index.LocationPaths(path) {
			if above != path && above != country {
				inside[path] += scores[above] * mainCapital
			}
		}
	}
	return greatest(paths, inside)
}

// greatest returns the key with the greatest value, the first of several.
func greatest(keys []string, values map[string]float64) string {
	best := ""
	for _, key := range keys {
		if v, ok := values[key]; ok && (best == "" || v > values[best]) {
			best = key
		}
	}
	return best
}

// mainWeight is what a mention says for its location. lead is where the first
// sentence ends.
func (d *draft) mainWeight(m *index.Mention, lead int) float64 {
	switch {
	case m.Rule == ruleDateline:
		return mainDateline
	case m.In == index.InTitle:
		return mainTitle + d.nearEvent(d.title, m)
	}
	weight := mainMention + d.nearEvent(d.body, m)
	switch {
	case m.Start < lead:
		weight += mainLead
	case m.Start < d.start+headBytes:
		weight += mainHead
	}
	return weight
}

// nearEvent is what the words around a mention say of it as the place of an
// event.
func (d *draft) nearEvent(words []text.Word, m *index.Mention) float64 {
	at, _ := slices.BinarySearchFunc(words, m.Start, func(w text.Word, offset int) int { return cmp.Compare(w.Start, offset) })
	weight := 0.0
	if at > 0 && insideWords[words[at-1].Folded] {
		weight += mainInside
	}
	for i := max(0, at-eventReach); i < min(len(words), at+eventReach); i++ {
		if eventWords[words[i].Folded] {
			return weight + mainEvent
		}
	}
	return weight
}

// eventWords say that something has happened to people where they stand, as
// reports of conflicts do in the languages that they are read in.
var eventWords = set(`
	killed kill kills killing dead died dies deaths wounded injured attack attacked attacks attacking assault raid ambush ambushed bomb bombs bombing bombed
	bombings explosion explosions exploded blast detonated shelling shelled strike strikes airstrike airstrikes missile missiles rockets drone drones shot shooting
	gunmen clashes clash fighting battle fought kidnapped abducted murdered assassinated murder assassination massacre executed arrested detained destroyed
	blew dynamite dynamited grenade mortar burned torched stormed seized captured protest protests protesters rally earthquake flood outbreak crash crashed
	вбито загинули загинув загинуло поранено обстріл обстріляли атака атакували удар ударили вибух вибухи бої зіткнення затримали
	убит убиты погиб погибли погибло ранен ранены обстрел обстреляли атака атаковали удар нанесли взрыв взрывы бои столкновения задержали теракт
	tués tué morts mort blessés attaque attaqué attentat explosion frappe frappes bombardement combats affrontements enlevé
	muertos muerto murieron heridos ataque atacó atentado explosión bombardeo combates enfrentamientos secuestrado asesinado
	قتل قتلى مقتل جرحى أصيب هجوم غارة غارات قصف انفجار اشتباكات معارك استهداف استشهد اعتقال`)
