package gazetteer

import (
	"math"
	"slices"
	"testing"

	"dateline/index/text"
)

// TestPlacesOfAllKinds looks for places of each kind, in their middle.
func TestPlacesOfAllKinds(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []Place{
		{Path: "Canada", Kind: Country, Lat: 60, Lon: -95},
		{Path: "United States/California", Kind: Region, Lat: 37.2, Lon: -119.5},
		{Path: "United States/Illinois/Cook County", Kind: District, Lat: 41.8, Lon: -87.8},
		{Path: "Philippines/Central Luzon/Bulacan Province", Kind: District, Lat: 14.9, Lon: 120.9},
		{Path: "Peru/Ayacucho/La Mar Province", Kind: District, Lat: -12.9, Lon: -73.8},
		{Path: "El Salvador/Morazan/El Mozote", Kind: Locality, Lat: 13.9, Lon: -88.1},
		{Path: "Ukraine/Kharkiv/Kharkiv", Kind: Locality, Lat: 50, Lon: 36.2},
		{Path: "Africa", Kind: Area, Lat: 5, Lon: 20},
	} {
		p, ok := g.PlaceAt(want.Path)
		if !ok {
			t.Errorf("no place %s", want.Path)
			continue
		}
		const near = 0.7 // degrees
		if p.Kind != want.Kind || math.Abs(p.Lat-want.Lat) > near || math.Abs(p.Lon-want.Lon) > near {
			t.Errorf("%s is a %s at %.1f, %.1f, want a %s at %.1f, %.1f", p.Path, p.Kind, p.Lat, p.Lon, want.Kind, want.Lat, want.Lon)
		}
	}
}

// TestAreasHaveNoPath wants areas to be found in texts and by no query.
func TestAreasHaveNoPath(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Africa", "Middle East", "Черное море", "البحر الأحمر"} {
		if slices.ContainsFunc(g.Places(name), func(p *Place) bool { return p.Kind == Area }) {
			t.Errorf("%s is among the places of its name", name)
		}
		found := g.Scan(nil, name, text.Words(name))
		if len(found) != 1 || !meansArea(found[0]) {
			t.Errorf("%s is not found in a text", name)
		}
	}
}

func meansArea(m Match) bool {
	for i := range m.Len() {
		if p := m.Sense(i).Place; p != nil && p.Kind == Area {
			return true
		}
	}
	return false
}

// TestSpellings looks for cities by their names in the languages of reporting,
// among them capitals that are small, and cities that share theirs with their region.
func TestSpellings(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for path, names := range map[string][]string{
		"Sudan/Khartoum/Khartoum":            {"Khartoum", "Jartum", "الخرطوم", "Хартум"},
		"Yemen/Al Hudaydah/Hodeidah":         {"Hodeidah", "الحديدة"},
		"Yemen/Ta‘izz/Taiz":                  {"Taiz", "تعز"},
		"Georgia/Shida Kartli/Tskhinvali":    {"Tskhinvali", "Цхінвалі", "Цхинвали"},
		"Malta/Valletta/Valletta":            {"Valletta", "La Valette", "Валлетта", "فاليتا"},
		"Spain/Basque Country/San Sebastián": {"San Sebastián", "San Sebastian", "Donostia"},
		"Iraq/Wasit/Kut":                     {"Kut", "الكوت"},
	} {
		for _, name := range names {
			if !slices.ContainsFunc(g.Places(name), func(p *Place) bool { return p.Path == path }) {
				t.Errorf("%s is not found as %s", path, name)
			}
		}
	}
}

// TestNamesThatMislead wants names not to mean what some list says they do.
func TestNamesThatMislead(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"Columbia": "Colombia", "Norfolk": "Norfolk Island", "Tunis": "Tunisia", "Misri": "Egypt"} {
		if slices.ContainsFunc(g.Places(name), func(p *Place) bool { return p.Path == path }) {
			t.Errorf("%s means %s", name, path)
		}
	}
	for _, month := range []string{"March", "August", "May"} {
		if places := g.Places(month); slices.ContainsFunc(places, func(p *Place) bool { return p.Kind == Locality }) {
			t.Errorf("%s means a town", month)
		}
	}
}
