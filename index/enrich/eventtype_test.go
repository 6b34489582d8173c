package enrich

import (
	"slices"
	"strings"
	"testing"

	"dateline/index"

	"github.com/google/go-cmp/cmp"
)

// typesOfText enriches a report of one line and returns its types.
func typesOfText(text string) string {
	a := &index.Article{Body: text, Asserted: index.Asserted{Published: index.NewDay(2026, 1, 24)}}
	New(nil, fixedNow).Enrich(a)
	return strings.Join(a.Types, "; ")
}

// What is reported as having happened is told from what is denied, threatened,
// asked for, long past or only sounds alike.
func TestEventTypes(t *testing.T) {
	for text, want := range map[string]string{
		"The envoys held talks on Friday.":                           index.Talks,
		"The minister called for talks with the rebels.":             "",
		"There will be no agreement, the minister said.":             "",
		"The sides signed a peace agreement in Geneva.":              index.Agreement,
		"The sides rejected a peace agreement.":                      "",
		"The president threatened air strikes on the capital.":       "",
		"Air strikes hit the capital.":                               index.AirStrike,
		"The Air Force celebrates its anniversary.":                  "",
		"Thousands joined a general strike for higher pay.":          "",
		"Prisoners began a hunger strike.":                           "",
		"A labour strike shut the port.":                             "",
		"The host of a talks show resigned.":                         "",
		"The union welcomed sanctions relief.":                       "",
		"The council imposed sanctions on two generals.":             index.Sanctions,
		"The council lifted sanctions on two generals.":              "",
		"The vote was peaceful.":                                     "",
		"The court issued an arrest warrant for the general.":        "",
		"Police arrested nine people.":                               index.Arrest,
		"He died of cardiac arrest.":                                 "",
		"The parties met for talks to end the fighting in the east.": index.Talks,
		"Leaders recalled the 2015 peace agreement.":                 "",
		"The victims of the massacre of 1994 were remembered.":       "",
		"An army drone strike killed four.":                          index.AirStrike,
		"Clashes between the army and rebels killed six.":            index.Battle,
		"Clashes between police and protesters left six hurt.":       index.Protest,
		"The test of a missile launched from a base succeeded.":      "",
		"Rebels fired rockets at the town.":                          index.Shelling,
		"A car bomb exploded near the market.":                       index.Explosion,
		"Police found no bomb; it was a bomb hoax.":                  "",
		"The two sides exchanged 300 prisoners of war.":              index.Exchange,
		"Thousands fled their homes.":                                index.Displacement,
		"The suspect fled the scene.":                                "",
		"Trucks with humanitarian aid reached the camp.":             index.Aid,
		"Washington sent military aid.":                              "",
		"Сторони підписали угоду про обмін полоненими.":              index.Agreement + "; " + index.Exchange,
		"Стороны не подписали соглашение.":                           "",
		"Беспилотники атаковали город.":                              index.AirStrike,
		"Російські війська обстріляли місто.":                        index.Shelling,
		"وقع الطرفان اتفاقا لوقف إطلاق النار في جنيف وتبادل الأسرى بين البلدين": index.Agreement + "; " + index.Exchange,
		"الجيش لم يقصف المدينة ولا توجد مفاوضات":                                "",
		"Les deux camps ont signé un accord de paix à Genève.":                  index.Agreement,
		"Le gouvernement refuse les pourparlers avec les rebelles du nord.":     "",
		"El ejército y la guerrilla firmaron un acuerdo de paz en La Habana.":   index.Agreement,
		"No hubo protestas en la capital, según el gobierno.":                   "",
		"Bei den Verhandlungen in Genf ging es um eine Waffenruhe.":             index.Agreement + "; " + index.Talks,
		"O governo e os rebeldes assinaram um acordo em Luanda.":                index.Agreement,
		"Столкновение поездов унесло жизни сорока человек.":                     "",
		"Un raid a frappé un camp de réfugiés.":                                 "",
		"Los deportes de invierno se reúnen con prisa, apresurados.":            "",
		"It rained.": "", "": "",
	} {
		if got := typesOfText(text); got != want {
			t.Errorf("%s\ngot  %q\nwant %q", text, got, want)
		}
	}
}

// A word in the title or the first sentence makes a type; further down it takes
// two.
func TestEventTypesByPlace(t *testing.T) {
	for _, tt := range []struct{ title, body, want string }{
		{"Talks open", "It rained.", index.Talks},
		{"Rain", "Envoys held talks. It rained.", index.Talks},
		{"Rain", "It rained in Geneva. Envoys held talks.", ""},
		{"Rain", "It rained in Geneva. Envoys held talks. The talks went on.", index.Talks},
		{"Rain", "It rained in Geneva. Envoys held talks. There were protests.", ""},
		{"Rain", "It rained in Geneva.\n\nALSO READ: Talks open, talks end", ""},
	} {
		a := &index.Article{Title: tt.title, Body: tt.body}
		New(nil, fixedNow).Enrich(a)
		if got := strings.Join(a.Types, "; "); got != tt.want {
			t.Errorf("%s / %s: got %q, want %q", tt.title, tt.body, got, tt.want)
		}
	}
}

// The type of a record is kept in its own words, and under the name of the
// vocabulary where it corresponds; enriched or not.
func TestAssertedType(t *testing.T) {
	for own, want := range map[string]string{
		"Battles": index.Battle, "Explosions/Remote violence: Air/drone strike": index.AirStrike, "Press release": "Press release", "": "",
	} {
		enriched, asserted := index.Article{Body: "It rained.", Type: own}, index.Article{Body: "It rained.", Type: own}
		New(nil, fixedNow).Enrich(&enriched)
		Asserted(&asserted, fixedNow())
		for _, a := range []index.Article{enriched, asserted} {
			if got := strings.Join(a.Types, "; "); got != want || a.Type != own {
				t.Errorf("%q: got %q, %q, want %q", own, got, a.Type, want)
			}
			i := slices.IndexFunc(a.Mentions, func(m index.Mention) bool { return m.Field == index.FieldType })
			if want != "" && (i < 0 || a.Mentions[i].Rule != index.RuleAsserted || want != own && a.Mentions[i].As != own) {
				t.Errorf("%q: mentions %+v", own, a.Mentions)
			}
		}
	}
}

// Every line of the table can be found: its first word has enough letters to
// be looked up, and it finds its own words.
func TestEventTriggers(t *testing.T) {
	known := map[string]bool{}
	for _, e := range index.EventTypes() {
		known[e.Name] = true
	}
	for _, group := range eventTriggers {
		for line := range strings.Lines(group.lines) {
			line = strings.TrimSpace(line)
			if line == "" {
				continue
			}
			if strings.Contains(line, "$") {
				for name := range triggerClasses[group.language] {
					line = strings.ReplaceAll(line, "$"+name, "")
				}
				if strings.Contains(line, "$") {
					t.Errorf("%s: %q names a class that is not there", group.language, line)
				}
				continue
			}
			tr := parseTrigger(group.kind, group.language, line)
			if !known[tr.kind] || len(tr.words) == 0 {
				t.Fatalf("%s: %q is no trigger", group.language, line)
			}
			for _, f := range tr.words[0].forms {
				if f.word == "" || tooShort(f.word) || f.open && len(headOf(f.word)) < shortestTriggerStem(f.word) {
					t.Errorf("%s: %q: %q is too short to be found", group.language, line, f.word)
				}
			}
		}
	}
	for _, table := range []formTable{unreal, unrealBehind, ended} {
		for head, forms := range table {
			for _, f := range forms {
				if f.open && len(head) < shortestTriggerStem(f.word) {
					t.Errorf("%q is too short to be found", f.word)
				}
			}
		}
	}
}

// shortestTriggerStem is how many bytes of a word are looked up.
func shortestTriggerStem(word string) int {
	if word < "\x80" {
		return headASCII
	}
	return headOther
}

func TestEvidence(t *testing.T) {
	a := &index.Article{Title: "Talks in Geneva", Body: "Envoys of Ukraine met in Kharkiv Oblast. They came from Peru, where there were floods in Peru."}
	New(loadGazetteer(), fixedNow).Enrich(a)
	got := map[string]string{}
	for _, m := range a.Mentions {
		checkEvidence(t, m)
		if m.Precision != "" {
			got[m.Text] = m.Precision
		}
	}
	want := map[string]string{"Geneva": index.PrecisionPlace, "Kharkiv Oblast": index.PrecisionRegion, "Peru": index.PrecisionCountry}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
