package enrich

import (
	"slices"
	"strings"

	"dateline/index/text"
)

// Kinds of boilerplate, the values of its mentions.
const (
	kindLink      = "link to another article"
	kindCredits   = "credits"
	kindSubscribe = "subscription"
	kindRights    = "rights"
	kindNotice    = "notice"
	kindCaption   = "caption"
	kindEnd       = "end of text"
)

// boilerplate is an opening by which a line that is no part of a report is
// known.
type boilerplate struct {
	words []string // folded
	kind  string
	rule  string
	label bool // also opens sentences: only boilerplate when it stands as a label

	author bool // who wrote the report is named behind it
}

// Boilerplate that is known otherwise than by how it begins.
var (
	copyrightSign = boilerplate{kind: kindRights, rule: "©"}
	endMark       = boilerplate{kind: kindEnd, rule: "signs only"}
	endLine       = boilerplate{kind: kindEnd, rule: "end"}
	agencyLine    = boilerplate{kind: kindCredits, rule: ruleAgencyLine}
	agencyHead    = boilerplate{kind: kindCredits, rule: ruleAgencyHead}
	followLine    = boilerplate{kind: kindSubscribe, rule: "follow on a network"}
	addressLine   = boilerplate{kind: kindLink, rule: "invitation with an address"}
	creditPhrase  = boilerplate{kind: kindCredits, rule: "contributed to this report"}
)

// Words that make such lines, folded.
var (
	followWords  = wordSet("follow like join find connect suivez rejoignez sigue siga síguenos folge folgen подписывайтесь подпишитесь следите читайте підписуйтесь підпишіться стежте читайте تابعوا تابعونا اشتركوا")
	networkWords = wordSet("facebook twitter instagram telegram whatsapp youtube tiktok linkedin bluesky viber телеграм телеграме телеграмі вайбер фейсбук فيسبوك تويتر تلغرام واتساب يوتيوب")
	invitations  = wordSet("read view see watch click listen download learn visit find lire voir consultez leer ver lea leia ver lesen читать читайте смотреть смотрите дивіться читайте تابع شاهد اقرأ")
	endWords     = wordSet("end ends ende fin fim конец кінець انتهى")
	// contributed are the words of sentences that name who worked on a report, by
	// the first of them.
	contributed = newRuns("contributed to this report|contributed to this story|contributed to this article|contributed reporting|" +
		"contribué à cet article|contribuyó a este reportaje|contribuyó con este reporte|contribuiu para esta reportagem|" +
		"can be reached at|can be reached by email|can be reached by e mail")
)

// newRuns returns runs of words, parted by strokes, by their first word.
func newRuns(written string) map[string][][]string {
	runs := make(map[string][][]string)
	for run := range strings.SplitSeq(written, "|") {
		words := strings.Fields(text.Key(run))
		runs[words[0]] = append(runs[words[0]], words)
	}
	return runs
}

// boilerplates are found by their first word; those of more words first.
var boilerplates = newBoilerplates()

func newBoilerplates() map[string][]*boilerplate {
	table := make(map[string][]*boilerplate)
	for _, group := range boilerplateOpenings {
		for opening := range strings.SplitSeq(group.openings, "|") {
			b := &boilerplate{kind: group.kind, rule: opening, label: group.label, author: group.author}
			for _, w := range text.Words(opening) {
				b.words = append(b.words, w.Folded)
			}
			table[b.words[0]] = append(table[b.words[0]], b)
		}
	}
	for _, list := range table {
		slices.SortStableFunc(list, func(x, y *boilerplate) int { return len(y.words) - len(x.words) })
	}
	return table
}

// boilerplateOpenings are our own collection from the pages of agencies and
// newspapers.
var boilerplateOpenings = []struct {
	kind     string
	label    bool
	author   bool
	openings string
}{
	{kindLink, false, false, "also read|read also|читайте також|дивіться також|читайте также|смотрите также|материалы по теме|матеріали за темою|матеріали по темі|" +
		"à lire aussi|lire aussi|lire également|à lire également|lea también|lee también|lea además|te puede interesar|le puede interesar|vea también|" +
		"leia também|leia mais|veja também|lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|اقرأ أيضا|اقرأ أيضًا|إقرأ أيضا|اقرأ المزيد|شاهد أيضا|طالع أيضا|" +
		"leggi anche|lees ook|czytaj także|czytaj też|zobacz też|بیشتر بخوانید|קראו גם|ilginizi çekebilir"},
	{kindLink, true, false, "read more|see also|watch|watch also|related|related articles|related stories|related news|related topics|recommended|more on this story|more on this topic|" +
		"read next|up next|don't miss|explore more|по теме|за темою|по темі|voir aussi|à lire|sur le même sujet|leer más|ver también|saiba mais|siehe auch|mehr dazu|مواضيع ذات صلة|أخبار ذات صلة"},
	{kindCredits, false, true, "reporting by|writing by|reporting and writing by|report by|story by"},
	{kindCredits, false, false, "additional reporting by|editing by|شارك في التغطية"},
	{kindCredits, true, true, "written by|compiled by|reportage de|reportage par|rédigé par|reporte de|reportado por|información de|escrito por|reportagem de|reportagem por|" +
		"bericht von|إعداد|автор|автори|авторы|авторка|підготував|підготувала|подготовил|подготовила"},
	{kindCredits, true, false, "edited by|translated by|édité par|version française|editado por|traducido por|edição de|por redação|redigiert von|bearbeitet von|تحرير|редактор"},
	{kindSubscribe, false, false, "subscribe to|subscribe now|sign up for|sign up to|click here to subscribe|get the latest|follow us on|join us on|join our|" +
		"підписуйтесь на|підписуйтеся на|підпишіться на|подписывайтесь на|подпишитесь на|читайте нас|" +
		"abonnez vous|inscrivez vous|suivez nous|recevez|suscríbete|suscríbase|síguenos|síganos|síguenos en|assine|inscreva se|siga nos|siga o|" +
		"abonnieren sie|jetzt abonnieren|folgen sie uns|melden sie sich|اشترك في|تابعونا|تابعنا|اشتركوا"},
	{kindSubscribe, true, false, "subscribe|newsletter|newsletters|share|share this|share this article|share on facebook|share on twitter|partager|compartir|compartilhar|teilen|شارك|поділитися|поделиться"},
	{kindRights, true, false, "copyright"},
	{kindRights, false, false, "all rights reserved|tous droits réservés|todos los derechos reservados|todos os direitos reservados|alle rechte vorbehalten|" +
		"всі права захищені|всі права захищено|все права защищены|جميع الحقوق محفوظة|tutti i diritti riservati|our standards the thomson reuters trust principles"},
	{kindNotice, false, false, "we use cookies|this site uses cookies|this website uses cookies|click here|this article was originally published|this story was originally published|" +
		"nous utilisons des cookies|utilizamos cookies|usamos cookies|wir verwenden cookies|ми використовуємо файли|мы используем файлы"},
	{kindNotice, true, false, "advertisement|advertising|sponsored|sponsored content|publicité|publicidad|publicidade|anzeige|werbung|реклама|إعلان"},
	{kindCaption, true, false, "file photo|photo|photos|image|photograph|photo d'archives|foto de archivo|foto|fotos|bild|imagen|imagem|фото|скриншот|скріншот|иллюстрация|ілюстрація|صورة|صورة أرشيفية"},
	{kindCaption, false, false, "photo by|staff photo by|photo courtesy|file photo by|photo credit|image credit|ap photo|afp photo|reuters photo|crédit photo|foto cortesía|фото автора"},
}
