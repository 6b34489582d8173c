package enrich

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/index"
)

// typeLetters are how the labels name the types. A capital says that the text
// reports an event of the type; a small letter that one may well say so, or not.
var typeLetters = map[rune]string{
	'B': index.Battle, 'A': index.AirStrike, 'S': index.Shelling, 'E': index.Explosion, 'V': index.Violence, 'P': index.Protest, 'R': index.Arrest,
	'T': index.Talks, 'G': index.Agreement, 'X': index.Exchange, 'N': index.Sanctions, 'H': index.Aid, 'D': index.Displacement,
}

// typeLabel is what a reader finds in an article.
type typeLabel struct{ must, may []string }

// typeLabels reads lines "id letters", where - stands for no letter.
func typeLabels(t *testing.T, lines string) map[string]typeLabel {
	t.Helper()
	labels := map[string]typeLabel{}
	for line := range strings.Lines(lines) {
		id, letters, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		var label typeLabel
		for _, letter := range strings.Trim(letters, "-") {
			if name := typeLetters[letter]; name != "" {
				label.must = append(label.must, name)
			} else if name := typeLetters[letter-'a'+'A']; name != "" {
				label.may = append(label.may, name)
			} else {
				t.Fatalf("label %q has a letter %q", line, letter)
			}
		}
		if _, twice := labels[id]; twice {
			t.Fatalf("two labels of %s", id)
		}
		labels[id] = label
	}
	return labels
}

// typeScore counts what was found of the types, and by which rule.
type typeScore struct {
	right, wrong, missed map[string]int
	byRule, rightByRule  map[string]int
}

func newTypeScore() typeScore {
	return typeScore{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}}
}

func (s typeScore) count(t *testing.T, a *index.Article, label typeLabel) {
	t.Helper()
	for _, found := range a.Types {
		good := slices.Contains(label.must, found)
		if !good && slices.Contains(label.may, found) {
			continue
		}
		proof := proofOf(a, found)
		s.byRule[proof.Rule]++
		if good {
			s.right[found]++
			s.rightByRule[proof.Rule]++
			continue
		}
		s.wrong[found]++
		if testing.Verbose() {
			t.Logf("%s: %s is wrong: %s %q in %.300q", a.ID, found, proof.Rule, proof.Text, a.Title+" / "+a.Body)
		}
	}
	for _, wanted := range label.must {
		if slices.Contains(a.Types, wanted) {
			continue
		}
		s.missed[wanted]++
		if testing.Verbose() {
			t.Logf("%s: %s is missed in %.300q", a.ID, wanted, a.Title+" / "+a.Body)
		}
	}
}

// proofOf returns the first mention of a type.
func proofOf(a *index.Article, kind string) index.Mention {
	i := slices.IndexFunc(a.Mentions, func(m index.Mention) bool { return m.Field == index.FieldType && m.Value == kind })
	return a.Mentions[i]
}

func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// report logs precision and recall by type and returns those of all.
func (s typeScore) report(t *testing.T) (precision, recall float64) {
	t.Helper()
	for _, e := range index.EventTypes() {
		right, wrong, missed := s.right[e.Name], s.wrong[e.Name], s.missed[e.Name]
		t.Logf("%-26s right %3d wrong %2d missed %2d  precision %s recall %s", e.Name, right, wrong, missed, ratio(right, right+wrong), ratio(right, right+missed))
	}
	for rule, n := range s.byRule {
		t.Logf("%s: %s of %d", rule, ratio(s.rightByRule[rule], n), n)
	}
	right, wrong, missed := sum(s.right), sum(s.wrong), sum(s.missed)
	t.Logf("all: right %d wrong %d missed %d  precision %s recall %s", right, wrong, missed, ratio(right, right+wrong), ratio(right, right+missed))
	return float64(right) / float64(right+wrong), float64(right) / float64(right+missed)
}

func ratio(n, of int) string {
	if of == 0 {
		return "   -"
	}
	return fmt.Sprintf("%.2f", float64(n)/float64(of))
}

// sharedArticle is a record of the data beside the repository.
type sharedArticle struct{ ID, Title, Body, Language, Published string }

func (r sharedArticle) article() *index.Article {
	published, _ := index.ParseDate(r.Published)
	return &index.Article{ID: r.ID, Title: r.Title, Body: r.Body, Asserted: index.Asserted{Published: published, Language: r.Language}}
}

// Figures that labelled records must reach. At first sight of each sample, before
// what it showed was mended, precision and recall were 0.98 and 0.87, 0.96 and
// 0.74, 0.96 and 0.79: that is what to expect of news that nobody has looked at.
const (
	leastPrecision = 0.93
	leastRecall    = 0.87
)

// TestEventTypesOfNews scores the types of records that were drawn at random
// and labelled by reading them: the first before the triggers were
// written, the others after.
func TestEventTypesOfNews(t *testing.T) {
	for name, lines := range map[string]string{"first": currentEventLabels, "later": laterLabels, "last": lastLabels} {
		t.Run(name, func(t *testing.T) {
			precision, recall := scoreNews(t, typeLabels(t, lines)).report(t)
			if precision < leastPrecision || recall < leastRecall {
				t.Errorf("want %.2f and %.2f", leastPrecision, leastRecall)
			}
		})
	}
}

// scoreNews enriches the labelled records of the Current events portal.
func scoreNews(t *testing.T, labels map[string]typeLabel) typeScore {
	t.Helper()
	score := newTypeScore()
	e := New(loadGazetteer(), fixedNow)
	readLines(t, sharedData(t, "news", "wikipedia-current-events.jsonl.zst"), func(r sharedArticle) {
		id := strings.TrimPrefix(r.ID, "wpce:")
		label, ok := labels[id]
		if !ok {
			return
		}
		delete(labels, id)
		a := r.article()
		e.Enrich(a)
		score.count(t, a, label)
	})
	if len(labels) > 0 {
		t.Errorf("%d labelled records are not there", len(labels))
	}
	return score
}

// currentEventLabels are of 100 records of the Current events portal.
const currentEventLabels = `
2023-12-17-0a02ce06 Vb
2009-11-21-97e06ff3 R
2014-03-14-b0e93a2f vbe
2010-03-29-e6f3253b Ev
2025-11-30-d18a8fa9 Sb
2016-01-15-acc84a0e Rb
2013-09-17-0a15f252 t
2022-02-24-e90a1bd0 BA
2009-12-14-4f9f7195 RP
2006-11-12-d3fa83b9 B
2016-06-04-afef80d6 B
2006-08-18-f6f4e3a3 b
2019-12-29-48c5bc8b ev
2010-09-23-d218c98d V
2014-12-31-2320b098 b
2014-11-12-fcb645fa P
2004-03-24-7dc9b028 -
2012-04-21-183b6bd8 B
2002-10-07-521801c1 BVas
2004-05-19-eb233554 R
2008-09-13-0401b2f7 EV
2016-02-25-1d2d3fac Ba
2010-12-19-c8f9a2c0 t
2015-09-28-ee17f441 Av
2015-12-01-9a9a6e62 E
2018-11-27-8fd77bce tb
2007-08-12-0ccea428 -
2024-06-21-488c36bf E
2009-04-29-976bb9f8 B
2013-12-04-811e48c4 ve
2019-12-09-ef269fb3 -
2010-08-19-997b0ee0 r
2023-09-02-34ddf060 PR
2025-11-26-8b8e6708 -
2010-12-31-15652c0d E
2021-05-17-d6d777ea A
2011-12-31-97a67638 -
2025-06-22-e439909b -
2021-08-21-10c5c1a1 vd
2015-01-12-28c38217 B
2024-06-30-a65ed59f e
2010-06-18-c7795a71 -
2007-11-20-e77f7988 DB
2023-02-07-4fbf73e4 V
2023-10-11-70d4498c h
2007-09-02-22551c53 P
2023-09-28-fc8c50be E
2020-06-06-6cde2a9f gt
2008-03-18-5903f43c V
2011-02-02-2c4f258b eb
2014-02-14-513567ac P
2010-10-07-17f782a7 V
2013-04-08-682b8095 -
2010-06-09-6adf84fa eb
2010-05-14-039f4f91 -
2012-08-02-2be8bdc5 B
2003-03-07-93c19a8e -
2004-02-26-66fcac0c Pv
2023-12-20-1bebb7b8 P
2011-02-03-2d24d174 V
2011-07-27-1058252c v
2006-02-26-a1db95e5 ev
2019-04-17-6bb190d8 v
2016-03-07-6763b2c4 V
2011-06-03-db3fd7ca E
2014-05-22-5f6e0adf B
2008-03-08-7bb62f3c T
2025-07-10-d18c3bf8 T
2016-10-28-547b39cd Bv
2003-04-06-d89df262 Ab
2011-01-20-7003084d tg
2024-04-29-87009427 B
2025-03-18-0b93cee6 Bt
2019-07-22-438e1c28 V
2018-05-21-6090cac9 b
2010-12-22-7fd62161 -
2003-10-18-5b6edb3b s
2010-09-14-bb6deafb v
2023-11-11-4f8253fc -
2016-10-03-400e768e gt
2025-07-08-bcda945a A
2022-11-15-9336b786 Se
2005-08-19-12780f2c S
2024-06-04-0602aa5a -
2010-10-24-69d67751 -
2023-04-15-0e6e4f91 Bt
2010-07-07-fb495eb8 Ab
2013-06-09-4053a67b B
2009-07-30-cb254d01 P
2025-08-19-a1511833 tg
2007-07-22-5861bfc8 P
2014-07-19-cbba057b B
2022-05-31-aaae69bb Sv
2016-01-29-a34c97c4 -
2025-06-30-60fccde4 Vb
2010-10-18-3fedbde0 -
2007-10-08-89022e8d -
2006-07-06-2e2cd1fc -
2014-03-18-f78dc584 Ev
2010-06-24-cd870174 p`

// TestEventTypesOfCorpus wants the types of the demonstration articles, no more
// and no fewer.
func TestEventTypesOfCorpus(t *testing.T) {
	labels := typeLabels(t, corpusTypeLabels)
	score := newTypeScore()
	e := New(loadGazetteer(), fixedNow)
	for _, c := range readCorpus(t) {
		label, ok := labels[strings.TrimSuffix(c.file, ".md")]
		if !ok {
			continue
		}
		a := &index.Article{ID: c.file, Title: c.says["title"], Body: c.body, Asserted: index.Asserted{Published: c.date(t, "published")}}
		e.Enrich(a)
		score.count(t, a, label)
		for _, wanted := range label.must {
			if !slices.Contains(a.Types, wanted) {
				t.Errorf("%s: no %s", c.file, wanted)
			}
		}
		for _, found := range a.Types {
			if !slices.Contains(label.must, found) && !slices.Contains(label.may, found) {
				t.Errorf("%s: %s by %q", c.file, found, proofOf(a, found).Text)
			}
		}
	}
	score.report(t)
}

// corpusTypeLabels are of the demonstration corpus, by file.
const corpusTypeLabels = `
2005-08-15-helsinki-memorandum.en Gt
2001-12-05-bonn-agreement.en G
2020-02-29-doha-agreement.en Gt
2021-08-15-taliban-enter-kabul-update.en B
2021-08-15-taliban-enter-kabul.en B
2002-04-04-luena-memorandum.en G
2011-10-20-eta-cese-definitivo.es Ge
1995-11-21-dayton-initialled.en Gt
1995-12-14-paris-signing-world.en Gd
1995-12-14-paris-signing.en Gd
1995-12-14-signature-paris.fr G
2000-08-28-accord-arusha.fr Gt
2019-02-06-accord-khartoum-bangui.fr GT
1996-08-31-khasavyurt.en G
1996-08-31-khasavyurtovskie-soglasheniya.ru G
2016-09-26-firma-cartagena.es Gt
2016-10-02-plebiscito-no.es g
2016-11-24-firma-teatro-colon-mundo.es G
2016-11-24-firma-teatro-colon.es G
2016-11-24-teatro-colon-signing.en G
2017-06-27-dejacion-armas-mesetas.es g
2023-06-09-cese-fuego-eln.es G
2007-03-04-accord-ouagadougou.fr G
1999-07-10-accord-lusaka.fr Gt
2025-01-27-goma-m23.fr B
2025-06-27-washington-agreement.en Gt
1999-08-30-independence-ballot.en -
1998-10-26-acta-brasilia.es G
2022-11-02-pretoria-agreement.en Gt
2022-11-12-nairobi-declaration.en G
2000-12-12-ittifaq-aljazair.ar G
2014-08-26-ittifaq-qahira-tahdia.ar Gb
2023-10-07-hamas-attack-israel.en BVas
2023-12-22-resolution-2720-aid.en Ht
2025-01-15-ilan-doha.ar GXt
2025-01-19-entra-en-vigor-tregua.es GX
2025-10-10-ceasefire-october.en Gt
2025-10-13-liberation-otages.fr XT
2008-08-12-plan-six-points.fr G
2008-08-12-shest-printsipov.ru G
2008-08-12-tbilisi-mitynh.uk pb
1996-12-29-paz-firme-duradera.es G
2023-12-14-declaracion-argyle.es G
2023-10-02-resolucion-2699.es -
2024-06-25-arrivee-police-kenyane.fr -
2025-05-10-ceasefire-update.en Gb
2025-05-10-ceasefire.en GAb
2017-07-10-mosul-victory.en B
1999-06-09-kumanovo-agreement.en Gt
1999-06-10-kumanovo-agreement-update.en Ag
2006-08-11-qarar-1701.ar gb
2006-08-11-resolution-1701.fr gb
2024-11-27-ceasefire-israel-hezbollah-world.en GD
2024-11-27-ceasefire-israel-hezbollah.en Gd
2024-11-27-waqf-itlaq-nar.ar Gd
2003-08-18-accra-agreement.en G
2011-03-17-resolution-1973.fr n
2011-10-20-gaddafi-killed.en B
2020-10-23-ittifaq-jenif.ar Gt
2015-06-20-accord-cma.fr Gt
2023-06-30-fin-minusma.fr -
1996-02-16-acuerdos-san-andres.es Gt
2019-08-06-maputo-accord.en G
2021-02-01-coup.en R
2023-10-27-operation-1027.en B
2020-11-10-trehstoronnee-zayavlenie.ru Gb
2023-09-20-prypynennia-vohniu.uk GB
2025-08-08-vashingtonskaya-deklaratsiya.ru G
2025-08-08-washington-declaration.en G
2006-11-21-comprehensive-peace-accord.en G
1998-04-10-good-friday-agreement-update.en Gt
1998-04-10-good-friday-agreement.en Gt
1997-04-22-rescate-residencia-embajador.es Bxv
2014-03-27-bangsamoro-agreement.en Gt
2011-07-09-independence.en -
2002-02-22-ceasefire-agreement.en Gtb
2009-05-19-war-declared-over.en b
2005-01-09-comprehensive-peace-agreement.en G
2005-01-09-ittifaq-nairobi.ar G
2023-04-15-fighting-erupts-khartoum.en Be
2023-04-15-ishtibakat-khartoum.ar Be
2023-04-16-fighting-erupts-khartoum-update.en Bh
2023-05-11-ilan-jeddah.ar Ghbt
2025-10-26-alfasher.ar B
2025-10-26-el-fasher.en B
2014-07-14-resolution-2165-cross-border-aid.en H
2016-12-22-aleppo-evacuation.en Db
2024-12-08-fall-of-assad.en B
2024-12-08-padinnia-rezhymu-asada.uk B
2024-12-08-suqut-alasad.ar B
2025-03-10-ittifaq-qasad.ar G
1997-06-27-mezhtadzhikskoe-soglashenie.ru Gd
2025-07-28-putrajaya-ceasefire.en G
2025-05-12-pkk-dissolution.en g
2014-09-05-minskii-protokol.ru G
2015-02-12-minsk-accord.en GT
2015-02-12-minsk-deal-short.en GT
2019-12-09-paris-normandie.fr T
2022-02-21-reconocimiento-donetsk-lugansk.es -
2022-02-24-vtorhnennia.uk B
2022-02-28-belarus-border-talks.en Tb
2022-03-29-istanbul-dolmabahce.en T
2022-05-20-azovstal-marioupol.fr Bd
2022-07-22-black-sea-grain.ar G
2022-09-10-kharkiv-counteroffensive.en B
2022-09-22-prisoner-exchange-saudi.ar XT
2022-11-11-kherson-povernennia.uk B
2023-05-21-bakhmut.ru B
2023-06-06-kakhovka-dam-update-1.en ed
2023-06-06-kakhovka-dam.en De
2023-06-24-myatezh-vagner.ru b
2024-02-17-avdiivka-retrait.fr B
2024-06-16-cumbre-suiza.es T
2024-08-15-kursk-sudzha.uk B
2024-08-24-exchange-uae.ar XT
2025-03-11-jeddah.en Tg
2025-05-16-istanbul-direct-talks.en XTg
2025-06-02-stambul-druhyi-raund.uk XTg
2025-08-15-alyaska-sammit.ru T
2025-08-18-casa-blanca-zelenski.es T
2026-01-09-kyiv-attack-update-1.en AS
2026-01-09-kyiv-attack.en AS
2026-01-09-kyiv-qatar-embassy.ar AS
2026-01-11-drones-ukraine-voronezh.en A
2026-01-11-voronezh-bespilotniki.ru A
2026-01-18-drones-ciudades.es A
2026-01-19-kharkiv-aviabomba.uk A
2026-01-21-davos-greenland-framework.en gt
2026-01-22-davos-trump-zelensky.en T
2026-01-22-davos-zustrich.uk T
2026-01-23-abou-dhabi-pourparlers.fr T
2026-01-23-abu-dabi-negociadores.es T
2026-01-23-abu-dabi-onovleno.uk T
2026-01-23-abu-dabi-peregovory.ru T
2026-01-23-abu-dabi-umerov.uk t
2026-01-23-abu-dhabi-open.en T
2026-01-23-abu-dhabi-update-1.en T
2026-01-23-abu-dhabi.ar T
2026-01-23-donbas-question-explainer.en T
2026-01-23-moskva-peskov-donbass.ru T
2026-01-23-strikes-kharkiv-kyiv-cold.en ATs
2026-01-23-three-way-talks-emirates.en T
2026-01-24-abu-dhabi-second-day.en T
2026-01-25-petrolier-marseille.fr RN
2026-01-27-potiah-kharkivshchyna.uk A
2026-01-27-train-kharkiv.en At
2026-01-28-train-kharkiv-night-strikes.en A
2026-01-29-bodies-swap-short.en Xt
2026-01-29-bodies-swap.en Xt
2026-01-29-eu-blacklist-russia.en n
2026-01-29-obmen-telami.ru X
2026-01-29-povernennia-til.uk X
2018-12-13-ittifaq-stockholm.ar Gt
2022-04-01-two-month-truce.en Gb
`

// laterLabels are of 60 more of them, drawn and labelled when the triggers stood.
const laterLabels = `
2024-08-22-5bc2aca2 -
2013-07-23-35790e32 E
2017-05-05-ec375dfe -
2025-01-24-d8b08346 nh
2015-09-05-f9b58cfa er
2006-04-15-0aaa1f6a B
2018-06-24-effa6e4f ab
2012-08-19-8c79d57f vd
2010-11-06-14b5ff6b X
2025-10-24-fdec3da5 -
2020-08-19-9f88db80 -
2018-12-12-69f2b9ac E
2021-07-03-8883c894 A
2025-07-31-87045f02 As
2023-03-17-a3716e79 v
2012-08-16-3b7e9244 Ev
2011-03-20-c9f46dc9 B
2023-11-25-40a49d3a A
2016-11-12-cfac24ef E
2022-03-24-c1c83185 -
2003-06-11-84020269 EA
2012-01-30-6f96e9cb A
2012-07-11-a7eacbc2 P
2004-12-27-1d623e94 v
2022-10-15-a24a42d7 -
2026-01-14-16840147 X
2025-08-22-2172bba9 -
2022-02-08-93f175d7 A
2009-06-12-29cf685e Ev
2022-04-01-4ced3d02 G
2010-12-19-ffc87362 E
2020-07-02-a5ec03cd -
2011-05-24-822bac2c N
2024-12-26-0092e522 Av
2024-07-07-203ac421 n
2022-10-25-e1ade395 Bv
2014-01-06-49773681 E
2020-09-12-4c0dfa1e -
2004-01-07-570ed99d -
2024-12-29-76c79327 Av
2012-09-01-59f99fe2 r
2010-10-23-cf3e0e41 -
2026-02-21-df698162 E
2013-07-11-e9b7c379 Ev
2023-02-22-224dec2d -
2019-09-30-b381125c BE
2008-11-28-a7b7ae2c -
2005-12-21-c24928a2 E
2020-03-26-8b0e9d6f Ev
2024-12-06-ec80470f d
2007-09-02-b3e761a2 bg
2014-09-22-57177dcc -
2018-01-21-d482b450 tb
2010-04-12-abc14e49 vr
2021-10-29-84f53168 E
2013-04-26-a4aa449e er
2024-11-19-d5294acd EB
2024-05-08-66ad06e2 -
2008-12-31-4c7eb514 de
2010-11-17-e2f9cd93 P
`

// lastLabels are of another 50, drawn when the triggers had seen those before.
const lastLabels = `
2013-08-30-60043696 er
2022-11-05-4455839e d
2022-10-31-c9098752 -
2020-01-10-64477652 E
2015-08-29-99cd8d7a Re
2018-04-17-ed74ae3b V
2025-05-24-21941df8 S
2005-09-21-0e146fbc V
2022-11-02-80b34f92 E
2025-09-03-a727a72f -
2020-12-26-561efa33 er
2016-03-03-7dbcb822 N
2010-06-04-5a0a9712 p
2010-03-11-ab1b2379 rd
2007-11-07-f58655bd B
2018-04-04-51eb5fa7 -
2009-08-20-631d8155 e
2002-12-22-55fb3247 -
2018-04-30-e6f883b8 v
2016-02-14-a83b6658 b
2015-07-23-63fcbab2 ag
2009-10-25-7a2bad21 G
2012-11-25-7eb8ac7b Pbv
2017-01-19-a1ab1a92 A
2024-07-29-deec3d7c B
2010-07-19-a87869d8 B
2021-11-24-4774a43e A
2005-05-25-9c0e5776 E
2018-12-31-d3c34c5f E
2011-01-30-8a7ff514 P
2025-02-07-19157245 B
2007-09-19-e70518dc Ev
2025-08-28-89a47cb9 -
2025-08-26-1b1bb172 BV
2015-10-20-f7c3baa5 -
2024-06-17-229d2ea3 -
2009-01-04-90899cf6 E
2025-09-11-eefbad62 -
2023-01-19-5ee4958b V
2011-06-07-37746cfc Pd
2004-02-02-efb60ad8 -
2022-08-05-e7c0f1dd G
2015-01-07-87dff4a0 E
2013-04-02-80f10ff9 -
2026-02-11-349af24a AE
2020-09-19-a059bdf2 vrp
2008-08-27-3d489ec5 -
2020-06-08-fe0aaf26 -
2011-09-27-a30fd353 E
2023-12-13-b9aa4f2d -
`
