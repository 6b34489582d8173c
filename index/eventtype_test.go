package index

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEventTypesNamed(t *testing.T) {
	for name, want := range map[string]string{
		"Air strike": AirStrike, "airstrikes": AirStrike, "AIR OR DRONE STRIKE": AirStrike, "drone-strikes": AirStrike,
		"battles": Battle, "one-sided violence": Violence, "Peace talks": Talks, "sanction": Sanctions, "Prisoner swap": Exchange,
		"Explosions/Remote violence": AirStrike + "; " + Shelling + "; " + Explosion, "attack": Battle + "; " + Violence, "": "", "weather": "", "S": "",
	} {
		if got := strings.Join(EventTypesNamed(name), "; "); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestEventTypeOf(t *testing.T) {
	for own, want := range map[string]string{
		"Battles": Battle, "Battles: Armed clash": Battle, "Explosions/Remote violence: Suicide bomb": Explosion,
		"Explosions/Remote violence: Air/drone strike": AirStrike, "Explosions/Remote violence: Chemical weapon": "",
		"Violence against civilians: Attack": Violence, "Riots: Violent demonstration": Protest, "Strategic developments: Agreement": Agreement,
		"State-based violence": Battle, "Press release": "", "": "", ":::": "",
	} {
		if got, ok := EventTypeOf(own); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", own, got, ok, want)
		}
	}
}

func TestEventTypeOfCodes(t *testing.T) {
	for code, want := range map[string]string{"1951": AirStrike, "195": AirStrike, "19": "", "1411": Protest, "142": "", "0231": "", "": "", "1831": Explosion} {
		if got, _ := EventTypeOfCAMEO(code); got != want {
			t.Errorf("CAMEO %s: got %q, want %q", code, got, want)
		}
	}
	var got []string
	for violence := range 5 {
		name, _ := EventTypeOfUCDP(violence)
		got = append(got, name)
	}
	if diff := cmp.Diff([]string{"", Battle, Battle, Violence, ""}, got); diff != "" {
		t.Error(diff)
	}
}

// Every name of the vocabulary leads to its type, and only the ones that are
// meant to stand for several do.
func TestEventTypes(t *testing.T) {
	codes := map[string]string{}
	for _, e := range EventTypes() {
		if got, ok := EventTypeOf(e.Name); got != e.Name || !ok || e.Help == "" {
			t.Errorf("%s: got %q, help %q", e.Name, got, e.Help)
		}
		for _, n := range e.Names {
			if several := len(EventTypesNamed(n)) > 1; several != (n == explosions || n == "attack") {
				t.Errorf("%s: %q stands for %q", e.Name, n, EventTypesNamed(n))
			}
		}
		for _, c := range e.CAMEO {
			if other := codes[c]; other != "" {
				t.Errorf("code %s is of %s and %s", c, other, e.Name)
			}
			codes[c] = e.Name
		}
	}
}
