package enrich

import (
	"strings"

	"dateline/index"
	"dateline/index/text"
)

// Rules of an agency that is named before or behind the text.
const (
	ruleAgencyHead = "agency alone on the first line"
	ruleAgencyLine = "agency alone on the last line"
)

// credit takes the agency of the dateline, or else the one that stands alone on
// the last line, or in the byline, for the one that the text is credited to. It is the first step
// that writes the name in one form, so that reprints of one agency are told by
// one value.
func (d *draft) credit() {
	if line := d.article.Dateline; line != nil && line.Credit != "" {
		head := d.article.Body[:d.line.end]
		if at := strings.LastIndex(head, line.Credit); at >= 0 {
			d.addCredit(line.Credit, at, ruleDateline)
			return
		}
	}
	for i := range d.mentions {
		if m := &d.mentions[i]; m.Field == fieldBoilerplate && m.Rule == ruleAgencyLine {
			name := strings.Trim(m.Text, agencyTrim)
			d.addCredit(name, m.Start+strings.Index(m.Text, name), m.Rule)
			return
		}
	}
	d.creditOfByline()
}

// agencyTrim is what can stand around the name of an agency on its own line.
const agencyTrim = " \t.;()"

func (d *draft) addCredit(name string, at int, rule string) {
	d.article.Credit = agencyName(name)
	d.add(index.FieldCredit, d.article.Credit, at, at+len(name), index.InBody, rule)
}

// agencyName returns the one name of an agency that is known by several, and
// any other as it is written.
func agencyName(name string) string {
	if known, ok := agencyForms[text.Key(name)]; ok {
		return known
	}
	return name
}

// agencyForms maps the folded names of agencies to the one that each goes by:
// the first of a row of agencyNamesakes, or its only one in agencyNames.
var agencyForms = newAgencyForms()

func newAgencyForms() map[string]string {
	forms := map[string]string{}
	for name := range strings.SplitSeq(agencyNames, "|") {
		if key := text.Key(name); forms[key] == "" {
			forms[key] = name
		}
	}
	for row := range strings.SplitSeq(agencyNamesakes, "|") {
		names := strings.Split(row, "=")
		for _, name := range names {
			forms[text.Key(name)] = names[0]
		}
	}
	return forms
}

// agencyNamesakes are rows of names for one agency, in whatever script it is
// named: a dispatch of TASS is one, in Russian or in English.
const agencyNamesakes = "Reuters=Reuter=Thomson Reuters=Рейтер=Рейтерс=رويترز|AFP=Agence France-Presse=أ ف ب=فرانس برس|" +
	"AP=Associated Press=The Associated Press=أ ب=أسوشيتد برس|dpa=د ب أ|" +
	"TASS=Itar-Tass=ТАСС=ИТАР-ТАСС|RIA Novosti=РИА Новости|Interfax=Интерфакс=ИНТЕРФАКС|Interfax-Ukraine=Интерфакс-Украина=ІНТЕРФАКС-УКРАЇНА|" +
	"Ukrinform=УКРІНФОРМ=Укринформ|UNIAN=УНІАН=УНИАН|UNN=УНН|BelTA=БЕЛТА|Kazinform=Казинформ|Sputnik=سبوتنيك|Regnum=Регнум|" +
	"Anadolu=AA=الأناضول|Xinhua=شينخوا|SANA=سانا|SPA=واس|WAM=وام|QNA=قنا|KUNA=كونا|BNA=بنا|Petra=بترا|INA=واع|WAFA=وفا|Ma'an=معا|SUNA=سونا|Saba=سبأ=سبأنت|" +
	"LANA=وال|TAP=وات|APS=واج|MAP=ومع|MENA=أ ش أ=وكالة أنباء الشرق الأوسط"
