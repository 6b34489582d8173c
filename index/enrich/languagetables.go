package enrich

import (
	"slices"
	"strings"
	"unicode"

	"dateline/index/text"
)

// scripts are told apart in this order; the common ones first.
var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Latin", unicode.Latin}, {"Cyrillic", unicode.Cyrillic}, {"Arabic", unicode.Arabic}, {"Han", unicode.Han},
	{"Kana", unicode.Hiragana}, {"Kana", unicode.Katakana}, {"Hangul", unicode.Hangul}, {"Hebrew", unicode.Hebrew},
	{"Greek", unicode.Greek}, {"Devanagari", unicode.Devanagari}, {"Thai", unicode.Thai}, {"Georgian", unicode.Georgian},
	{"Armenian", unicode.Armenian}, {"Bengali", unicode.Bengali}, {"Tamil", unicode.Tamil}, {"Telugu", unicode.Telugu},
	{"Kannada", unicode.Kannada}, {"Malayalam", unicode.Malayalam}, {"Gujarati", unicode.Gujarati}, {"Gurmukhi", unicode.Gurmukhi},
	{"Sinhala", unicode.Sinhala}, {"Myanmar", unicode.Myanmar}, {"Khmer", unicode.Khmer}, {"Lao", unicode.Lao},
	{"Ethiopic", unicode.Ethiopic}, {"Tibetan", unicode.Tibetan},
}

// scriptLanguages are the scripts that news of one language alone is written
// in. Others use some of them (Yiddish, Mingrelian), but too rarely to be
// worth a doubt.
var scriptLanguages = map[string]string{
	"Han": "zh", "Kana": "ja", "Hangul": "ko", "Hebrew": "he", "Greek": "el", "Thai": "th", "Georgian": "ka",
	"Armenian": "hy", "Bengali": "bn", "Tamil": "ta", "Telugu": "te", "Kannada": "kn", "Malayalam": "ml", "Gujarati": "gu",
	"Gurmukhi": "pa", "Sinhala": "si", "Myanmar": "my", "Khmer": "km", "Lao": "lo", "Tibetan": "bo",
}

// candidates are the languages that share a script.
type candidates struct {
	names   []string           // ISO 639-1, or 639-3 where that has none
	words   map[string][]uint8 // folded function word to the languages that use it
	endings map[string][]uint8 // folded last two or three letters of a longer word, the same way
	letters map[rune][]uint8   // letter that not all of them have to those that have it
}

// profile is what a language is known by: the words that its grammar needs
// most, its letters beyond those that all languages of its script share, and
// endings of its longer words.
type profile struct{ name, words, letters, endings string }

// contested are the scripts of several languages.
var contested = map[string]*candidates{
	"Latin": newCandidates(latinProfiles), "Cyrillic": newCandidates(cyrillicProfiles), "Arabic": newCandidates(arabicProfiles),
	"Devanagari": newCandidates(devanagariProfiles), "Ethiopic": newCandidates(ethiopicProfiles),
}

func newCandidates(profiles []profile) *candidates {
	c := &candidates{words: make(map[string][]uint8), endings: make(map[string][]uint8), letters: make(map[rune][]uint8)}
	for i, p := range profiles {
		c.names = append(c.names, p.name)
		addUser(c.words, p.words, uint8(i))
		addUser(c.endings, p.endings, uint8(i))
		for _, r := range p.letters {
			c.letters[r] = append(c.letters[r], uint8(i))
		}
	}
	return c
}

// addUser notes in a table that a language uses the listed words.
func addUser(table map[string][]uint8, list string, user uint8) {
	for _, w := range strings.Fields(list) {
		key := text.Fold(w)
		if users := table[key]; !slices.Contains(users, user) {
			table[key] = append(users, user)
		}
	}
}

// The words are our own choice of the articles, prepositions, pronouns,
// conjunctions and auxiliaries of each language, and of words that tell close
// relatives apart.
var latinProfiles = []profile{
	{"en", "the of and to in a that is was for on with as by at from his her it he she they their has have had were are be been not which who said after will would but an this its than more into over about during between up out against two all when where there what killed people following near while including least first becomes wins", "", "ing ion ed ly ies ent ous ers ess ity"},
	{"fr", "le la les des du de un une et en à au aux dans pour par sur que qui est sont a ont été avec son sa ses ne pas plus ce cette il elle ils se leur mais ou où après avant selon entre depuis contre deux dont lors était fait être comme d l s n qu mort morts président premier première ministre janvier février juillet août octobre décembre ans rejoint remporte élu", "éèêëàâçîïôùûœ", "ion ons ent eur eux aux ire que ees ait"},
	{"es", "el la los las de del un una y en a al por para con que se su sus es son fue ha han lo como más no pero o sobre entre desde este esta tras según contra dos cuando había ser también hasta donde muy ya e le presidente primer ministro enero febrero julio agosto octubre años mayor otros murió fallece", "ñáéíóúü", "ion nes dad nte ado ada ero ndo cia ron"},
	{"pt", "o a os as de do da dos das um uma e em no na nos nas ao à por pelo pela para com que se seu sua é são foi tem mais não mas ou sobre entre desde este esta após segundo contra dois quando ser também até onde pelos pelas foram está num numa ele ela presidente primeiro ministro morre anos vence janeiro fevereiro julho outubro mundo morreu eleito eleita sucede durante incluindo pessoas", "ãõçáéíóúâêôà", "cao oes ade nte eiro ado ada ndo cia ram ais"},
	{"de", "der die das den dem des ein eine einen einem einer und in im von zu zum zur mit auf für ist sind war wurde wurden hat haben nicht auch sich an am als bei nach aus um er sie es wie über vor durch unter gegen dass nur noch bis seit zwischen werden wird", "äöüß", "ung gen eit ich sch ten cht ern ende"},
	{"it", "il lo la i gli le di del della dei degli delle dello un una e ed in nel nella nei nelle a al alla ai alle da dal dalla per con su sul sulla che si è sono ha hanno non più ma come anche dopo contro tra fra stato stata essere due suo sua questo questa l d dell nell all", "àèéìòù", "one oni nte ita ato ata ico ica nto ere"},
	{"nl", "de het een en van in op te is was zijn werd worden met voor door aan bij uit naar om als dat die niet ook er ze hij zij over tegen tot na heeft hebben had meer dan maar of onder nog wordt sinds tussen deze dit", "ëï", "ing eid ijk den gen ers oor ten"},
	{"af", "die en van in het is nie 'n op te vir met om aan wat as was sy deur by na uit hy ook word dat wees sal kan teen tot ná nadat oor een", "ëêïô", "ing eid like ers ige"},
	{"pl", "i w na z do że się nie jest to o od po za przez dla został została zostały był była były oraz jako jak przy także tym tego który która które ich jego jej ze we roku są ma co ale czy między podczas przeciwko pod", "ąćęłńóśźż", "ego emu ych ach ski ska nie osc iem owy owe sza cji cie"},
	{"tr", "ve bir bu da de için ile olarak olan oldu daha çok en sonra kadar gibi göre ise ne ancak kendi veya ya değil var yok tarafından üzerine nedeniyle arasında karşı iki etti edildi dedi oldu olduğu ettiği", "çğıöşüâî", "lar ler ari eri dan den nin nda nde rak dir mis ini"},
	{"az", "və bir bu da də üçün ilə olan kimi görə isə ki daha çox sonra qədər onun bütün edib olub olaraq tərəfindən edir həmin arasında qarşı edilib", "əçğıöşü", "lar lar dan nin nda rak dir mis"},
	{"sv", "och i att det som en ett på är av för med den till de har inte om var från vid men sig så under efter mot blev kan han hon ska skulle också där mellan genom minst över har blir två deras blir väljs år dör statsminister president hela bland svenska detta hade andra efter", "åäö", "gen rna ade kan ska ion tet ens ats nas"},
	{"da", "og i at det som en et på er af for med den til de har ikke om var fra ved men sig så under efter mod blev kan han hun skal skulle også der mellem gennem mindst over bliver to deres bliver blevet siden bliver valgt vælges år dør statsminister præsident hele rundt årets danske dette havde blandt mere end", "æøå", "gen rne ede ske ion tet res ens"},
	{"no", "og i at det som en et på er av for med den til de har ikke om var fra ved men seg så under etter mot ble kan han hun skal skulle også der mellom gjennom minst over blir to deres blitt siden etter hos blir valgt velges år dør statsminister president hele rundt årets norske dette hadde blant også", "æøå", "gen ene ets ske jon tet res ens ing"},
	{"fi", "ja on ei että se joka oli ovat sekä kun mutta hän hänen niin mukaan jälkeen vuoden vuonna kuin myös tai sen jotka ole ovat olivat joissa vastaan kanssa ainakin noin asti ennen aikana yli kuoli pääministeri presidentti kuollut voitti maaliskuuta tuli tulee ensimmäinen kolme kaksi yhteensä ihmistä", "äö", "ssa sta lla lle een nen sti tti sen aan ksi iin tta sti van lta oi nut"},
	{"et", "ja on ei et see mis oli kui aga ka ning ta tema pärast aastal nende oma vastu kes selle mida või üle enne eest koos pole olid järel kohta kuni", "äöüõ", "sse sta des ist ide ele mis nud tud ati"},
	{"cs", "a v na se je že z do o s k i za po ve pro od jako který která které byl byla bylo byly ale si také podle při nebo jeho její jsou než až proti mezi již před během ze", "áčďéěíňóřšťúůýž", "eho ymi ych tvi nim ost ska sky ani eni"},
	{"sk", "a v na sa je že z do o s k i za po vo pre od ako ktorý ktorá ktoré bol bola bolo boli ale si aj podľa pri alebo jeho jej sú než až proti medzi už pred počas zo", "áäčďéíĺľňóôŕšťúýž", "eho ymi ych ost nie ska sky ani eni tva"},
	{"hu", "a az és hogy egy nem is volt van meg ez de ki el már csak még mint szerint után között több lett azt ezt minden vagy ha által elleni ellen miatt pedig majd két amely akik a", "áéíóöőúüű", "ban ben nak nek bol rol seg sag tak tek"},
	{"ro", "și în de la a cu pe din că o un pentru care al ale se nu este sunt a fost au mai dar prin după sau ca lui lor fi fost unui unei prin între împotriva despre cel cea cei către iar în urma președintele ministru ani decedat decembrie ianuarie februarie august octombrie premiul primul", "ăâîșțşţ", "lui lor tia tie aza rea ele ata ilor"},
	{"hr", "i u je na se da su za od s o a kao iz što koji koja koje nije bio bila ili ali do nakon prije poslije gdje vrijeme predsjednik dvije također sigurnost tisuća tijekom tko ovaj europske vlade njegov prema", "čćđšž", "ima ije ija nje ost ski kog nih alo"},
	{"sr", "i u je na se da su za od s sa o a kao iz što šta koji koja koje nije bio bila ili ali do nakon pre posle gde vreme predsednik dve takođe bezbednost hiljada tokom ko ovaj evropske vlade njegov prema", "čćđšž", "ima ije ija nje ost ski kog nih alo"},
	{"sq", "dhe në e të i me për nga që një u është ka më se kanë janë do por si nuk pas ose kjo ky ishte tek gjatë pa këtë", "ëç", "ve ishte uar eve ave imi isht"},
	{"lt", "ir į iš kad su ne yra buvo už po dėl apie ar tai kaip bet jis ji jų pagal prieš per prie iki nuo taip pat metų kurie kuris", "ąčęėįšųūž", "iai uose mas tas jos iu ams ais"},
	{"lv", "un ir no ka ar uz par kas bija pēc tika gan kā bet vai to tas tā viņš ne līdz pie kuri gada starp pret", "āčēģīķļņšūž", "iem ija sana ibas aja ums ti am"},
	{"id", "yang di dan ke dari untuk dengan pada dalam ini itu adalah oleh sebagai tidak akan telah karena bahwa setelah orang sedikitnya setidaknya tewas polisi kepada antara atau menjadi hingga juga saat mereka terhadap sebuah serta di usai rusia menteri tahun gambar meninggal menewaskan melukai pesawat presiden serangan amerika serikat prancis jerman inggris tiongkok penghargaan dianugerahi jawa mulai terpilih usia korea pemerintah umum pertandingan dunia lebih kata hari bulan", "", "kan nya lah asi gan tan"},
	{"ms", "yang di dan ke dari untuk dengan pada dalam ini itu adalah oleh sebagai tidak akan telah kerana bahawa selepas orang sekurang kurangnya terkorban polis kepada antara atau menjadi hingga juga ketika mereka terhadap sebuah serta bagi ialah manakala daripada rusia apabila menteri tahun gambar meninggal maut tercedera pesawat presiden serangan amerika syarikat perancis jepun pilihan raya umum anugerah bekas kebangsaan membunuh lebih termasuk dunia kata hari bulan berlaku sebuah", "", "kan nya lah asi gan tan"},
	{"vi", "và của là có được trong cho các những với một không đã người tại vào khi này từ về ra đến để ông bị trên sau theo năm", "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ", ""},
	{"ca", "el la els les de del dels un una i en a al als per amb que es seu seva és són va ha han no més però o sobre entre des aquest aquesta després segons contra dos quan ser també fins on com hi ho l d s", "àçèéíïòóúü", "cio ment tat ada dor nes ia ren"},
	{"sw", "ya wa na kwa katika ni za la kuwa cha hiyo baada yake hii alisema watu pia kama huo wao zaidi kwamba ambao ambapo nchini mwaka baina dhidi", "", "isha ika ana ali wa"},
	{"so", "oo iyo ka ku ee in uu ay la waa soo u ah waxa waxaa kale sida markii dalka isaga laga lagu aan ayaa kaas", "", ""},
	{"ha", "da a na ta ya don wani wata sun su cewa ne ce kuma daga cikin zuwa kan shi yi bayan tsakanin wajen mutane", "", ""},
	{"uz", "va bilan uchun ham bu bir edi esa deb boʻyicha boʻlgan boʻlib yilda yil kishi haqida tomonidan keyin oʻz qilindi uning qarshi etdi orasida bo'lib o'z vaziri bosh etib saylandi boʻldi prezidenti dan yildan respublikasi kishi", "", "lar ning ing gan ish lik ini di dan ida"},
	{"ku", "û li ku di ji bi de ya yên jî ye xwe ev ew re bû hat kir dike wan dema piştî herwiha navbera", "çêîşû", ""},
}

var cyrillicProfiles = []profile{
	{"ru", "и в на не что с по к из от за о у как это был была были его её их для при до также после который которые которая или но а же года об со во под он она они является между из-за заявил около против более лет год стал стала стали умер погибли человек человека премия премии впервые второй первый президентом выборах раз всего своего этого", "ыэёъщйьяюи", "ого его ому ыми ими ных кой кий кие ких ной ная ные ный ый ой ая ые ых ть ся лся ась ция ции ств ами ях ет ил ов тся"},
	{"uk", "і в на не що з по до від за про у як це був була були його її їх для при також після який які яка або але а та й року під він вона вони є між через із зі заявив близько проти понад щодо років рік став стала стали помер загинули людей людини премія премії вперше другий перший президентом виборах раз усього свого цього на фото", "іїєґщйьяюи", "ого ому ими них кий ька ькі ких ння тися лася ції ція ів ий ої ій ої ть ся вся ться їн ав ила ять сть"},
	{"be", "і ў на не што з па да ад за пра у як гэта быў была былі яго яе іх для пры таксама пасля які якія якая або але а ды ці года пад ён яна яны ёсць між праз са каля супраць больш гадоў стаў памёр загінулі чалавек прэмія прэзідэнт адбылося", "іўыэёйьяю", "ага аму ымі ыя ых кі кая ння цца ць аў цыі ня іі ага"},
	{"bg", "и в на не че с по към от за о като това е бил била бяха него ѝ им при до също след който които която или но а година под той тя те са се да със във ще между около срещу повече през", "ъщйьяюи", "ът ят ите ата ото та то те ски ция ция ва ени ел ха ват"},
	{"sr", "и у на не да с са по од за о као то је био била били његов њих при до такође после који које која или али а године под он она они су се између око против више током због из", "јљњћђџи", "ima ije ija nje ost ski kog nih alo"},
	{"mk", "и во на не дека со по од за како тоа е бил била биле негов нив при до исто по кој кои која или но а година под тој таа тие се да меѓу околу против повеќе", "јљњџѓќѕи", "от та то те ите ата ото ски ија ње ел ва ат"},
	{"kk", "және мен бен бұл үшін бір деп болып болды жылы кейін туралы оның арасында қарсы өз еді ол бойынша", "ұқңғүөәһіыэйьяющи", ""},
	{"ky", "жана менен бул үчүн бир деп болуп болду жылы кийин жөнүндө анын ортосунда каршы өз эле ал боюнча", "үөңыэйьяющи", ""},
	{"tg", "ва дар ба аз ки ин бо барои буд аст шуд онҳо пас байни соли худ низ ҳам", "ӣӯҷҳқғэйьяюи", ""},
	{"mn", "нь бол юм байна энэ тэр болон гэж байсан хийсэн дээр оны тухай их улс", "өүыэъёйьяющи", ""},
}

var arabicProfiles = []profile{
	{"ar", "في من على إلى أن إن التي الذي هذا هذه عن مع كان كانت بعد وقال قال لا ما بين أو ثم قد وقد كما حيث ذلك منذ خلال ضد حتى عند غير لم وفي ومن وهو وهي هو هي الى أكثر قبل", "ةىكيأإؤ", ""},
	{"fa", "و در به از که این را با است برای آن یک می شد شده کرد خود تا بر هم نیز بود های ها کرده اند پس بین ایران شدند پس دو علیه", "پچژگکی", ""},
	{"ckb", "و لە بە کە بۆ لەگەڵ ئەم ئەو لەسەر لەلایەن دەکات بوو کرد یەک لەنێوان هەروەها دوای", "پچژگکیێۆەڕڵڤ", ""},
	{"ur", "کے کی میں ہے سے نے کو کا اور پر یہ ہیں کہ بھی اس وہ ایک تھا ہوئے گیا بعد کر لیے خلاف", "پچژگکیٹڈڑےںہھ", ""},
	{"ps", "د په او کې چې له سره دی ده شوي وو ته څخه هم یې کړي هغه دا یو باندې وروسته", "پچژگکیټډړښځڅېۍګڼۀ", ""},
	{"ug", "ۋە بۇ بىر بىلەن ئۈچۈن دەپ بولۇپ كېيىن ئۇ", "پچژگۇۆۈۋېىەڭكي", ""},
	{"sd", "جي ۾ کي جو ۽ سان تي آهي ته هن جا مان", "پچگکيٻڀٺٽڪڏڊڌڍڙڦڄڃڇڱڳڻ", ""},
}

var devanagariProfiles = []profile{
	{"hi", "के में है की से को का और ने पर यह हैं कि भी इस वह एक था हुए गया बाद लिए कर हो", "", ""},
	{"mr", "आणि आहे च्या या ही हे ते मध्ये व की आहेत होते एक झाली झाला नंतर केला केली यांनी", "ळ", ""},
	{"ne", "को मा र छ का ले लाई छन् गरेको भएको हो एक पनि भने देखि गर्ने थियो यस तथा गरे गरी पछि", "", ""},
}

var ethiopicProfiles = []profile{
	{"am", "ነው እና ላይ ውስጥ ወደ ጋር ይህ በኋላ እንደ ስለ አንድ ነበር ነዉ ግን", "ነአ", ""},
	{"ti", "እዩ ናይ ኣብ እቲ ካብ ናብ ምስ እዚ ድሕሪ ከም ሓደ ነበረ", "ኣኸቐኽ", ""},
}
