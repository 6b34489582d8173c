package enrich

import (
	"testing"
	"time"

	"dateline/index"

	"github.com/google/go-cmp/cmp"
)

func TestClean(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string // what is marked
	}{
		{"link", "Talks went on.\nALSO READ: Iran warns of war\nThey end today.", []string{"ALSO READ: Iran warns of war"}},
		{"link in paragraphs", "Talks went on\n\nRead more: Iran warns of war\n\nThey end today", []string{"Read more: Iran warns of war"}},
		{"link in bold", "Talks went on.\n\n**ALSO READ:** Iran warns\n", []string{"**ALSO READ:** Iran warns"}},
		{"ukrainian", "Переговори тривають.\n\nЧИТАЙТЕ ТАКОЖ: Данія посилає військових\n", []string{"ЧИТАЙТЕ ТАКОЖ: Данія посилає військових"}},
		{"russian", "Переговоры идут.\nЧитайте также: Дания\nДальше.", []string{"Читайте также: Дания"}},
		{"french", "Fin.\n\nÀ lire aussi : l'Iran menace", []string{"À lire aussi : l'Iran menace"}},
		{"spanish", "Fin.\n\nLea también: Irán amenaza", []string{"Lea también: Irán amenaza"}},
		{"arabic", "انتهت المحادثات.\n\nاقرأ أيضا: إيران", []string{"اقرأ أيضا: إيران"}},
		{"credits", "End.\n\nReporting by Demo desk; editing by Demo desk\n", []string{"Reporting by Demo desk; editing by Demo desk"}},
		{"credits in brackets", "They said so. (Reporting by A B; Editing by C D)\n", []string{"(Reporting by A B; Editing by C D)"}},
		{"wrapped credits", "End.\n\nReporting by A B in Kyiv and C D in Moscow and E F\nEditing by G H", []string{"Reporting by A B in Kyiv and C D in Moscow and E F", "Editing by G H"}},
		{"rights", "End.\n© 2026 Demo\nAll rights reserved.", []string{"© 2026 Demo", "All rights reserved."}},
		{"copyright", "End.\nCopyright 2026 Demo\nCopyright law was passed.", []string{"Copyright 2026 Demo"}},
		{"credit by name", "End.\nWritten by A B", []string{"Written by A B"}},
		{"letter", "Written by the president himself, the letter was read to parliament on the first day.", nil},
		{"arabic credits", "انتهت. (إعداد فلان للنشرة العربية - تحرير فلان)", []string{"(إعداد فلان للنشرة العربية - تحرير فلان)"}},
		{"subscribe", "End.\nSubscribe to our newsletter.", []string{"Subscribe to our newsletter."}},
		{"advertisement", "One.\nAdvertisement\nTwo.", []string{"Advertisement"}},
		{"sentence that begins alike", "Read more books, he said.\nWatch the border, they were told.\nRelated people were freed.", nil},
		{"subscribers", "Subscribers of the paper complained.", nil},
		{"wrapped line", "The commission, which has long asked the government and the rebels to do so, will\nread more reports this year.", nil},
		{"capitals", "READ MORE BOOKS, HE SAID.", nil},
		{"end mark", "It is over.\n\n###\n", []string{"###"}},
		{"end of a transcript", "It is over.\n\nEND 1:43 P.M. CET\n", []string{"END 1:43 P.M. CET"}},
		{"end of the war", "It is over.\n\nEnd of war came.\nEnd\n", nil},
		{"stars in a text", "It is over.\n* one\n** two", nil},
		{"agency on the last line", "It is over.\nREUTER...\n", []string{"REUTER..."}},
		{"agency alone", "Reuters", nil},
		{"agency in the text", "They told\nReuters", []string{"Reuters"}},
		{"network", "It is over.\nFollow the Ministry on Facebook and Telegram", []string{"Follow the Ministry on Facebook and Telegram"}},
		{"network, ukrainian", "Кінець.\nСтежте за новинами у Телеграмі", []string{"Стежте за новинами у Телеграмі"}},
		{"network, arabic", "انتهت.\nتابعوا أخبارنا على تلغرام", []string{"تابعوا أخبارنا على تلغرام"}},
		{"network, french", "Fin.\nSuivez l'actualité sur WhatsApp", []string{"Suivez l'actualité sur WhatsApp"}},
		{"network in the news", "Telegram was blocked.\nThey follow the law of the country, which has in no case ever asked for such a thing of Facebook.", nil},
		{"address", "It is over.\nRead the full report here: https://example.org/report", []string{"Read the full report here: https://example.org/report"}},
		{"address in a sentence", "They put it on www.example.org", nil},
		{"contributed", "It is over. A B and C D contributed to this report.", []string{"A B and C D contributed to this report."}},
		{"contributed elsewhere", "The rains contributed to this.", nil},
		{"only sentence", "A B contributed to this report.", nil},
		{"reached", "It is over. A B can be reached at a@example.org", []string{"A B can be reached at a@example.org"}},
		{"photo in brackets", "It is over. (AP Photo/A B)", []string{"(AP Photo/A B)"}},
		{"photo credit", "It is over.\nPhoto by A B\nPhotos show smoke.", []string{"Photo by A B"}},
		{"caption, german", "Ende.\nFoto: A B", []string{"Foto: A B"}},
		{"caption, arabic", "انتهت.\nصورة أرشيفية", []string{"صورة أرشيفية"}},
		{"link, german", "Ende.\nLesen Sie auch: Iran", []string{"Lesen Sie auch: Iran"}},
		{"link, portuguese", "Fim.\nLeia também: Irã", []string{"Leia também: Irã"}},
		{"cookies, spanish", "Fin.\nUtilizamos cookies propias", []string{"Utilizamos cookies propias"}},
		{"rights, russian", "Конец.\nВсе права защищены", []string{"Все права защищены"}},
		{"share, ukrainian", "Кінець.\nПоділитися", []string{"Поділитися"}},
		{"share of", "Compartir el poder es difícil.\nTeilen und herrschen.\nПоделиться едой хотели все.", nil},
		{"credit inside a sentence", "The book (written by A B, of Kyiv) was read.", nil},
		{"in the middle", "He said: Reporting by telephone is hard.", nil},
	}
	for _, tt := range tests {
		a := &index.Article{Body: tt.body}
		New(nil, time.Now).Enrich(a)
		var got []string
		for _, s := range a.Boilerplate {
			got = append(got, tt.body[s.Start:s.End])
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestPassages(t *testing.T) {
	d := new(draft)
	a := &index.Article{Title: "A title", Body: "One two.\nALSO READ: three four\nFive six."}
	d.begin(a, nil, time.Now())
	d.split()
	d.clean()
	var got []string
	for _, p := range d.passages() {
		got = append(got, p.text[p.words[0].Start:p.words[len(p.words)-1].End])
	}
	if diff := cmp.Diff([]string{"A title", "One two", "Five six"}, got); diff != "" {
		t.Error(diff)
	}
}
