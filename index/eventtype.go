package index

import (
	"slices"
	"strings"
	"unicode"
)

// EventType is a value of the field "type" that enrichment can derive: a kind
// of event in the small vocabulary that docs/event-types.md defines, between
// those of UCDP and ACLED.
type EventType struct {
	Name  string   // as facets show it
	Help  string   // what belongs to it, in one line
	Names []string // other names: of queries, of UCDP and of ACLED, in the singular
	CAMEO []string // codes of CAMEO, which GDELT uses; a code covers all that begin with it
}

// Names of the event types.
const (
	Battle       = "Battle"
	AirStrike    = "Air or drone strike"
	Shelling     = "Shelling"
	Explosion    = "Explosion"
	Violence     = "Violence against civilians"
	Protest      = "Protest"
	Arrest       = "Arrest"
	Talks        = "Talks"
	Agreement    = "Agreement"
	Exchange     = "Exchange of prisoners"
	Sanctions    = "Sanctions"
	Aid          = "Aid"
	Displacement = "Displacement"
)

// EventTypes returns the vocabulary. A name that several types have (the ACLED
// type "Explosions/Remote violence") stands for none of them by itself.
func EventTypes() []EventType {
	return []EventType{
		{Battle, "armed groups fight each other, take a place or attack troops",
			[]string{"armed clash", "clash", "fighting", "combat", "ground attack", "attack", "government regains territory", "non-state actor overtakes territory",
				"state-based conflict", "state-based violence", "state-based armed conflict", "non-state conflict", "non-state violence"},
			[]string{"190", "192", "193"}},
		{AirStrike, "bombs or missiles from aircraft, attacks by drones",
			[]string{"air strike", "airstrike", "air raid", "air attack", "drone strike", "drone attack", "air/drone strike", "aerial bombing", "bombardment from the air", explosions},
			[]string{"195"}},
		{Shelling, "artillery, mortars, rockets or missiles fired from the ground or from ships",
			[]string{"artillery", "artillery fire", "shelling/artillery/missile attack", "missile attack", "missile strike", "rocket attack", "rocket fire", "mortar attack", explosions},
			[]string{"194"}},
		{Explosion, "a bomb, mine, grenade or suicide bomber explodes",
			[]string{"bombing", "bomb", "blast", "suicide bomb", "suicide bombing", "suicide attack", "car bomb", "grenade", "ied", "landmine", "mine", "remote explosive/landmine/ied", explosions},
			[]string{"183"}},
		{Violence, "unarmed people are killed, hurt, abducted or taken hostage on purpose",
			[]string{"one-sided violence", "attack on civilians", "attack against civilians", "attack", "massacre", "killing of civilians", "kidnapping", "abduction", "hostage-taking",
				"abduction/forced disappearance", "sexual violence", "assassination", "terrorist attack"},
			[]string{"181", "182", "184", "185", "186", "202", "203"}},
		{Protest, "people gather in public to demand something, peacefully or not",
			[]string{"peaceful protest", "protest with intervention", "excessive force against protesters", "violent demonstration", "demonstration", "rally", "riot", "march"},
			[]string{"141", "144", "145"}},
		{Arrest, "people are arrested or detained",
			[]string{"detention"},
			[]string{"173"}},
		{Talks, "parties to a conflict, or those who help them, meet or negotiate",
			[]string{"negotiation", "peace talk", "ceasefire talk", "meeting", "summit", "mediation", "diplomacy"},
			[]string{"043", "044", "045", "046"}},
		{Agreement, "an agreement, truce or ceasefire is made or takes effect",
			[]string{"peace agreement", "peace deal", "accord", "treaty", "ceasefire", "truce", "ceasefire agreement", "deal"},
			[]string{"057", "0871"}},
		{Exchange, "captives, or the bodies of the dead, are exchanged or set free",
			[]string{"prisoner exchange", "prisoner swap", "exchange of captives", "release of prisoners", "release of hostages", "exchange of bodies"},
			[]string{"0841"}},
		{Sanctions, "sanctions or an embargo are imposed, widened or enforced",
			[]string{"embargo"},
			[]string{"163"}},
		{Aid, "humanitarian help is given, brought or held up",
			[]string{"humanitarian aid", "humanitarian assistance", "relief", "aid delivery"},
			[]string{"073"}},
		{Displacement, "people flee, are evacuated or driven out",
			[]string{"refugee", "evacuation", "forced displacement", "deportation", "exodus"},
			[]string{"201"}},
	}
}

// explosions is the ACLED type that covers three of ours.
const explosions = "explosion/remote violence"

// EventTypesNamed returns the event types that bear a name or alias. Case,
// punctuation and plural do not count.
func EventTypesNamed(name string) []string {
	if name == "" {
		return nil
	}
	return slices.Clone(eventTypeNames[nameKey(name)])
}

// eventTypeNames holds the event types by the keys of their names.
var eventTypeNames = newEventTypeNames()

func newEventTypeNames() map[string][]string {
	names := map[string][]string{}
	for _, t := range EventTypes() {
		for _, name := range append([]string{t.Name}, t.Names...) {
			if key := nameKey(name); !slices.Contains(names[key], t.Name) {
				names[key] = append(names[key], t.Name)
			}
		}
	}
	return names
}

// EventTypeOf returns the event type that the words of a record stand for, and
// whether there is exactly one. Of a type with sub-types behind it, as in
// "Battles: Armed clash", the last one decides that is known.
func EventTypeOf(own string) (string, bool) {
	if found := EventTypesNamed(own); len(found) == 1 {
		return found[0], true
	}
	parts := strings.FieldsFunc(own, func(r rune) bool { return strings.ContainsRune(":;>|", r) })
	for _, part := range slices.Backward(parts) {
		if found := EventTypesNamed(part); len(found) == 1 {
			return found[0], true
		}
	}
	return "", false
}

// EventTypeOfCAMEO returns the event type of a CAMEO event code, and whether
// there is one: most codes are of words, not of events.
func EventTypeOfCAMEO(code string) (string, bool) {
	for _, t := range EventTypes() {
		if slices.ContainsFunc(t.CAMEO, func(c string) bool { return strings.HasPrefix(code, c) }) {
			return t.Name, true
		}
	}
	return "", false
}

// EventTypeOfUCDP returns the event type of the column type_of_violence of
// UCDP, and whether there is one.
func EventTypeOfUCDP(violence int) (string, bool) {
	const stateBased, nonState, oneSided = 1, 2, 3
	switch violence {
	case stateBased, nonState:
		return Battle, true
	case oneSided:
		return Violence, true
	}
	return "", false
}

// nameKey is the same for two spellings of a name that differ in case,
// punctuation or plural.
func nameKey(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		if !strings.HasSuffix(w, "ss") {
			words[i] = strings.TrimSuffix(w, "s")
		}
	}
	return strings.Join(words, " ")
}
