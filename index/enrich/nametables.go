package enrich

import (
	"strings"

	"dateline/index/text"
)

// set makes a set of folded words.
func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[text.Fold(w)] = true
	}
	return m
}

// insideWords stand before a country or a place that something happens in, by
// language. Those of French and Spanish that also join (de, a) are not among
// them.
var insideWords = set(`
	in inside into within across throughout outside around near over neighbouring neighboring nearby mainland northwest northeast southwest southeast
	northern southern eastern western central northeastern northwestern southeastern southwestern upper lower rural
	в во у на по через
	en au aux dans vers
	في داخل عبر قرب شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط أنحاء خارج
	em no na nos nas
	nach im`)

// towardsWords stand before a place, and before a state that gets or gives
// something: they make a city a place and leave a state an actor.
var towardsWords = set(`
	at to from toward towards via outside off beyond reached reach leaving left entering entered visited visiting capital city town village
	of outskirts centre center downtown suburb
	из з із зі с до від от под під над біля возле около близ поблизу к місті городе місто город столиці столице столица столиця района районе районі поблизу міста города
	de desde hacia hasta cerca à a depuis sur près
	من إلى الى نحو مدينة العاصمة بلدة قرية مطار حول محيط ضواحي قرب محافظة إقليم ولاية منطقة`)

// thirds are words between a preposition and the name: in the, in war-torn.
var thirds = set(`
	the all much most parts part neighbouring neighboring nearby war torn war-torn wartime occupied northern southern eastern western central
	northeastern northwestern southeastern southwestern north south east west mainland rural post divided embattled
	північній південній східній західній центральній сусідній окупованій северной южной восточной западной центральной соседней
	le la l les el los toute tout todo toda norte sur este oeste nord sud est ouest
	مدينة بلدة قرية العاصمة منطقة ولاية محافظة إقليم مخيم`)

// genitiveWords join a part and its whole, in French and Spanish and English.
var genitiveWords = set(`of du de des del d with avec con`)

// partWords are parts of a country that make it a place: the north of Mali,
// the border with Belarus.
var partWords = set(`
	north south east west northeast northwest southeast southwest border borders frontier territory part parts soil outskirts coast rest centre center interior areas regions
	nord sud est ouest centre frontière frontières territoire région régions côte nord-est
	norte sur este oeste centro frontera territorio suroeste sureste noroeste noreste oriente occidente costa
	північ півночі південь півдні схід сході захід заході територія території територію кордон кордоні кордону кордони центр
	север севере юг юге восток востоке запад западе территория территории территорию граница границе границы центр`)

// listWords join the names of an enumeration.
var listWords = set(`and or et ou y e o und і й та и или або و أو`)

// governmentWords follow a capital that stands for its government.
var governmentWords = set(`
	said says say has had would will wants wanted insists insisted accuses accused denies denied rejects rejected agreed agrees demands demanded
	calls called blames blamed announced announces vowed vows warned warns signed refuses refused considers sees seeks sought hopes expects expected
	supports supported backs backed must could may maintains argues describes described claims claimed responded offered offers proposed proposes
	recognised recognized recognises recognizes expelled suspended imposed did does condemned condemns declared declares did regards withdrew sent
	acknowledged confirmed confirms views welcomed dismissed promised pledged pushed opposes opposed accepted accepts treats named threatened
	also long still again never now officially trade trades traded discuss discusses discussed hold holds held face faces refused severed
	want say have accuse deny reject sign demand agree exchange exchanged work worked negotiate`)

// leavingWords say of a capital behind "for" that it is where somebody went.
var leavingWords = set(`left leave leaves leaving departed departs headed heading bound flew flying flight set sailed`)

// betweenWords and withWords are the Ukrainian and Russian prepositions of
// dealings between governments; the latter mean "from" with the genitive.
var (
	betweenWords = set(`між между проти против про за о об для перед`)
	withWords    = set(`з із зі с со`)
)

// towardsGovernment precede a capital that stands for its government.
var towardsGovernment = set(`
	accuse accuses accused accusing blame blames blamed blaming urge urges urged urging told tell tells against between by asked pressed warned pressing
	with for notify notifying notified inform informing while and that but because since although if when
	між между з с із зі та і и что що
	entre contre accuse accusent accusé que
	contra acusa acusó acusan
	بين اتهمت اتهم`)

// regionWords follow, in English and the Slavic languages, or precede, in
// French, Spanish and Arabic, the name of a region.
var (
	regionWords = set(`region oblast province governorate state district prefecture department county krai republic territory division wilaya
		область області областю областей области областью край краю крае краем регіон регіоні регіону регион регионе региона провінція провінції провінцію
		провинция провинции провинцию провинцией штат штате штата штату губернія губернии губерния`)
	regionLeads = set(`région région oblast province gouvernorat département état wilaya
		región provincia óblast departamento estado gobernación
		منطقة إقليم محافظة ولاية مقاطعة
		провінція провінції провинция провинции регіон регион регіоні регионе штат штаті штате штату
		province state governorate region`)
)

// facilityWords follow the name of a small place in the name of something else.
var facilityWords = set(`street road avenue square palace hotel airport university college school hospital stadium station bridge river lake mountain mountains
	island islands bay sea ocean desert valley forest park prison camp base barracks church mosque cathedral temple museum theatre theater tower gate
	times post herald tribune news newspaper institute foundation bank group company corporation fc united club party`)

// companyWords begin with a capital behind the name of a state without making
// the two a person's name.
var companyWords = set(`pm mp mps president prime minister foreign defence defense interior parliament army navy air forces force police government ministry
	ambassador envoy secretary general king queen prince crown house senate congress council court supreme security national central bank
	war day peace talks accord agreement treaty border valley government republic city state democratic federal times post news today
	monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december`)

// titles stand before a person's name.
var titles = set(`president minister secretary general chancellor premier envoy ambassador senator congressman governor mayor pope king queen prince princess
	mr mrs ms dr sir lord colonel major captain lieutenant marshal admiral sheikh imam ayatollah mullah spokesman chief leader commander judge prosecutor
	monsieur m mme président ministre général colonel señor presidente ministro
	президент президента президентом президенту міністр министр генерал пан господин секретар секретарь
	adviser advisor aide chairman chairwoman speaker deputy special former ex`)

// personTitles stand before a person's name and never before a place.
var personTitles = set(`mr mrs ms dr sir lord lady senator congressman monsieur mme señor judge justice captain lieutenant sgt sergeant professor
	officer detective deputy trooper coach councilman councilwoman alderman pastor rev reverend rep sen gov lt col gen capt maj cmdr`)

// givenNames are the commonest given names of the languages of reporting: a
// name of a place behind one is a surname.
var givenNames = set(`
	james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin
	brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander
	frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle noah ethan jeremy walter christian keith roger terry
	austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason
	roy ralph bobby russell bradley philip eugene lloyd tom tim jim bob mike steve dave dan ben sam ken ron chris nick tony andy jeff greg hunter
	mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda
	melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine helen
	debra rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah
	megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle
	marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie melania ivanka hillary chelsea michelle jill lara eric barron tiffany
	jean pierre michel andré philippe rené louis alain jacques bernard marcel daniel roger robert paul claude christian henri georges nicolas françois laurent
	viktoria nursultan orlando
	marie jeanne françoise monique catherine nathalie isabelle jacqueline anne sylvie martine
	josé juan antonio francisco manuel carlos luis jesús miguel javier pedro rafael fernando jorge alberto roberto ricardo eduardo enrique diego sergio andrés raúl
	maría carmen ana isabel dolores pilar teresa rosa cristina lucía
	mohammed mohamed muhammad ahmed ahmad ali hassan hussein omar ibrahim mahmoud mustafa khaled abdullah youssef yusuf abdul abdel said saeed karim tariq
	hamid rashid salim samir nasser jamal faisal fatima aisha khadija
	vladimir sergei sergey dmitry alexander aleksandr alexei alexey andrei andrey nikolai mikhail ivan yuri viktor igor oleg pavel boris anatoly vasily konstantin
	oleksandr volodymyr serhiy andriy mykola dmytro viktor ihor oleh vasyl yuriy petro bohdan taras maksym artem roman yevhen
	владимир сергей дмитрий александр алексей андрей николай михаил иван юрий виктор игорь олег павел борис анатолий
	мохаммед мухаммед мохамед ахмед али алі хассан хасан хусейн ибрагим ібрагім омар абу махмуд мустафа халед
	джон джеймс роберт майкл дэвид уильям ричард томас чарльз джордж питер фрэнк эдвард эндрю стивен брайан кевин джо джек том билл пол марк гарри
	анна мария елена ольга татьяна наталья ирина светлана екатерина юлия анастасия дарья марина людмила галина вера надежда любовь евгения
	максим илья кирилл роман артем денис антон константин валерий геннадий василий евгений станислав юрий петр павло денис федор лев руслан тимур
	олександр володимир сергій андрій микола дмитро віктор ігор василь юрій петро богдан тарас максим артем роман євген`)

// waters follow or precede a name that is that of a river, lake or sea.
var (
	waters     = set(`river rivers lake sea basin strait canal valley gorge mountains mountain range peninsula ocean desert delta falls`)
	waterLeads = set(`lake lac lago río rio river fleuve rivière mar mer sea golfe golfo gulf estrecho détroit océan océano mount monte mont
		река реки реке рекой озеро озера озере море моря річка річки річці берег берега березі берегу берегом نهر بحيرة خليج جبل جبال`)
)

// articles stand before common nouns, and before few names of places.
var articles = set(`the le la les el los las`)

// pluralRegionWords close an enumeration of regions.
var pluralRegionWords = set(`regions oblasts provinces governorates states districts departments counties
	областях областей областям областями області области краях регіонах регионах регіонів регионов провінціях провинциях
	régions oblasts provinces départements regiones provincias departamentos`)

// pluralRegionLeads open one.
var pluralRegionLeads = set(`régions oblasts provinces départements regiones provincias departamentos مناطق محافظات ولايات`)
