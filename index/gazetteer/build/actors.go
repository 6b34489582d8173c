package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"dateline/index/gazetteer"
	"dateline/index/gazetteer/decline"
	"dateline/index/text"
)

// needCompany are acronyms and surnames of the core list that mean other things
// as often: its README names them.
var needCompany = strings.Fields(`AA AU AES AGC BLA CMA CPC EGC EMC FLA GCC HTS IS ISW JAS KIA LNA LPR MBS NPA OLA OMS PDF PMU RSF
	SAC SAF SDF SNA Xi Modi Sisi Abbas Burhan Katz Petro Merz Rutte Machar Vance Kellogg Gallant Haniya Medvedev Gerasimov Dmitriev Fedorov
	Wagner Fano Azov Shene G9 Rubio`)

// weakArabic are names that are ordinary words in Arabic.
var weakArabic = strings.Fields(`الأسد البرهان الشرع قسد السنوار البشير الحوثي السيسي مبارك صدام مشرف الصدر الشعبية رابين`)

// core enters the core list of actors, corrected.
func (b *book) core() error {
	edits := map[string][]string{}
	err := readTable(b.tables+"/core-edits.tsv", 3, false, func(f []string) error {
		edits[f[0]] = f[1:]
		return nil
	})
	if err != nil {
		return err
	}
	return readLines(b.data+"/actors/core.jsonl", func(line string) error {
		var r struct {
			Name, Kind, Country string
			Aliases             []string
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return err
		}
		edit, ok := edits[r.Name]
		if ok && edit[0] == "drop" {
			return nil
		}
		e := b.addActor(&gazetteer.Actor{Name: r.Name, Kind: gazetteer.Kind(r.Kind), Country: r.Country, Parent: b.parent(r.Kind, r.Country)})
		b.nameActor(e, r.Name)
		for _, alias := range r.Aliases {
			if !ok || !slices.Contains(list(edit[1]), alias) {
				b.nameActor(e, alias)
			}
		}
		return nil
	})
}

// parent returns the state that an organ of a state belongs to.
func (b *book) parent(kind, iso string) string {
	if kind != string(gazetteer.State) {
		return ""
	}
	return b.stateOf(iso)
}

// actors enters the actors of our own table, and its names for those of the
// core list.
func (b *book) actors() error {
	return readTable(b.tables+"/actors.tsv", 5, false, b.enterActor)
}

// groups enters the table of further groups and organs of states. Its last
// columns, period and source, are for those who check it.
func (b *book) groups() error {
	return readTable(b.tables+"/groups.tsv", 7, false, b.enterActor)
}

// enterActor enters a line: name, kind, country, part of, other names.
func (b *book) enterActor(f []string) error {
	e, known := b.byName[f[0]]
	switch {
	case known && f[1] != "":
		return fmt.Errorf("actor %q is there already", f[0])
	case !known && f[1] == "":
		return fmt.Errorf("no actor %q", f[0])
	case !known:
		parent := f[3]
		if parent == "" {
			parent = b.parent(f[1], f[2])
		}
		e = b.addActor(&gazetteer.Actor{Name: f[0], Kind: gazetteer.Kind(f[1]), Country: f[2], Parent: parent})
		b.nameActor(e, f[0])
	case f[3] != "":
		e.Actor.Parent = f[3]
	}
	for _, alias := range list(f[4]) {
		b.nameActor(e, alias)
	}
	return nil
}

func (b *book) nameActor(e *gazetteer.Entry, spelt string) {
	spelt, use := marked(spelt)
	if use&gazetteer.Weak == 0 && (slices.Contains(needCompany, spelt) || slices.Contains(weakArabic, spelt)) {
		use |= gazetteer.Weak
	}
	if acronym(spelt) {
		use |= gazetteer.Capitals
	}
	if e.Actor.Kind == gazetteer.Person && partial(e, spelt) {
		use |= gazetteer.Partial
	}
	if strings.HasPrefix(spelt, "Al-") || strings.HasPrefix(spelt, "Al ") {
		use |= gazetteer.Lower // al-Qaeda in Iraq
	}
	name(e, spelt, use, inflected(spelt != strings.ToUpper(spelt)))
	if use&gazetteer.Capitals != 0 {
		return
	}
	forms := decline.Phrase
	if e.Actor.Kind == gazetteer.Person {
		forms = decline.Last
	}
	for _, form := range forms(text.Key(spelt)) {
		addKey(e, form, use|gazetteer.Inflected)
	}
}

// acronym reports whether a name is so short and all in capitals that in other
// letters it is another word: UN, RSF. Longer ones are also written as names:
// Nato, Unicef.
func acronym(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.IsUpper(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 0 && letters <= 3
}

// partial reports whether a spelling of a person's name is a surname alone.
func partial(e *gazetteer.Entry, spelt string) bool {
	return len(text.Words(spelt)) == 1 && len(text.Words(e.Actor.Name)) > 1
}

// surnames enters the last word of every full name of a person: it stands for
// the person once the full name has been given.
func (b *book) surnames() {
	for _, e := range b.acting {
		if e.Actor.Kind != gazetteer.Person {
			continue
		}
		for _, full := range slices.Clone(e.Names) {
			words := text.Words(full)
			if len(words) < 2 || strings.HasPrefix(full, "King ") || strings.HasPrefix(full, "Pope ") || strings.HasPrefix(full, "Папа ") || strings.Contains(full, " bin ") {
				continue
			}
			last := words[len(words)-1].Folded
			for _, form := range append(caseForms(last), last) {
				if _, ok := e.Keys[form]; !ok && len([]rune(form)) > 2 && !b.ordinary[form] {
					addKey(e, form, gazetteer.Partial|gazetteer.Weak)
				}
			}
			for _, w := range words {
				b.surname[w.Folded] = true
			}
		}
	}
}
