package enrich

import (
	"testing"
	"time"

	"dateline/index"
)

func TestLanguage(t *testing.T) {
	tests := []struct{ want, title, body string }{
		{"en", "", "The negotiators met in Geneva on Friday and said that the talks would go on."},
		{"en", "", "THE GUERRILLAS ATTACKED THE TOWN AT DAWN AND WERE REPULSED BY THE ARMY."},
		{"uk", "", "Президент України заявив, що переговори тривають."},
		{"ru", "", "Президент заявил, что переговоры продолжаются и будут продолжены."},
		{"be", "", "Прэзідэнт заявіў, што перамовы працягваюцца ў Мінску."},
		{"bg", "", "Президентът заяви, че преговорите ще продължат през седмицата."},
		{"sr", "", "Председник је изјавио да ће преговори бити настављени."},
		{"ar", "", "قال الرئيس إن المفاوضات مستمرة في جنيف منذ يوم الجمعة."},
		{"fa", "", "رئیس جمهور گفت که مذاکرات در ژنو ادامه دارد."},
		{"ur", "", "صدر نے کہا ہے کہ جنیوا میں مذاکرات جاری ہیں۔"},
		{"fr", "", "Les négociateurs se sont réunis vendredi à Genève et les pourparlers continuent."},
		{"es", "", "Los negociadores se reunieron el viernes en Ginebra y las conversaciones siguen."},
		{"pt", "", "Os negociadores reuniram-se na sexta-feira em Genebra e as conversações continuam."},
		{"de", "", "Die Unterhändler trafen sich am Freitag in Genf, und die Gespräche gehen weiter."},
		{"it", "", "I negoziatori si sono incontrati venerdì a Ginevra e i colloqui continuano."},
		{"nl", "", "De onderhandelaars kwamen vrijdag bijeen in Genève en het overleg gaat door."},
		{"pl", "", "Negocjatorzy spotkali się w piątek w Genewie i rozmowy trwają."},
		{"tr", "", "Müzakereciler cuma günü Cenevre'de bir araya geldi ve görüşmeler sürüyor."},
		{"he", "", "המשא ומתן נמשך בז'נבה."},
		{"zh", "", "谈判在日内瓦继续进行。"},
		{"ja", "", "交渉はジュネーブで続いている。"},
		{"ko", "", "협상은 제네바에서 계속되고 있다."},
		{"el", "", "Οι συνομιλίες συνεχίζονται."},
		{"am", "", "ድርድሩ በጄኔቫ ውስጥ እየተካሄደ ነው እና ይቀጥላል።"},
		{"uk", "Зеленський заявив про перемовини з союзниками", ""},
		{"", "Obama Putin Merkel", ""},
		{"", "", "12 345 -- 2026"},
		{"", "", ""},
		{"", "Gaza ceasefire", ""},
	}
	for _, tt := range tests {
		a := &index.Article{Title: tt.title, Body: tt.body}
		New(nil, time.Now).Enrich(a)
		if a.Language != tt.want {
			t.Errorf("%q %q: language %q, want %q", tt.title, tt.body, a.Language, tt.want)
		}
	}
}

func TestLanguageAsserted(t *testing.T) {
	a := &index.Article{Body: "The negotiators met in Geneva on Friday.", Asserted: index.Asserted{Language: "xx"}}
	New(nil, time.Now).Enrich(a)
	if a.Language != "xx" || a.Mentions[0].Rule != index.RuleAsserted || a.Mentions[0].In != index.InRecord {
		t.Errorf("got %q with %+v, want the asserted one", a.Language, a.Mentions)
	}
}

func TestBaseLanguage(t *testing.T) {
	for tag, want := range map[string]string{"en": "en", "en-US": "en", "pt_BR": "pt", "ZH-Hant": "zh", "ckb": "ckb", "English": "English", "": ""} {
		if got := baseLanguage(tag); got != want {
			t.Errorf("baseLanguage(%q) = %q, want %q", tag, got, want)
		}
	}
}

// sameLanguage are codes of the "In the news" records that stand for a
// language that we name otherwise.
var sameLanguage = map[string]string{
	"be-tarask": "be", "zh-yue": "zh", "zh-classical": "zh", "wuu": "zh", "nb": "no",
}

// TestLanguageInTheNews holds the language step against one-sentence news in
// 55 languages. One sentence often has no word that tells (Norwegian from
// Danish, Indonesian from Malay): then none must be named rather than a wrong one.
func TestLanguageInTheNews(t *testing.T) {
	path := sharedData(t, "news", "wikipedia-in-the-news.jsonl.zst")
	right, wrong, none := map[string]int{}, map[string]int{}, map[string]int{}
	supported := supportedLanguages()
	readLines(t, path, func(r struct{ Body, Language string }) {
		want := r.Language
		if s, ok := sameLanguage[want]; ok {
			want = s
		}
		a := &index.Article{Body: r.Body}
		New(nil, time.Now).Enrich(a)
		switch {
		case a.Language == want:
			right[want]++
		case a.Language == "":
			none[want]++
			if testing.Verbose() {
				t.Logf("%s not named: %s", want, r.Body)
			}
		default:
			wrong[want]++
			if testing.Verbose() {
				t.Logf("%s taken for %s: %s", want, a.Language, r.Body)
			}
		}
	})
	var yes, no, abstained int
	for language := range supported {
		yes, no, abstained = yes+right[language], no+wrong[language], abstained+none[language]
		if n := right[language] + wrong[language] + none[language]; n > 0 {
			t.Logf("%-3s %3d of %3d right, %d wrong, %d not named", language, right[language], n, wrong[language], none[language])
		}
	}
	for language, n := range wrong {
		if !supported[language] {
			t.Logf("%s has no profile and was taken for another %d times of %d", language, n, n+none[language])
		}
	}
	all := yes + no + abstained
	t.Logf("supported: %d sentences, %.2f%% right, %.2f%% wrong, %.2f%% not named", all,
		100*share(yes, all), 100*share(no, all), 100*share(abstained, all))
	if share(yes, all) < 0.91 || share(no, all) > 0.01 {
		t.Errorf("want at least 91%% right and at most 1%% wrong")
	}
}

func supportedLanguages() map[string]bool {
	supported := make(map[string]bool)
	for _, name := range scriptLanguages {
		supported[name] = true
	}
	for _, c := range contested {
		for _, name := range c.names {
			supported[name] = true
		}
	}
	return supported
}

// TestLanguageOfArticles holds the language step against whole texts, which
// must all be right.
func TestLanguageOfArticles(t *testing.T) {
	for _, name := range []string{"wikinews-fr", "wikinews-ar", "kremlin-ru", "us-state-department", "us-white-house"} {
		n, wrong := 0, 0
		readLines(t, sharedData(t, "news", name+".jsonl.zst"), func(r struct{ ID, Title, Body, Language string }) {
			a := &index.Article{Title: r.Title, Body: r.Body}
			New(nil, time.Now).Enrich(a)
			n++
			if a.Language != r.Language {
				wrong++
				t.Errorf("%s: language %q, want %q", r.ID, a.Language, r.Language)
			}
		})
		t.Logf("%s: %d of %d right", name, n-wrong, n)
	}
}
