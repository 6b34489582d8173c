package enrich

import (
	"slices"
	"strings"
	"testing"

	"dateline/index"
)

// enriched returns the mentions of a field in a text, as "text=value".
func enriched(t *testing.T, language, body, field string) []string {
	t.Helper()
	a := &index.Article{Body: body, Asserted: index.Asserted{Language: language}}
	New(loadGazetteer(), fixedNow).Enrich(a)
	checkMentions(t, a)
	var found []string
	for _, m := range a.Mentions {
		if m.Field == field {
			found = append(found, m.Text+"="+m.Value)
		}
	}
	return found
}

func TestPeople(t *testing.T) {
	for _, c := range []struct {
		language, body string
		want           []string
	}{
		{"en", "Defence Minister Margot Wallin met reporters. Wallin said no.", []string{"Margot Wallin=Margot Wallin", "Wallin=Margot Wallin"}},
		{"en", "The rebel commander Zahi Oufi was killed.", []string{"Zahi Oufi=Zahi Oufi"}},
		{"en", "A court heard L. Paul Bremmer on Monday.", []string{"L. Paul Bremmer=L. Paul Bremmer"}},
		{"en", "The U.S. Obama administration agreed.", nil},
		{"en", "The minister said that talks go on. Officials from Human Rights Watch came.", nil},
		{"ru", "Об этом сообщил президент Тогу Иван Петренко. Петренко добавил, что ждет Анну Сидорову.", []string{"Иван Петренко=Иван Петренко", "Петренко=Иван Петренко", "Анну Сидорову=Анна Сидорова"}},
		{"ru", "Суд допросил Михаила Зверева и А. Б. Кротова.", []string{"Михаила Зверева=Михаил Зверев", "А. Б. Кротова=А. Б. Кротова"}},
		{"ru", "Встреча с королем Карлом XVI прошла в среду.", []string{"Карлом XVI=Карл XVI"}},
		{"ru", "Вчера директор Медузы уехал в Лос-Анджелес.", nil},
		{"ru", "Речь шла о Сергее Иванове-старшем.", []string{"Сергее Иванове-старшем=Сергей Иванов"}},
		{"uk", "Про це сказав речник Олег Гончаренко. Гончаренка чекають.", []string{"Олег Гончаренко=Олег Гончаренко", "Гончаренка=Олег Гончаренко"}},
	} {
		if got := enriched(t, c.language, c.body, fieldPerson); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.body, got, c.want)
		}
	}
}

// TestPeopleOfRegistry wants a name of the registry whole, and nobody taken for
// another of the same surname.
func TestPeopleOfRegistry(t *testing.T) {
	for body, want := range map[string]string{
		"Vladimir Vladimirovich Putin spoke. Putin left.": "Vladimir Vladimirovich Putin=Vladimir Putin|Putin=Vladimir Putin",
		"Bob Putin, a baker, spoke to Donald Trump.":      "Donald Trump=Donald Trump",
	} {
		if got := strings.Join(enriched(t, "en", body, index.FieldActor), "|"); got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
}

func TestOrganisations(t *testing.T) {
	for _, c := range []struct {
		body string
		want []string
	}{
		{"Решение принял областной суд. Его поддержала партия «Синий луг». Синий луг спорил.", []string{"областной суд=областной суд", "Синий луг=Синий луг", "Синий луг=Синий луг"}},
		{"Об этом сообщили в Минобрнауки и в АБВГ.", []string{"Минобрнауки=Минобрнауки", "АБВГ=АБВГ"}},
		{"Министерство обороны Того молчит уже вторую неделю.", []string{"Министерство обороны Того=Министерство обороны Того"}},
		{"Это было новое решение и хороший театр. США и СМИ молчат.", nil},
	} {
		if got := enriched(t, "ru", c.body, fieldOrganisation); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.body, got, c.want)
		}
	}
}

func TestOrganisationsEnglish(t *testing.T) {
	for body, want := range map[string]string{
		"The ship had a crew of 19, according to the Ministry of Shipping, which denied it.":         "Ministry of Shipping=Ministry of Shipping",
		"Members of the Sudanese Professionals Association said that they were beaten on the road.":  "Sudanese Professionals Association=Sudanese Professionals Association",
		"He was taken from the West Bank to a court in the north, where the council met last week.":  "",
		"United Nations Security Council members met and the party went on until late in the night.": "",
	} {
		if got := strings.Join(enriched(t, "en", body, fieldOrganisation), "|"); got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
}

func TestOrgans(t *testing.T) {
	for body, want := range map[string]string{
		"BOGOTA, 3 Feb 90 (Demo) -- The army attacked a camp in Colombia.": "army=Colombia",
		"In Mali the military says the air force took off.":                "military=Mali|air force=Mali",
		"Ethiopia and Eritrea argue. The army waits.":                      "",
		"In Mali the National Liberation Army grew; a military attack.":    "",
	} {
		var got []string
		for _, m := range enriched(t, "en", body, index.FieldActor) {
			if text, _, _ := strings.Cut(m, "="); strings.ToLower(text) == text {
				got = append(got, m)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
}

func TestGivenBase(t *testing.T) {
	r := new(reading)
	r.people.gazetteer = loadGazetteer()
	for form, want := range map[string]string{
		"дмитрия": "дмитрий", "сергеем": "сергей", "ивану": "иван", "анной": "анна", "марии": "мария", "павла": "павел", "льва": "лев",
		"олександра": "олександр", "андрієм": "андрій", "vladimir": "vladimir", "молоток": "", "а": "",
	} {
		if got, _ := r.givenBase(form); got != want {
			t.Errorf("%s: got %q, want %q", form, got, want)
		}
	}
}

func TestSurnameNominative(t *testing.T) {
	for _, c := range []struct {
		surname string
		is      givenCase
		woman   bool
		want    string
	}{
		{"Зеленского", genitive, false, "Зеленский"}, {"Путиным", instrumental, false, "Путин"}, {"Обамы", genitive, false, "Обама"}, {"Обаму", genitive, false, "Обама"},
		{"Лукашенко", genitive, false, "Лукашенко"}, {"Сидоровой", unclear, true, "Сидорова"}, {"Меркель", unclear, true, "Меркель"}, {"Буша", genitive, false, "Буш"},
		{"Тимошенко", nominative, true, "Тимошенко"}, {"Медведеву", dative, false, "Медведев"},
	} {
		if got, _ := surnameNominative(c.surname, c.is, c.woman); got != c.want {
			t.Errorf("%s: got %q, want %q", c.surname, got, c.want)
		}
	}
}

// TestPeopleMonotony reads long texts of one name, which must come to an end.
func TestPeopleMonotony(t *testing.T) {
	e := New(loadGazetteer(), fixedNow)
	for _, s := range []string{"Bob Putin ", "Иван Путин ", "президент ", "партия «А» ", "Министерство ", "АБВГ ", "Иванов. ", "Б. ", "аль-", "Google of ", "the army "} {
		a := &index.Article{Body: strings.Repeat(s, 1<<17/len(s))}
		e.Enrich(a)
		checkMentions(t, a)
	}
}
