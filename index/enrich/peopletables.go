package enrich

import (
	"strings"

	"dateline/index/text"
)

// stems makes a set of the stems of Russian and Ukrainian words.
func stems(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[surnameStem(text.Fold(w))] = true
	}
	return m
}

// particles stand inside a name, and before a surname.
var particles = set(`
	bin ibn bint ben al el abu abou umm van von der den de da del della di du dos das la le los ter zu af y e ould
	бин ибн бен бинт аль эль ад ас аш ат ар ал абу абд ван фон дер ден де да дель делла ди дю дос ла ле тер уль оглы кызы заде`)

// titleWords stand before a person's name in English, French, Spanish,
// Portuguese and German.
var titleWords = set(`
	president vice-president premier minister chancellor senator congressman congresswoman representative governor mayor pope king queen prince princess emir sultan
	ambassador envoy secretary spokesman spokeswoman spokesperson leader commander colonel major captain lieutenant sergeant marshal admiral brigadier
	sheikh shaikh imam ayatollah mullah maulvi maulana judge prosecutor attorney lawyer activist journalist analyst professor dr mr mrs ms sir lord lady bishop archbishop cardinal patriarch
	chairman chairwoman chairperson director adviser advisor aide candidate gunman suspect detective sheriff justice editor author historian economist physician
	président présidente ministre chancelier sénateur député gouverneur maire roi reine émir ambassadeur secrétaire porte-parole chef commandant colonel capitaine amiral
	cheikh ayatollah juge procureur avocat journaliste analyste professeur m mme docteur évêque cardinal
	presidente presidenta ministro ministra canciller senador diputado gobernador alcalde rey reina embajador secretario portavoz líder comandante coronel capitán almirante
	juez fiscal abogado periodista profesor obispo señor señora
	präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin außenminister verteidigungsminister sprecher sprecherin anführer richter herr frau`)

// titleBases are the same in Russian and Ukrainian, in the nominative.
var titleBases = set(slavicTitles)

// titleStems are their stems.
var titleStems = stems(slavicTitles)

const slavicTitles = `
	президент вицепрезидент экспрезидент премьер премьерминистр министр замминистра канцлер депутат сенатор конгрессмен губернатор мэр глава лидер вождь король королева принц принцесса эмир
	султан шейх имам аятолла мулла папа патриарх митрополит архиепископ епископ кардинал священник посол посланник спецпредставитель представитель секретарь спикер председатель
	директор гендиректор руководитель начальник заместитель зампред командующий командир полковник подполковник майор капитан лейтенант сержант маршал адмирал генерал
	судья прокурор адвокат юрист правозащитник активист журналист журналистка корреспондент обозреватель редактор аналитик эксперт политолог экономист историк социолог
	писатель писательница поэт режиссер режиссёр актер актёр актриса певец певица музыкант композитор художник художница продюсер сценарист телеведущий телеведущая ведущий ведущая модель
	спортсмен футболист хоккеист теннисист теннисистка боксер боксёр тренер вратарь нападающий защитник полузащитник форвард гимнастка лыжник биатлонист гонщик шахматист
	бизнесмен предприниматель миллиардер миллионер олигарх банкир основатель сооснователь владелец учредитель
	ученый учёный профессор доктор академик физик химик биолог врач хирург инженер конструктор космонавт астронавт пилот летчик лётчик водитель
	господин госпожа мистер миссис сэр товарищ гражданин оппозиционер диссидент политик дипломат боевик террорист убийца преступник подозреваемый обвиняемый пострадавший погибший
	сын дочь жена муж брат сестра отец мать вдова супруг супруга внук племянник кандидат однофамилец друг соратник помощник советник пресссекретарь уполномоченный омбудсмен
	прем'єр міністр губернатор мер очільник голова лідер посол речник речниця радник командувач командир генерал суддя прокурор адвокат журналіст режисер актор співак письменник пан пані
	император императрица`

// titleStem reports whether a word is a title, in whatever case.
func titleStem(word string) bool {
	if slavicScript(word) {
		return titleStems[surnameStem(word)]
	}
	return titleWords[word]
}

// notNames begin with a capital letter beside names without being part of
// them.
var notNames = set(`
	monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
	the a an he she it they we i in on at by for with from to of and but or as if when while after before since during this that these those his her its their our
	president prime minister ministry foreign defence defense interior army navy air force forces police government parliament party democratic republican republic united states nations kingdom
	national international federal security council committee commission court supreme house senate congress group company corporation university institute bank news agency times post
	north south east west northern southern eastern western central general former acting deputy chief street road avenue city county district region province state airport hospital church
	le la les un une il elle ils elles dans sur pour avec par au aux du des et mais selon après avant
	el los las una uno en por con según tras antes
	der die das ein eine im am und aber nach vor bei mit von zu`)

// notNameStems are the same in Russian and Ukrainian: months, days and words
// that begin the names of bodies and places.
var notNameStems = stems(`
	январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь понедельник вторник среда четверг пятница суббота воскресенье
	рада министров депутатов торгово социал папа день победа серия дом культура храм
	россия россияне москва кремль верховный государственный федеральный федерация национальный международный европейский центральный народный северный южный восточный западный новый новая
	великий большой малый красный белый черный святой совет союз республика партия министерство комитет комиссия палата агентство служба банк фонд университет институт академия
	театр музей центр школа больница улица площадь проспект область край район город штат остров море река озеро гора война мир бог интернет земля луна
	правительство парламент конституция закон организация ассоциация конгресс сенат дума суд полиция армия флот премия орден чемпионат кубок лига олимпийский олимпиада
	однако также после кроме поэтому сегодня вчера завтра сейчас теперь ранее позже согласно более менее если когда пока хотя этот это эти этого тот все они она оно его ее их наш ваш мой
	как что кто где при для под над без между через около затем тогда там здесь так уже еще ещё только даже именно например впрочем`)
