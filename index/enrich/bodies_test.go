package enrich

import (
	"strings"
	"testing"

	"dateline/index"

	"github.com/google/go-cmp/cmp"
)

// TestBodies looks at where the names of bodies begin and end.
func TestBodies(t *testing.T) {
	e := New(loadGazetteer(), fixedNow)
	for _, tt := range []struct {
		what, body, want string // names parted by |
	}{
		{"state before", "Об этом вчера сообщили российские власти.", "российские власти"},
		{"state before a short name", "Об этом сообщили в российском Минсельхозе.", "российском Минсельхозе|Минсельхозе"},
		{"state behind", "Об этом сообщило министерство юстиции Польши.", "министерство юстиции Польши"},
		{"adjectives with a capital", "Об этом сообщила Федеральная служба лесного надзора.", "Федеральная служба лесного надзора"},
		{"hyphen", "Об этом сообщили в Торгово-промышленной палате.", "Торгово-промышленной палате"},
		{"no verb behind", "Вчера Комитет защиты птиц заявил об этом. Комиссия начала работу.", "Комитет защиты"},
		{"two genitives", "Так решило Министерство связи и массовых коммуникаций.", "Министерство связи и массовых коммуникаций"},
		{"task", "Так решил Комитет по правам человека.", "Комитет по правам человека"},
		{"not why", "Так решил Комитет по просьбе жителей.", ""},
		{"region", "Так сообщили в МВД по Татарстану.", "МВД по Татарстану|МВД"},
		{"body of a body", "Так решил комитет ФСЭГ.", "комитет ФСЭГ|ФСЭГ"},
		{"office of a body", "Так сообщили в ГУ МВД.", "ГУ МВД|МВД"},
		{"namesake", "Так сообщил НИИ им. А. Б. Примерова вчера.", "НИИ им. А. Б. Примерова"},
		{"university", "Он преподаёт в Гарвардском университете и живёт в Бостоне.", "Гарвардском университете"},
		{"state of a country", "Он учился в Университете штата Техас пять лет.", "Университете штата Техас"},
		{"legal form", "Завод продан ООО «Пример». Компания «Пример» молчит. Пример молчит.", "ООО «Пример»|Пример|Пример"},
		{"legal form, straight marks", "Завод продан ООО \"Пример и сыновья\".", "ООО \"Пример и сыновья\""},
		{"agency, not a person", "Об этом пишет Ассошиэйтед Пресс вчера.", "Ассошиэйтед Пресс"},
		{"address", "Об этом пишет Лента.ру со ссылкой на суд.", "Лента.ру"},
		{"club in marks", "Он играл за «Спартак» и за «Зенит».", "Спартак|Зенит"},
		{"the name without marks", "Раб Спартак поднял восстание.", ""},
		{"declined acronym", "По данным МИДа, переговоры идут.", "МИДа"},
		{"leader", "Так решила администрация Обамы.", "администрация Обамы"},
		{"state by its name", "Он гражданин Российской Федерации.", ""},
		{"power", "Это органы государственной власти.", ""},
		{"premises", "Он умер в больнице Лондона.", ""},
		{"sentence begins", "Ранее правительство молчало.", "правительство"},
		{"Latin", "Об этом сообщила компания Blue Example вчера.", "Blue Example"},
		{"Latin with a place", "Он играл за Chicago Examples вчера.", "Chicago Examples"},
		{"translation", "Он написал «Примеры» (Examples) вчера.", ""},
		{"title", "Он исполнил песню Example вчера.", ""},
		{"address in Latin", "Всё это есть на http://example.org/Some-Page?View вчера.", ""},
		{"in a sentence of Latin words", "Он сказал: God bless you all, и ушёл.", ""},
		{"Ukrainian: nominative", "Про це повідомила обласна прокуратура вчора.", "обласна прокуратура"},
		{"Ukrainian: genitive", "Так вирішили судді районного суду Харкова.", "районного суду Харкова"},
	} {
		language := "ru"
		if strings.HasPrefix(tt.what, "Ukrainian") {
			language = "uk"
		}
		a := &index.Article{Body: tt.body, Asserted: index.Asserted{Language: language}}
		e.Enrich(a)
		checkMentions(t, a)
		var found []string
		for _, m := range a.Mentions {
			if m.Field == fieldOrganisation {
				found = append(found, m.Text)
			}
		}
		if diff := cmp.Diff(tt.want, strings.Join(found, "|")); diff != "" {
			t.Errorf("%s: %s", tt.what, diff)
		}
	}
}
