package enrich

import (
	"strings"
	"unicode/utf8"

	"dateline/index/text"
)

// agencyNames are news agencies and broadcasters that sign datelines: our own
// collection from what they call themselves in their dispatches. A name that is
// here needs no brackets to be read as a credit.
const agencyNames = "AFP|Agence France-Presse|AP|Associated Press|The Associated Press|Reuters|Reuter|Thomson Reuters|UPI|dpa|dpa-AFX|epd|KNA|sid|APA|SDA|Keystone-SDA|" +
	"EFE|Europa Press|Lusa|ANSA|AGI|Adnkronos|ANP|Belga|Ritzau|NTB|TT|PAP|CTK|ČTK|MTI|Agerpres|BTA|Tanjug|Hina|AA|Anadolu|IHA|DHA|" +
	"Xinhua|Kyodo|Jiji|Yonhap|KCNA|PTI|ANI|IANS|UNI|APP|BSS|UNB|Bernama|Antara|VNA|Pajhwok|Khaama Press|IRNA|ISNA|Mehr|Fars|Tasnim|" +
	"SANA|NNA|Petra|WAM|SPA|QNA|KUNA|BNA|ONA|MENA|Saba|INA|Shafaq News|WAFA|Ma'an|SUNA|LANA|TAP|APS|MAP|JTA|TPS|" +
	"PANA|APANEWS|NAN|GNA|KNA|ENA|SONNA|AIM|Angop|Inforpress|ANG|HOL|Radio Tamazuj|SABC|" +
	"ACAN-EFE|Notimex|Prensa Latina|Télam|Telam|ABI|Andina|ABN|AVN|Agência Brasil|Folhapress|Estadão Conteúdo|" +
	"TASS|Itar-Tass|RIA Novosti|Interfax|Interfax-Ukraine|Sputnik|Ukrinform|UNIAN|UNN|Belta|BelTA|Kazinform|Trend|Azertac|Armenpress|Moldpres|" +
	"BBC|BBC News|CNN|VOA|NPR|RFE/RL|RFI|DW|UN News|Al Jazeera|Bloomberg|CBS|ABC|NBC|Axios|Politico|IRIN|ReliefWeb|PRNewswire|" +
	"ТАСС|ИТАР-ТАСС|РИА Новости|ИНТЕРФАКС|Интерфакс|ПРАЙМ|Sputnik|БЕЛТА|БелТА|КазТАГ|Казинформ|ДАН|ЛИЦ|Росбалт|РБК|Регнум|REGNUM|Рейтер|Рейтерс|" +
	"УНІАН|УНИАН|УКРІНФОРМ|Укринформ|УНН|ІНТЕРФАКС-УКРАЇНА|Интерфакс-Украина|Суспільне|Радіо Свобода|Радио Свобода|" +
	"رويترز|أ ف ب|فرانس برس|أ ب|أسوشيتد برس|د ب أ|أ ش أ|وكالة أنباء الشرق الأوسط|سانا|واس|وام|قنا|كونا|بنا|بترا|واع|وفا|معا|سونا|سبأ|سبأنت|وال|وات|واج|ومع|الأناضول|شينخوا|سبوتنيك|وكالات"

var (
	// agencies holds the agencies by their folded words, joined by blanks.
	agencies = newAgencies()
	// agencyOpenings are the first words of their names: what begins otherwise
	// need not be looked at.
	agencyOpenings = newAgencyOpenings()
)

// longestAgency is the number of words of the longest name of an agency.
const longestAgency = 4

func newAgencies() map[string]bool {
	known := make(map[string]bool)
	for name := range strings.SplitSeq(agencyNames, "|") {
		known[text.Key(name)] = true
	}
	return known
}

func newAgencyOpenings() map[string]bool {
	openings := make(map[string]bool)
	for name := range agencies {
		first, _, _ := strings.Cut(name, " ")
		openings[first] = true
	}
	return openings
}

// isAgency reports whether s, as it stands in a dateline, is the name of an
// agency. In small letters only dpa and its like are.
func isAgency(s string) bool {
	if len(s) > longestCredit || !agencies[text.Key(s)] {
		return false
	}
	return capitalised(s) || utf8.RuneCountInString(s) <= len("dpa")
}
