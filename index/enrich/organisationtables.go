package enrich

import (
	"strings"

	"dateline/index/text"
)

// bodyKind says how much must stand beside a head word.
type bodyKind uint8

const (
	stateBody  bodyKind = iota // names a body by itself: правительство
	namedBody                  // with a capital: Сенат
	headBody                   // with what it is of, or an adjective of its kind
	commonBody                 // only with a state, a place or a name in quotation marks
)

// bodyHeads returns the kind of body that a Russian or Ukrainian word names.
func bodyHeads(word string) (bodyKind, bool) {
	const enough = 6 // bytes, three letters
	if len(word) < enough || !headOpenings[word[:enough]] {
		return 0, false
	}
	kind, ok := slavicHeads[surnameStem(word)]
	return kind, ok
}

// slavicHeads are the head words by stem.
var slavicHeads = headStems()

// headOpenings are their first letters, so that most words are dismissed
// without a look at their endings.
var headOpenings = openings(slavicHeads)

func openings(heads map[string]bodyKind) map[string]bool {
	m := make(map[string]bool)
	for stem := range heads {
		m[stem[:6]] = true
	}
	return m
}

func headStems() map[string]bodyKind {
	m := make(map[string]bodyKind)
	for kind, words := range []string{
		`сборная правительство парламент полиция милиция прокуратура мэрия генштаб спецслужба спецслужбы погранслужба нацгвардия нацполиция госсовет компартия казначейство жандармерия обком горком сенат госдума минобороны кабмин уряд поліція прокуратура мерія`,
		`конгресс дума кнессет меджлис бундестаг бундесрат сейм рада синод интерпол совбез политбюро верховна`,
		`министерство ведомство комитет комиссия совет суд трибунал палата администрация посольство консульство университет институт академия факультет
		партия движение союз фонд федерация ассоциация агентство управление департамент бюро лига армия флот войско войска гвардия
		силы фронт альянс коалиция ассамблея собрание кабинет госпиталь обсерватория епархия патриархат митрополия церковь церкви гильдия следком власти филармония биржа профсоюз кафедра канцелярия президиум
		консерватория спецназ пехота представительство властям силам войскам
		міністерство комітет комісія рада суд палата адміністрація посольство університет інститут академія партія рух спілка фонд агентство служба управління департамент`,
		`организация служба банк компания корпорация концерн холдинг клуб газета журнал телеканал радиостанция издание портал команда группа группировка оркестр театр музей
		библиотека больница школа завод фирма предприятие авиакомпания издательство студия лейбл еженедельник фракция отделение отдел штаб руководство лаборатория училище колледж
		организація центр банк компанія корпорація клуб газета журнал телеканал гурт угруповання команда театр`,
	} {
		for w := range strings.FieldsSeq(words) {
			m[surnameStem(text.Fold(w))] = bodyKind(kind)
		}
	}
	return m
}

// bodyNames are names of news agencies, media and companies that texts in
// Russian give without quotation marks, by their stems.
var bodyNames = bodyStems(`интерфакс|коммерсантъ|ведомости|известия|викиновости|викимедиа|рейтер|риа новости|риа новостей|эхо москвы|голос америки|первый канал|франс пресс|ассошиэйтед пресс|аль джазира
	|би би си|немецкая волна|новая газета|комсомольская правда|российская газета|лента ру|газпром|роснефть|лукойл|сбербанк|яндекс|аэрофлот|ростелеком|роснано|русал|уралвагонзавод|майкрософт|билайн|мегафон
	|порше|фольксваген|тойота|гринпис|белый дом|пентагон|скотланд ярд|скотленд ярд|уолл стрит|укринформ|укрінформ|уніан|нафтогаз|бургер кинг|синьхуа|киодо|красный крест
	|ювентус|эвертон|манчестер юнайтед|манчестер сити|реал мадрид|салават юлаев|франс пресс|лента ру|газета ру|аргументы и факты|московский комсомолец|независимая газета|спорт экспресс
	|самсунг|нокиа|макдоналдс|боинг|сименс|икеа|юкос|росатом|ростех|северсталь|татнефть|башнефть|транснефть|сургутнефтегаз|норильский никель|норникель|автоваз|камаз|трансаэро|мечел|бритиш петролеум
	|братья мусульмане|лаборатория касперского|викиновости|жогорку кенеш|бильд|шпигель|гардиан|уникредит|хьюман райтс вотч`)

func bodyStems(names string) map[string]bool {
	m := make(map[string]bool)
	for name := range strings.SplitSeq(names, "|") {
		words := text.Words(name)
		if len(words) == 1 {
			m[surnameStem(words[0].Folded)] = true
			continue
		}
		key := ""
		for _, w := range words {
			key += surnameStem(w.Folded) + " "
		}
		m[key] = true
	}
	return m
}

// quotedNames are names of clubs, parties, media and companies that are ordinary
// words, too, or names of places, by their stems: they count in quotation marks.
var quotedNames = bodyStems(`спартак|зенит|локомотив|динамо|торпедо|арсенал|реал|барселона|бавария|милан|интер|рома|рубин|терек|ростов|краснодар|амкар|анжи|шахтер|днепр|карпаты|металлист
	|ак барс|авангард|металлург|трактор|сибирь|витязь|химки|уралмаш|кристалл|атлетико|боруссия|севилья|валенсия|порту|аякс|ливерпуль|селтик|крылья советов|ъ|новости|коммерсант|труд|взгляд|вести|огонек
	|эксперт|власть|афиша|культура|маяк|дождь|звезда|россия 1|время новостей|мемориал|голос|экозащита|яблоко|родина|свобода|удар|батькивщина|правый сектор|народный фронт|наша украина|солидарность|правое дело
	|левый фронт|другая россия|мегафон|связной|сухой|восток|звезда|спутник|эхо|правда|челси`)

// nameLetters are the first letters of these names.
var nameLetters = nameOpenings()

// opening is the number of bytes of the first letters, three in Cyrillic.
const opening = 6

func nameOpenings() map[string]bool {
	m := make(map[string]bool)
	for _, names := range []map[string]bool{bodyNames, quotedNames} {
		for name := range names {
			first, _, _ := strings.Cut(name, " ")
			m[first[:min(len(first), opening)]] = true
		}
	}
	return m
}

// bodyNameOpenings are their first words, by stem.
var bodyNameOpenings = bodyFirst(bodyNames, quotedNames)

func bodyFirst(tables ...map[string]bool) map[string]bool {
	m := make(map[string]bool)
	for _, names := range tables {
		for name := range names {
			first, _, _ := strings.Cut(name, " ")
			m[first] = true
		}
	}
	return m
}

// foreignWords in Latin letters are no organisations.
var foreignWords = set(`covid cov youtube twitter instagram telegram tumblr whatsapp skype wikipedia reddit wikileaks mvp vip lte rss http https url ip4 sd ok happy news live vpn ip it pr btc wifi wi iphone ipad windows android brexit the a an and sms dvd cd tv dj hiv usb gps html css pdf covid19 ii iii iv vi`)

// foreignNames are companies and media that are so well known that they are no
// titles in quotation marks either.
var foreignNames = set(`forbes time samsung nokia mozilla ebay dior amazon google microsoft apple ibm intel sony reuters bloomberg bbc cnn abc nbc cbs fox newsweek guardian spiegel focus bild stern monde figaro
	liberation economist independent telegraph politico axios vogue billboard variety nature science lancet cisco siemens boeing airbus toyota honda nissan ford volvo renault peugeot citroen fiat
	panasonic toshiba lenovo huawei xiaomi alibaba tencent baidu gazprom lukoil rosneft shell exxon chevron total statoil basf bayer nestle pepsico starbucks ikea adidas nike puma gucci prada
	visa mastercard paypal netflix disney pixar spotify uber tesla spacex nasa lego nintendo sega dell amd nvidia symantec kaspersky ria interfax regnum lenta gazeta meduza rbc`)

// bodyAdjectives say of a body in small letters which it is.
var bodyAdjectives = stems(`городской областной районный окружной краевой верховный федеральный национальный государственный конституционный апелляционный военный следственный
	международный центральный полицейский избирательный арбитражный мировой высший генеральный европейский евангелический православный католический республиканский
	демократический социалистический коммунистический либеральный консервативный правящий парламентский олимпийский футбольный налоговый таможенный пограничный миграционный
	воздушный морской сухопутный вооруженный ракетный космический православный антимонопольный разведывательный технический политехнический медицинский педагогический классический драматический
	академический симфонический краеведческий исторический художественный муниципальный губернаторский президентский мэрский патриарший благотворительный предвыборный избирательный антитеррористический
	юридический оборонный дипломатический антидопинговый надзорный законодательный исполнительный колониальный временный коалиционный переходный следственный пехотный десантный танковый литературный технологический экономический
	миськрайонний обласний міський верховний державний національний військовий окружний апеляційний`)

// hyphenLeads are first parts of compounds: пресс-служба.
var hyphenLeads = set(`пресс премьер интернет медиа санкт нью северо юго`)

// legalForms are acronyms that belong to the name in quotation marks behind them.
var legalForms = set(`оао ооо зао пао ао тоо нпо фгуп гуп муп мп ип чоп фк хк бк вк ск ниц риа иа ано нк тк тв акб кб гк ук рпр пф сп тд цск нпп нпф тоов оо`)

// wholeHeads are bodies whose names are not followed by what they are of, but for
// a place or another body.
var wholeHeads = stems(`суд кабинет парламент сенат дума сборная команда власти`)

// placeNouns stand before the name of a place without being part of it.
var placeNouns = set(`штата области края района города республики провинции округа`)

// officeAcronyms are offices only together with the place that they belong to.
var officeAcronyms = set(`увд гувд овд гу цк дпс гтрк пво ск гсу суд`)

// ledBodies are named for who leads them.
var ledBodies = stems(`администрация правительство кабинет штаб`)

// directions stand before the name of a place as a part of it.
var directions = stems(`южный северный западный восточный центральный нижний верхний новый`)

// premises are bodies that with the name of a place are rather the building.
var premises = stems(`центр больница госпиталь школа клуб театр музей завод библиотека`)

// tailStops end like genitives, and are none that a body is of.
var tailStops = set(`сегодня вчера завтра когда тогда всегда иногда никогда однако хотя пока снова сразу перед после около года месяца недели дней часа утра вечера января февраля марта апреля мая июня июля
	августа сентября октября ноября декабря которого которой которых этого этой этих своей своего своих нашей нашего наших всего всех него одного одной были стали была стала себя меня или если
	против также дома сама сами сначала именно почти якобы лишь ради мимо среди между вопреки благодаря согласно числа начала будучи несмотря поскольку более менее один одни многих других другой другого
	бывшего бывшей нового новой первого первой второго второй третьего первых таких такой такого вроде вплоть целиком около пяти шести семи трех двух четырех опять тоже свои мои твои ихней своими нами вами теми чемпионов`)

// taskStops stand behind по and say why or how something is done, not what a
// body is for.
var taskStops = set(`вопросу вопросам делу поводу словам данным итогам мнению причине обвинению подозрению иску просьбе требованию решению факту результатам сообщению состоянию крайней
	меньшей сути прежнему всему этому тому которому своему адресу телефону пути дороге улице меру мере существу инициативе приглашению распоряжению указанию приказу закону плану окончании сравнению`)

// plainAdjectives stand before a body without being part of its name.
var plainAdjectives = stems(`этот который такой весь свой наш ваш каждый другой новый старый первый второй третий последний нынешний бывший будущий сам самый один любой никакой
	местный соответствующий данный указанный прошлый следующий крупный крупнейший известный данный целый настоящий мой твой некоторый многие иной`)

// bodyTopics are what bodies are of, by stem.
var bodyTopics = stems(`директор оборона финансы юстиция внутренние дела дело иностранные здравоохранение образование наука культура труд экономика экономический развитие энергетика транспорт связь
	массовые коммуникация сельское хозяйство природные ресурсы спорт туризм торговля промышленность строительство безопасность разведка миграция статистика
	министры депутаты представители федерация директора безопасности национальная государственная юстиции регион регионы человек право правам защита борьба чрезвычайные ситуация
	общественный связи контроль надзор труда социальный защиты расследование преступление преступлениям делам вопросам регионов реформ пенсионеров справедливости народов наций автомобилистов профсоюзов сторонников защитников футбол хоккей баскетбол волейбол гандбол бобслей скелетон биатлон фехтование плавание бокс борьба теннис шахматы гимнастика регби самбо дзюдо атлетика
	внутренних иностранных массовых чрезвычайных природных гражданских президент дума министров депутатов общин лордов полномочий бумагам потребителей ветеранов инвалидов коммунистов мусульман муфтиев адвокатов писателей художников кинематографистов граждан журналистов войск сил промышленность строительства технологий правопорядок директоров дел искусства`)

// foreignThings stand before names in Latin letters of what is no organisation.
var foreignThings = stems(`фильм альбом песня сингл игра программа журналист роман книга сериал модель ракета самолет смартфон браузер премия тур хит мультфильм система вирус операционная
	закон проект шоу конкурс турнир приложение сервис процессор протокол формат корабль яхта
	автомобиль машина внедорожник ноутбук телефон смартфоном композиция клип кличка ник блогер рэпер певец певица конференция фестиваль гостиница отель тюрьма улица бар кафе ресторан
	музыкант диджей актриса актер чемпионат соревнования кубок экземпляр вакцина препарат водитель мюзикл опера балет пьеса`)

// notBodies are acronyms of states, things and quantities.
var notBodies = set(`сша рф сми ук ссср дтп юар чм мкс фз гу кндр кнр снв фк хк по гэс аэс тэц мрот оао гк фрг гдр тв ооо пдд рсфср усср бсср акб ао скфо цфо лгбт зао пво оаэ нии квн днк фгуп
	гуп муп ип тоо чп чс вич спид ввп ндс мск егэ жкх тц трц бтр бмп зрк рпг цар дрк чэ ато оос сво вов глонасс бпла рсзо птур змі нло усср уср снг сср ссср днр лнр коап апк овд увд гай
	упк гпк апк кпп сорм нко зож чоп риа итар пао спо нп тк ос иа ок сми вич тма гок ивл цк ра гп жж нпо ит икт дк гтрк ттх дпс пдн врио рио сан млн смк
	пк смс рпл ру кг км тыс млн млрд руб см мм га гг вв нэ до на не он из за то но да ии ео ёо пр др тд тп им ул пл г`)
