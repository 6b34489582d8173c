package enrich

import (
	"strings"

	"dateline/index/text"
)

// staffWords follow the name of an agency in a byline that names nobody, or
// whom it has sent.
var staffWords = wordSet("staff writer writers reporter reporters correspondent correspondents newsroom")

// bylineTrim is what can stand around a part of a byline.
const bylineTrim = " \t\r*_.;:()[]"

// notAgencies are names of agencies that are words, or given names, too: alone
// they prove nothing.
var notAgencies = wordSet("petra hina saba mehr ma'an maan antara andina belga lusa fars tap map abc trend aim hol sid ani ena ang abi uni ina ona mena app")

// spellings are the names of agencies as they write them: Ina is a person where
// INA is not.
var spellings = newSpellings()

func newSpellings() map[string]bool {
	known := map[string]bool{}
	for name := range strings.SplitSeq(agencyNames, "|") {
		known[name], known[strings.ToUpper(name)] = true, true
	}
	return known
}

// agencyOf returns the agency that a part of a byline names, "" when it names
// none for certain.
func agencyOf(part string) string {
	part = strings.Trim(part, bylineTrim)
	name := withoutStaff(part)
	if !spellings[name] || name == part && notAgencies[text.Key(name)] {
		return ""
	}
	return name
}

func withoutStaff(s string) string {
	for {
		last := strings.LastIndexByte(s, ' ')
		if last < 0 || !staffWords[strings.ToLower(s[last+1:])] {
			return s
		}
		s = strings.TrimRight(s[:last], " ")
	}
}

// bylineParts parts the names in a byline from those for whom they write.
func bylineParts(line string) []string {
	line = strings.ReplaceAll(line, " for ", ",")
	return strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(",،(|/–—", r) })
}

// bylineAgency returns the one agency that the parts of a byline name, "" when
// there are none or several.
func bylineAgency(line string) string {
	found := ""
	for _, part := range bylineParts(line) {
		name := agencyOf(part)
		if name != "" && found != "" && agencyName(name) != agencyName(found) {
			return ""
		}
		if name != "" {
			found = name
		}
	}
	return found
}

// markAgencyHead marks the first line of a report that is nothing but the name
// of an agency or its staff.
func (d *draft) markAgencyHead(l bodyLine) bool {
	if len(l.text) > longestCredit || agencyOf(l.text) == "" || strings.TrimSpace(d.article.Body[l.start+len(l.text):]) == "" {
		return false
	}
	d.mark(l.start, l.start+len(l.text), &agencyHead)
	return true
}

// creditOfByline takes the agency that the byline, or the first line, names for
// the one that the text is credited to.
func (d *draft) creditOfByline() {
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.Field != fieldBoilerplate || m.Rule != bylineCredit.rule && m.Rule != agencyHead.rule {
			continue
		}
		line, start := m.Text, m.Start
		if m.Rule == bylineCredit.rule { // behind the word that says so
			opening := strings.IndexAny(line, " :")
			line, start = line[opening+1:], start+opening+1
		}
		if name := bylineAgency(line); name != "" {
			d.addCredit(name, start+strings.Index(line, name), m.Rule)
			return
		}
	}
}
