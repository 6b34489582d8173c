package enrich

import (
	"slices"
	"strings"
	"testing"

	"dateline/index"
	"dateline/index/gazetteer"

	"github.com/google/go-cmp/cmp"
)

// spans returns what the mentions of a field say, as "text=value", in order.
func spans(a *index.Article, field string) []string {
	var found []string
	for _, m := range a.Mentions {
		if m.Field == field {
			found = append(found, m.Text+"="+m.Value)
		}
	}
	return found
}

func TestPlaces(t *testing.T) {
	for name, c := range map[string]struct {
		url, title, body string
		want             []string
	}{
		"a town and its state": {
			body: "A bridge was closed in Springfield, Ill., on Monday and another in Springfield, Ohio.",
			want: []string{"Springfield=United States/Illinois/Springfield", "Ill.=United States/Illinois", "Springfield=United States/Ohio/Springfield", "Ohio=United States/Ohio"},
		},
		"a state with its stops, wherever it stands": {
			body: "The N.C. Highway Patrol has no leads.",
			want: []string{"N.C.=United States/North Carolina"},
		},
		"a county is a district": {
			body: "Police in Cook County, Illinois, said two men were hurt.",
			want: []string{"Cook County=United States/Illinois/Cook County", "Illinois=United States/Illinois"},
		},
		"the region of the other names": {
			body: "Flooding was reported in Dallas, Houston and Austin in Texas. In Paris the library stayed open.",
			want: []string{"Dallas=United States/Texas/Dallas", "Houston=United States/Texas/Houston", "Austin=United States/Texas/Austin", "Texas=United States/Texas", "Paris=United States/Texas/Paris"},
		},
		"a name alone is the best known": {
			body: "The talks were held in Paris.",
			want: []string{"Paris=France/Île-de-France/Paris"},
		},
		"a surname stays one": {
			body: "Police in Ohio arrested John Hamilton in Cleveland. Hamilton denied it.",
			want: []string{"Ohio=United States/Ohio", "Cleveland=United States/Ohio/Cleveland"},
		},
		"a company is not where its name is": {
			body: "Marshall Steel Ltd sold a plant in Canada.",
			want: []string{"Canada=Canada"},
		},
		"a month is no village": {
			body: "The army of the United Kingdom left in March after a vote in London.",
			want: []string{"London=United Kingdom/England/London"},
		},
		"the address of the paper": {
			url:  "https://www.gainesvilleledger.example/news/1",
			body: "A Gainesville man was fined for speeding.",
			want: []string{"Gainesville=United States/Florida/Gainesville"},
		},
		"an article before the name is not part of it": {
			body: "Two ships were built in the Netherlands and in the Philippines.",
			want: []string{"Netherlands=Netherlands", "Philippines=Philippines"},
		},
		"the word for a region is part of the name when written so": {
			body: "Shelling went on in Cabo Delgado Province and in the Kherson region of Ukraine.",
			want: []string{"Cabo Delgado Province=Mozambique/Cabo Delgado Province", "Kherson=Ukraine/Kherson", "Ukraine=Ukraine"},
		},
		"a region that says so needs nothing else": {
			body: "One soldier died in the southern state of Bolívar.",
			want: []string{"Bolívar=Venezuela/Bolívar"},
		},
		"small letters before a name": {
			body: "A man was arrested in east London and flown to central Java.",
			want: []string{"London=United Kingdom/England/London", "Java=Indonesia/Java"},
		},
		"capitals only": {
			body: "SAN SALVADOR, 3 JAN 90 (AFP) -- GUERRILLAS ATTACKED A POST IN USULUTAN. MARIO LOPEZ DIED. THEY HAD MORE MEN.",
			want: []string{"SAN SALVADOR=El Salvador/San Salvador Department/San Salvador", "USULUTAN=El Salvador/Usulutan/Usulután"},
		},
		"a title in capitals proves little": {
			title: "GILLETTE TO SETTLE EARLY WITH BANKS",
			body:  "The company in Boston, Massachusetts, said so.",
			want:  []string{"Boston=United States/Massachusetts/Boston", "Massachusetts=United States/Massachusetts"},
		},
		"quarters and communes in capitals": {
			body: "BOGOTA, 3 FEB 90 (EFE) -- A BOMB EXPLODED IN THE SUBA DISTRICT. IN COLOMBIA ANOTHER WENT OFF IN VENECIA MUNICIPALITY.",
			want: []string{"BOGOTA=Colombia/Bogota D.C./Bogotá", "SUBA=Colombia/Bogota D.C./Suba", "COLOMBIA=Colombia", "VENECIA=Colombia/Antioquia/Venecia"},
		},
		"a rifle is no town, and a direction no region": {
			body: "SAN SALVADOR, 3 FEB 90 (AFP) -- RIFLE FIRE WAS HEARD IN THE EASTERN REGION OF EL SALVADOR.",
			want: []string{"SAN SALVADOR=El Salvador/San Salvador Department/San Salvador", "EL SALVADOR=El Salvador"},
		},
		"what armies take": {
			body: "The rebels have surrounded Timbuktu.",
			want: []string{"Timbuktu=Mali/Tombouctou/Timbuktu"},
		},
		"an agreement is not where it was made": {
			body: "The text complements the Lusaka Protocol of 1994.",
		},
		"a region that is said is one, whatever lies in it": {
			body: "Troops entered Kupiansk, a railway junction in the Kharkiv region, and moved on from Izium and Balakliia.",
			want: []string{"Kupiansk=Ukraine/Kharkiv/Kupiansk", "Kharkiv=Ukraine/Kharkiv", "Izium=Ukraine/Kharkiv/Izium", "Balakliia=Ukraine/Kharkiv/Balakliia"},
		},
		"a district of a city is in the city": {
			body: "A bomb went off in the Karrada district of Baghdad, and another in the region of Kharkiv.",
			want: []string{"Baghdad=Iraq/Baghdad/Baghdad", "Kharkiv=Ukraine/Kharkiv"},
		},
		"a bridge crosses a river": {
			body: "Антонівський міст через Дніпро зруйновано, війська відійшли на лівий берег Дніпра біля Херсона.",
			want: []string{"Херсона=Ukraine/Kherson/Kherson"},
		},
		"the word for city is not Medina": {
			body: "وقع الاتفاق في مدينة جدة السعودية",
			want: []string{"جدة=Saudi Arabia/Mecca Region/Jeddah"},
		},
		"Russian cases": {
			body: "Житель Калифорнии приехал в Санкт-Петербург из Приморья и выступил по Санкт-Петербургу.",
			want: []string{"Калифорнии=United States/California", "Санкт-Петербург=Russia/St.-Petersburg/Saint Petersburg", "Приморья=Russia/Primorye", "Санкт-Петербургу=Russia/St.-Petersburg/Saint Petersburg"},
		},
		"Arabic prefixes": {
			body: "وقع انفجار ببغداد وآخر في الموصل",
			want: []string{"بغداد=Iraq/Baghdad/Baghdad", "الموصل=Iraq/Nineveh/Mosul"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := &index.Article{Title: c.title, Body: c.body, URL: c.url}
			New(loadGazetteer(), fixedNow).Enrich(a)
			checkMentions(t, a)
			got := spans(a, index.FieldLocation)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestAreas wants parts of the world in mentions of their own, and in no facet.
func TestAreas(t *testing.T) {
	a := &index.Article{Body: "Fighting in the Sahel drives people across the Mediterranean to southern Europe. In the Soviet Union this was unknown."}
	New(loadGazetteer(), fixedNow).Enrich(a)
	want := []string{"Sahel=Sahel", "Mediterranean=Mediterranean Sea", "Europe=Europe"}
	if got := spans(a, fieldArea); !slices.Equal(got[:min(len(got), len(want))], want) {
		t.Errorf("areas %q, want %q", got, want)
	}
	if len(a.Locations) > 0 {
		t.Errorf("locations %q, want none", a.Locations)
	}
	for _, p := range loadGazetteer().Places("Europe") {
		if p.Kind == gazetteer.Area {
			t.Errorf("%q is among the places of its name", p.Path)
		}
	}
}

func TestMainLocation(t *testing.T) {
	for _, c := range []struct{ title, body, want string }{
		{"", "GENEVA, 3 May (Example) - At least 20 people were killed in an air strike on a market in Aleppo on Tuesday, monitors said. Turkey and France condemned it.", "Syria/Aleppo/Aleppo"},
		{"Two killed in Goma blast", "Officials in Kinshasa said that an inquiry had begun. The army has sent troops from Kinshasa.", "Congo - Kinshasa/North Kivu/Goma"},
		{"Talks open in Bangui on accord of Khartoum", "BANGUI, 6 Feb (Example) - The accord of Khartoum was signed in Bangui on Wednesday, officials said.", "Central African Republic/Bangui/Bangui"},
		{"", "DILI, 30 Aug (Example) - Voters lined up before dawn. They chose between autonomy within Indonesia and independence. The ballots were counted in Dili.", "Timor-Leste/Dili Municipality/Dili"},
		{"", "Nothing is known of where this was.", ""},
		{"", "Flash floods killed 40 people in eastern Indonesia.", "Indonesia"},
	} {
		a := &index.Article{Title: c.title, Body: c.body}
		New(loadGazetteer(), fixedNow).Enrich(a)
		if got := mainOf(a); got != c.want {
			t.Errorf("main location %q of %q, want %q", got, c.title+c.body, c.want)
		}
		if main := mainOf(a); main != "" && !slices.Contains(a.Locations, main) {
			t.Errorf("main location %q is not among %q", main, a.Locations)
		}
	}
}

func FuzzHost(f *testing.F) {
	for _, s := range []string{"https://www.oxfordpost.example/a?b", "dublinpost.ie", "Reuters", "http://", "://:", "a..uk", "ftp://x.io:21/", "x.ʞ", "://a.aa" + strings.Repeat("\x9c", 200)} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, url, source string) {
		host := hostOf(url, source)
		if len(host) > 2*longestHost || strings.ContainsAny(host, "/?# ") {
			t.Fatalf("host %q of %q, %q", host, url, source)
		}
		if host == "" {
			return
		}
		if iso := domainCountry(host); iso != "" && len(iso) != 2 {
			t.Fatalf("country %q of %q", iso, host)
		}
	})
}
