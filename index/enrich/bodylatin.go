package enrich

import (
	"strings"
	"unicode/utf8"
)

// headedLatin takes a run of words with capitals in English, French or Spanish
// that one of them makes the name of a body: Ministry of Shipping, Sudanese
// Professionals Association.
func (r *reading) headedLatin(passage, i int) (bodyName, bool) {
	p := r.passages[passage]
	if !r.latinWord(passage, i) || latinOpenings[p.words[i].Folded] {
		return bodyName{}, false
	}
	last, headed, tail := i+1, false, false
	for j := i; j < len(p.words) && j < i+longestQuoted; j++ {
		if j > i && p.text[p.words[j-1].End:p.words[j].Start] != " " {
			break
		}
		if latinTails[p.words[j].Folded] && headed {
			tail = true
			continue
		}
		if !r.latinWord(passage, j) || latinOpenings[p.words[j].Folded] {
			break
		}
		head := latinHeads[p.words[j].Folded] && r.people.owner[j] == -1
		if headed && !head && !tail {
			break
		}
		if head || tail {
			last, headed = j+1, true
		}
	}
	if !headed || last-i < 2 {
		return bodyName{}, false
	}
	return bodyName{i, last, -1, p.text[p.words[i].Start:p.words[last-1].End], ruleHead}, true
}

// latinWord reports whether a word with a capital can stand in the name of a
// body: it belongs to no person and to no actor but a state.
func (r *reading) latinWord(passage, i int) bool {
	p := r.passages[passage]
	if !startsUpper(p.text[p.words[i].Start:]) || r.people.owner[i] == taken {
		return false
	}
	o := r.people.owner[i]
	return o < 0 || r.sightings[o].actor == nil || isState(r.sightings[o].actor)
}

// Words of names of bodies in English, French and Spanish.
var (
	latinHeads = set(`ministry department university institute academy party movement association federation committee commission council agency authority brigade brigades
		battalion regiment foundation organization organisation congress parliament tribunal court coalition alliance militia
		ministère parti mouvement association fédération comité commission conseil agence université institut tribunal
		ministerio partido movimiento asociación federación comité comisión consejo agencia universidad instituto tribunal`)
	latinTails    = set(`of for the de du des la del pour los`)
	latinOpenings = set(`the a an in on at by for from of and but as after when while le la les un une el los las una il elle en dans según selon
		monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december`)
)

// latinBody takes a name in Latin letters in a text in Cyrillic that is no
// person's: there, companies, media and bands are written so.
func (r *reading) latinBody(passage, i int) (bodyName, bool) {
	p := r.passages[passage]
	if !cyrillicText(r.language) || !startsUpper(p.text[p.words[i].Start:]) || r.people.owner[i] == taken {
		return bodyName{}, false
	}
	last := i + 1
	for j := i + 1; j < len(p.words) && j < i+longestQuoted && r.people.owner[j] != taken && !slavicScript(p.words[j].Folded); j++ {
		gap := p.text[p.words[j-1].End:p.words[j].Start]
		if gap != " " && gap != "-" && gap != " & " && gap != "." && gap != "&" {
			break
		}
		if startsUpper(p.text[p.words[j].Start:]) || gap == "." {
			last = j + 1
		} else if !latinJoins[p.words[j].Folded] {
			break
		}
	}
	if last == i+1 && (!r.free(i) || utf8.RuneCountInString(p.words[i].Folded) < 2 || strings.ContainsAny(p.words[i].Folded, "0123456789") || strings.Trim(p.words[i].Folded, "ivx") == "" || foreignWords[p.words[i].Folded]) || !r.latinSound(passage, i, last) {
		return bodyName{}, false
	}
	return bodyName{i, last, -1, p.text[p.words[i].Start:p.words[last-1].End], ruleForeign}, true
}

// latinJoins stand inside names of organisations in Latin letters.
var latinJoins = set(`of the and for de la du des et y & in on`)

// latinSound reports whether a name in Latin letters stands by itself: it is no
// part of a longer one or of an address, and what is around it does not say
// that it is a translation or a title.
func (r *reading) latinSound(passage, i, last int) bool {
	p := r.passages[passage]
	rest := p.text[p.words[last-1].End:]
	if rest != "" && strings.ContainsAny(rest[:1], ")-/=%_!@&") || strings.HasPrefix(rest, " ") && last < len(p.words) && p.words[last].Folded[0] < utf8.RuneSelf && p.words[last].Start == p.words[last-1].End+1 && !startsUpper(rest[1:]) && rest[1] > '9' {
		return false
	}
	if i == 0 {
		return true
	}
	before, gap := p.words[i-1], p.text[p.words[i-1].End:p.words[i].Start]
	if strings.Trim(gap, ".?;") == "" || gap == " " && before.Folded[0] < utf8.RuneSelf && before.Folded[0] > '9' {
		return false
	}
	return foreignNames[p.words[i].Folded] && last == i+1 && !strings.ContainsAny(gap, "(/-=_@#%&") || !strings.ContainsAny(gap, "(«\"„“/-=_@#%&") && !foreignThings[surnameStem(before.Folded)]
}

func cyrillicText(language string) bool {
	switch language {
	case "ru", "uk", "be", "bg", "sr", "mk":
		return true
	}
	return false
}
