package enrich

import "dateline/index"

// The tables of this file are our own collection of the words by which reports
// say that something happened. A line is one trigger:
//
//	sign|signed ~ accord|deal   words in order; ~ lets up to five others between, | parts
//	obstril*                    alternatives, * stands for any ending
//	!hunger strike !law         not behind or before these words
//	clash* & $troops ^ police   with one of these, without any of those in the sentence
//
// $name stands for a class of words, see triggerClasses.

// triggerClasses are lists of words that triggers share, by language.
var triggerClasses = map[string]map[string]string{
	"en": {
		"troops": "troops|army|armies|soldier|soldiers|rebel|rebels|militant|militants|fighter|fighters|insurgent|insurgents|militia|militias|militiamen|separatist|separatists|guerrilla|guerrillas|" +
			"gunmen|forces|paramilitary|paramilitaries|jihadist|jihadists|jihadis|taliban|military|isil|isis|hezbollah|hamas|marines|islamist|islamists|terrorist|terrorists|warlord|shabaab|troop|peacekeepers|" +
			"factions|tribesmen|clans|tribes|border",
		"people": "civilian|civilians|people|person|villager|villagers|worshipper|worshippers|worshipers|child|children|woman|women|student|students|journalist|journalists|worker|workers|farmers|herders|" +
			"tourist|tourists|families|family|man|men|girl|girls|boy|boys|christians|muslims|pilgrims|passengers|politician|mayor|bystanders|protesters|teacher|teachers|activist|residents|migrants|teenager",
		"remote": "airstrike*|air|aerial|drone*|missile*|rocket*|shell*|mortar*|artillery|bomb*|explo*|blast*|mine|landmine*|ied|grenade*|warplane*|jets|helicopter*|earthquake|flood*|landslide*|storm|cyclone|hurricane|typhoon|" +
			"strike|strikes|struck|crash*|accident|derail*|avalanche|tornado|outbreak|stampede|collapse*|fire|wildfire*|shark|tsunami|volcano",
		"place": "town|towns|city|village|villages|base|bases|territory|airport|province|district|positions|control|capital|area|areas|region|outpost|stronghold|island|headquarters|port|crossing|hill|bridge|barracks|prison",
		"pact":  "agreement|agreements|accord|accords|deal|treaty|pact|memorandum|protocol|truce|ceasefire|armistice|settlement|declaration|roadmap",
	},
	"fr": {
		"troops": "armee|soldats|soldat|rebelles|combattants|militaires|jihadistes|djihadistes|insurges|milice|milices|miliciens|forces|separatistes|talibans|troupes|groupes|armes",
		"pact":   "accord|accords|traite|pacte|memorandum|treve|cessez|armistice|declaration|protocole",
	},
	"es": {
		"troops": "ejercito|soldados|rebeldes|combatientes|militares|yihadistas|insurgentes|milicia|milicias|milicianos|fuerzas|separatistas|talibanes|tropas|guerrilla|guerrilleros|paramilitares",
		"pact":   "acuerdo|acuerdos|tratado|pacto|memorando|tregua|armisticio|declaracion|protocolo|paz|alto|cese",
	},
	"ru": {
		"troops": "арми*|войск*|солдат*|боевик*|повстанц*|военн*|сил|силы|силами|ополченц*|террорист*|талиб*|сепаратист*",
		"pact":   "соглашени*|договор|договора|договоре|протокол*|меморандум*|перемири*|деклараци*|заявлени*|пакт|пакта",
	},
	"uk": {
		"troops": "армі*|військ*|солдат*|бойовик*|повстанц*|сил|сили|силами|терорист*|талібан*|сепаратист*|окупант*",
		"pact":   "угод*|договір|договор*|протокол*|меморандум*|перемир*|деклараці*|заяв*",
	},
	"ar": {
		"troops": "جيش|قوات|مسلح*|جنود|مقاتل*|ميليشيا*|مليشيا*|متمرد*|فصائل|دعم",
		"pact":   "اتفاق*|هدنة|معاهدة|مذكرة|بروتوكول|إعلان*|ميثاق",
	},
}

// eventTriggers say that an event of a type took place, by language.
var eventTriggers = []struct{ kind, language, lines string }{
	{index.Battle, "en", `
		battle|battles|battled|battling !group|groups|tank|tanks|cry|rap ^ legal|court|election|electoral|cancer|primary|wildfire*|political|custody
		clash|clashes|clashed|clashing & $troops ^ protester*|demonstrator*|demonstration*|protest|protests|fans|football|supporters|rally|mourners
		tribal|ethnic|communal|armed|sectarian|border|heavy|fierce|deadly|naval clash|clashes|fighting ^ protester*|demonstrator*
		$place is|was|are|were|been ~ stormed|captured|seized|overrun|retaken|recaptured|besieged ^ protester*
		firefight*|gunfight*|gunbattle*|shootout|shootouts|skirmish*
		gun|tank|pitched battle|battles|battles
		exchange|exchanges|exchanged|exchanging ~ fire|gunfire ^ $pact
		heavy|fierce|intense|renewed|fresh|bitter|sporadic fighting
		fighting between|in|near|around|with|continue*|erupt*|broke|rage*|raging|intensif*|resum*|spread*|against ^ wildfire*|corruption|covid|poverty|disease|virus
		fight|fights|fought & $troops ^ wildfire*|corruption|covid|poverty|disease|virus|fire
		!charm|peace|diplomatic offensive|offensives & $troops
		!peace|diplomatic offensive|offensives against|in|on|to
		counteroffensive*|counterattack*|counterinsurgency
		ground|military|rebel offensive|operation|assault|operations & $troops|kill*|captur*
		capture|captures|captured|capturing|seize|seizes|seized|seizing|overrun|overran|overruns ~ $place
		take|takes|took|taken|taking|gains|gained|regains|regained|holds ~ control of ^ protester*
		recapture*|recapturing|retake|retakes|retook|retaken|retaking|liberated|liberate|liberates ~ $place
		ambush|ambushed|ambushes|ambushing
		attack|attacks|attacked|attacking|storm|storms|stormed|storming ~ outpost*|checkpoint*|barracks|patrol|patrols|convoy|base|bases|positions|garrison|soldiers|troops ^ $remote|suicide|protester*
		storm|storms|stormed|storming|enter|enters|entered|entering|besiege* ~ $place|towns|cities|damascus|kabul & $troops ^ protester*|suicide
		siege|besieged|besieging & $troops
		invade|invades|invaded|invading|incursion|incursions
		launch|launches|launched|begin|begins|began|full ~ invasion
		kill|kills|killed|killing ~ soldiers|soldier|troops|militants|militant|rebels|fighters|fighter|insurgents|insurgent|guerrillas|terrorists|commander|militiamen|personnel|officers|policemen ^ $remote|suicide|protester*
		soldiers|soldier|troops|militants|militant|rebels|fighters|insurgents|guerrillas|terrorists|militiamen|policemen killed|died|die|dead|are|were|is|was ~ killed|dead|wounded|die ^ $remote|suicide
		killed in action|combat|fighting
		raid|raids|raided & $troops ^ air|police|drone*|bombing
		repel|repels|repelled|repulse* ~ attack*|assault*|offensive
		forces|troops|army|fighters ~ pull|pulls|pulled|retreat|retreats|retreated|advance|advances|advanced ^ $pact|peace
		declare|declares|declared victory ^ election*|vote|votes|presidential|party
		falls|fell to & $troops
		fight for control|back|on`},
	{index.AirStrike, "en", `
		airstrike*|airraid*
		bombing|bomb raid|raids|campaign|run|runs|sortie|sorties
		air|aerial|drone|drones|uav strike|strikes|raid|raids|attack|attacks|campaign|assault|bombing|bombings|bombardment|bombardments|sortie|sorties
		drone|drones|uav|uavs|shahed|quadcopter* ~ strike*|struck|hit|hits|attack|attacks|attacked|target|targets|targeted|kill|kills|killed|damage|damages|damaged|crash*|launch*|down|downed|intercept*
		launch|launches|launched|launching|fire|fires|fired|send|sends|sent ~ drone|drones|uavs ^ test|tests|deliver*
		air force ~ strike|strikes|struck|bomb|bombs|bombed|attack|attacks|attacked|target|targets|targeted|kill|kills|killed
		helicopter|gunship|jet|warplane attack|attacks|strike|strikes|raid|raids
		shoot|shoots|shot|intercept* ~ drone|drones|uav|uavs
		attacked|hit|struck|damaged|targeted|killed|injured ~ drone|drones|uavs
		bombers ~ bomb|bombed|hit|strike|struck|attack|attacked ^ suicide
		warplane*|aircraft|jet|jets|helicopter|helicopters|planes ~ bomb|bombs|bombed|bombing|hit|hits|strike|strikes|struck|pound*|attack|attacks|attacked|target|targets|targeted|fire|fired|launch*
		drop|drops|dropped|glide|barrel|aerial|guided ~ bomb|bombs
		!hunger|labour|labor|general|rail|transport|teachers|workers|doctors|nurses|transit|pilots|student|union|sit|nationwide|school|sympathy|on strike|strikes on|against|in|kill|kills|killed|killing|hit|hits|target|targets|targeting|near|as ^ union|unions|worker*|walkout|wage*|pay|missile*|rocket*|miner*|teachers|employees|rail|protest*
		!hunger|labour|labor|general strikes|strike back
		russian|israeli|american|ukrainian|saudi|nato|turkish|coalition strike|strikes
		days|wave of strikes
		precision|targeted|coalition|military strike|strikes
		suspends|suspended|halt|halts bombing`},
	{index.Shelling, "en", `
		shelled|shelling|shellings
		artillery|mortar|tank|rocket|rockets|missile|missiles|howitzer|cross shell|shells|fire|strike|strikes|attack|attacks|barrage|barrages|duel|duels|bombardment|round|rounds|salvo|salvoes ^ test*|nuclear|satellite
		mortars|howitzers|artillery ^ drill*|exercise*|deliver*|sale|sell
		fire|fires|fired|firing|launch|launches|launched|launching ~ rocket|rockets|missile|missiles|mortar|mortars|projectile*|shells ^ test|tests|tested|testing|satellite|space|orbit|sea|drill*|exercise*|alert|warplane*|jets|aircraft
		missile|missiles|rocket|rockets|shells|projectile* ~ hit|hits|strike|strikes|struck|land|lands|landed|kill|kills|killed|slam*|fall|fell ^ stage|satellite|space|orbit|test
		rocket|rockets|missile|missiles fired|is|was|are|were ~ fired|launched|intercepted ^ test|tests|satellite
		bombard|bombards|bombarded|bombarding|bombardment|bombardments ^ air|aerial|warplane*|jets|aircraft
		cluster munition*|bombs|shells`},
	{index.Explosion, "en", `
		!gas|volcanic|population explosion|explosions|explode|explodes|exploded|exploding ^ volcan*|rocket|missile*|shell*|drone*|airstrike*
		blast|blasts ^ missile*|drone*|airstrike*
		!air|aerial|atomic|nuclear|hydrogen|glide|barrel|dirty|guided|cluster|smoke|fake bomb|bombs|bombing|bombings !threat|threats|hoax|raid|raids|campaign|plot|disposal|squad|shelter ^ warplane*|jets|airstrike*|aircraft|air
		suicide bomber|bombers|bombing|attack|attacks|attacker|attackers|blast
		carbomb*|detonat*
		landmine*|ied|ieds|grenade|grenades
		land mine|mines
		mine ~ explo*|blast
		booby trap*|trapped
		blow|blows|blew|blown ~ up ^ proportion
		blow|blows|blew|blown ~ dam|bridge|pipeline`},
	{index.Violence, "en", `
		massacre|massacres|massacred ^ anniversary|commemorat*
		ethnic cleansing
		mass shooting|shootings|killing|killings|rape|rapes|execution|executions|graves|grave
		behead*|decapitat*|lynch|lynched|lynching|lynchings
		kidnap|kidnaps|kidnapped|kidnapping|kidnappings|kidnappers|abduct|abducts|abducted|abducting|abduction|abductions
		take|takes|took|taken|taking|hold|holds|holding|held|seize* ~ hostage|hostages
		take|takes|took|taken|taking captive|captives
		rape|raped|rapes|raping
		sexual violence
		torture|tortured|tortures|torturing
		assassinat* ^ attempt|plot|anniversary
		murder|murders|murdered ^ trial|convict*|charged|guilty
		gunman|gunmen|attacker|attackers|assailant|assailants|shooter killed !in|by|after
		gunman|gunmen|attacker|attackers|assailant|assailants|shooter ~ kill|kills|killing|open|opens|opened|shoot|shoots|shot|attack|attacks|attacked|storm|storms|stormed ^ soldiers|checkpoint|base|convoy|barracks|patrol|troops
		open|opens|opened fire & $people ^ soldiers|policemen
		shot dead|and ^ down
		shoot|shoots|shooting|shootings & kill*|dead|wound*|injur*|victim* ^ down|drone*|aircraft
		stab|stabs|stabbed|stabbing|stabbings
		attack|attacks|attacked|attacking ~ village|villages|villagers|civilian|civilians|church|churches|mosque|school|market|worshippers|hotel|wedding|synagogue|temple|tourists|journalist|journalists|cafe|nightclub|festival ^ $remote|suicide
		terror|terrorist|knife|machete|arson|gun attack|attacks
		kill|kills|killed|killing|murder*|execute|executes|executed|shot ~ civilian|civilians|villager|villagers|worshippers|children|women|students|student|journalist|journalists|workers|farmers|tourists|hostages|hostage|prisoners|christians|muslims|activist|migrants|residents ^ $remote|suicide|clash*|fighting
		kill|kills|killed|killing ~ people ^ $remote|suicide|clash*|fighting|attack|attacks|offensive
		civilians|civilian|villagers|children|journalist|hostages|workers are|were|is|was|have|been ~ killed|murdered|massacred|abducted|executed|shot ^ $remote|suicide|clash*|fighting|battle*|offensive
		sniper|snipers
		pogrom|pogroms
		war crimes committed|against
		execut* ~ prisoner*|hostage*|captive*|civilian*`},
	{index.Protest, "en", `
		!diplomatic|formal|official|strong|under protest|protests|protested|protesting|protester|protesters|protestor|protestors !note|notes|group|groups ^ resign*|lodge*|ambassador
		demonstrators|demonstrator|demonstrated
		demonstration|demonstrations !of
		rally|rallies|rallied ^ market*|stocks|shares|campaign|car
		march|marches|marched|marching ~ through|streets|demand*|against|protest ^ troops|rebels
		thousands|hundreds|crowds march|marched|rally|gather|gathered|chant*
		riot|riots|rioting|rioters|rioted !police
		civil|popular|violent unrest
		take|takes|took|taking|poured ~ to|into the streets
		sit ins
		tear gas & crowd*|disperse*`},
	{index.Arrest, "en", `
		!cardiac|house|under arrest|arrests|arrested|arresting !warrant|warrants
		detain|detains|detained|detaining ^ years
		detention of
		into custody
		apprehend|apprehends|apprehended`},
	{index.Talks, "en", `
		talks !about|to|show
		talks to end|resolve|reach|discuss|stop|avert|bring|halt|settle|release|extend|restart|revive|agree|secure
		begin|begins|began|commence*|open|opens|opened|resume*|start|starts|started|hold|holds|held|holding|peace ~ talks
		negotiate|negotiates|negotiated|negotiating|negotiation|negotiations|negotiators
		summit|summits ^ mountain|everest
		peace conference
		meet|meets|met|meeting ~ president|minister|counterpart|leaders|leader|envoys|envoy|officials|delegation|delegations|negotiators|ambassador|secretary|foreign
		president|minister|leaders|presidents|ministers|envoys|envoy|delegations ~ meet|meets|met ^ demands
		dialogue|mediate|mediates|mediated|mediating|mediation|mediators|mediator
		phone|telephone call|conversation|calls
		hold|holds|held|holding ~ consultations|discussions
		discuss|discusses|discussed ~ peace|ceasefire|truce|security|war|plan`},
	{index.Agreement, "en", `
		agree|agrees|agreed|agreeing ~ ceasefire|truce|deal|treaty|accord|peace|withdraw*|end|halt|exchange|swap|extend*|extension|plan|settlement|roadmap|cessation|disarm|stop|government
		sign|signs|signed|signing|initial|initials|initialled|ratify|ratifies|ratified ~ $pact|peace|document|documents
		$pact ~ signed|reached|concluded|initialled|initialed|struck|ratified|brokered|implemented
		reach|reaches|reached|strike|strikes|struck|conclude*|clinch*|sealed|seal|broker|brokered|brokers ~ $pact|understanding
		ceasefire|truce|armistice take|takes|took|come|comes|came|begin|begins|began|go|goes|went|enter|enters|entered|hold|holds|held|start|starts|started|agreed|declared|announced|extended|into|between|with ^ violat*|breach*
		truce|ceasefire with|between ~ starts|begins|takes|holds|announced
		declare|declares|declared|announce|announces|announced|extend|extends|extended|accept|accepts|accepted|back|backs ~ ceasefire|truce|armistice|cessation
		peace|ceasefire|truce|withdrawal|disengagement agreement|deal|accord|treaty|pact|memorandum
		cease fire took|takes|agreement|deal|began|announced|declared
		declare|declares|declared ~ war ~ over`},
	{index.Exchange, "en", `
		prisoner|prisoners|hostage|captive|pow|detainee swap|swaps|exchange|exchanges|release|releases
		exchange|exchanges|exchanged|exchanging|swap|swaps|swapped|swapping|trade|traded ~ prisoner|prisoners|captive|captives|pow|pows|detainees|hostage|hostages|bodies|remains
		release|releases|released|releasing|free|frees|freed|freeing|free|hand|handed ~ hostage|hostages|captive|captives|pows ^ police|commandos|raid
		release|releases|released|freed ~ prisoners of war
		hostages|hostage|captives|pows released|freed|are|were ~ released|freed
		bodies|remains exchange|exchanged|swap|returned|repatriated|transfer
		gets|get|got|receives|received|hand|hands|handed|repatriate* ~ bodies|remains`},
	{index.Sanctions, "en", `
		sanctions|sanction|sanctioned|sanctioning !relief
		embargo|embargoes|embargoed
		freeze|freezes|froze|frozen ~ assets
		asset|assets freeze|freezes
		travel ban|bans ^ covid*|coronavirus|pandemic
		blacklist|blacklists|blacklisted
		trade ban|restrictions`},
	{index.Aid, "en", `
		humanitarian aid|assistance|relief|corridor|corridors|supplies|convoy|convoys|help|access|agencies|shipment*|airlift|food
		!military|defense|defence|security|legal|first aid convoy|convoys|truck|trucks|worker|workers|deliver*|shipment|shipments|package|supplies|flotilla|agency|agencies|ship|airdrop*|groups|into|reaches|enter|enters
		aid to gaza|civilians|refugees|victims|syria
		food|relief|emergency|medical aid|assistance|supplies|rations|convoy
		food agency|programme
		airdrop|airdrops|airdropped|airlift*
		deliver|delivers|delivered|delivering|bring|brought ~ aid|food|supplies|medicine|relief ^ weapons|arms|military`},
	{index.Displacement, "en", `
		displace|displaces|displaced|displacing|displacement
		refugee|refugees !camp|camps
		flee|flees|fled|fleeing|escape|escapes|escaped ~ home|homes|fighting|violence|village|villages|city|region|country|border|war|area|clashes|offensive|district ^ prison|police|scene|suspect|custody|jail|president|minister|general|colonel|leader|he|she|prisoners|inmates
		thousands|hundreds|civilians|residents|families ~ flee|flees|fled|fleeing|leave|displaced|evacuat*|escape|escaped
		evacuate|evacuates|evacuated|evacuating|evacuation|evacuations ^ volcan*|hurricane|typhoon|wildfire*|embassy|cyclone
		deport|deported|deporting|deportation|deportations
		exodus
		expel|expels|expelled|expulsion ~ residents|civilians|people|population|families
		told|ordered to leave`},

	{index.Battle, "fr", `
		combat|combats ^ corruption|chomage|pauvrete
		bataille|batailles ^ judiciaire|electorale
		affrontement|affrontements ^ manifestant*|supporters
		accrochage|accrochages|embuscade|embuscades|escarmouche*
		offensive|offensives|contre offensive
		offensive*|invasion|incursion|incursions
		prend|prennent|pris|prendre|reprend|reprennent|repris|conquis|conquiert|capture|captures|occupe ~ ville|village|controle|aeroport|localite|base|goma
		empare|emparent|empares|emparee
		attaque|attaques|attaquent ~ base|poste|caserne|position|positions|convoi|soldats
		tue|tues|tuent|abattu|abattus ~ soldat|soldats|militaires|combattants|jihadistes|rebelles ^ frappe*|bombe|bombard*|drone*
		reddition|rendus ~ combattants|soldats
		retire|retirent|retiree ~ ville|de|d & $troops`},
	{index.AirStrike, "fr", `
		frappe|frappes aerienne|aeriennes|russe|russes|israelienne|israeliennes|de|du|sur|contre|visant|a|au|dans|meurtriere*|americaine|americaines
		raid|raids aerien|aeriens|israelien|israeliens
		drone|drones ~ attaque|attaques|frappe*|touche*|vise*|abattu*|tue*|explos*
		attaque|attaques ~ drone|drones|aerienne|aeriennes
		bombardement|bombardements aerien|aeriens
		avions|chasseurs|helicopteres ~ bombard*|frapp*|vise*`},
	{index.Shelling, "fr", `
		bombardement|bombardements|bombarde|bombardent|bombarder ^ aerien|aeriens|avion*
		tir|tirs de|d ~ roquette|roquettes|obus|mortier|missile|missiles|artillerie ^ essai|test
		roquette|roquettes|obus|pilonn*|artillerie
		missile|missiles ~ tire*|frapp*|touche*|abat*|tomb* ^ essai|test`},
	{index.Explosion, "fr", `
		explosion|explosions|explose|explosent|attentat|attentats
		bombe|bombes ^ aerien|avion*|atomique|nucleaire|alerte
		kamikaze|kamikazes ^ drone*
		mine|mines ~ explos*|antipersonnel|terrestre*
		voiture piegee`},
	{index.Violence, "fr", `
		massacre|massacres|massacrent
		enleve|enlevee|enleves|enlevement|enlevements|kidnapp*
		otage|otages ~ pris*|retenu*|enlev*|execut*
		prise|prises d ~ otage|otages
		assassin*|execut* ^ executif|pouvoir
		viol|viols|tortur*
		fusillade|fusillades|tuerie|tueries
		tue|tues|tuees|mort|morts ~ civil|civils|civile|villageois|enfants|femmes ^ frappe*|bombard*|drone*|missile*|raid*|tremblement|accident|seisme`},
	{index.Protest, "fr", `
		manifest|manifestation|manifestations ^ sportive*|culturelle*
		manifestant|manifestants|manifestante|manifestantes|manifestent|manifeste
		emeute|emeutes|emeutiers|protestataires
		descend* ~ rue|rues
		rassemble|rassemblent|rassemblement ~ place|devant|contre|protest*`},
	{index.Arrest, "fr", `
		arrete|arretee|arretes|arretees|arrestation|arrestations ^ travaux
		interpelle|interpellee|interpelles|interpellation|interpellations
		garde a vue
		placee|place|places ~ garde|detention
		entendu|entendue ~ police|enqueteurs|france`},
	{index.Talks, "fr", `
		pourparlers|negocie|negocier|negocient|negociation|negociations|negociateurs
		sommet|sommets|dialogue|mediation|mediateur|mediateurs
		rencontre|rencontrent|rencontres|rencontrer ~ president|ministre|homologue|fois|dirigeants|leaders
		reunissent|rencontrent
		discussions ~ paix|treve|cessez
		entretien|entretiens ~ avec|president|ministre|entre`},
	{index.Agreement, "fr", `
		signe|signent|signes|signee|signature|paraphe|paraphent|conclu|conclut|concluent|conclure|ratifie ~ $pact|paix
		$pact ~ signe|signes|signee|conclu|conclue|trouve|paraphe|entre|obtenu|negocie
		accord|accords|traite de paix
		accord|accords|plan ~ cessez|treve
		cessez le feu ~ entre|vigueur|annonce|conclu|instaure|permanent
		treve entre|annonce*|conclue|entree
		annonce|annoncent|proclame* ~ treve|cessez|fin
		entendent|entendus|accordent ~ sur|pour
		parvenu|parvenus|parviennent|parvient ~ accord|compromis
		accord entre`},
	{index.Exchange, "fr", `
		echange|echanges ~ prisonnier|prisonniers|otages|detenus|corps|captifs
		liberation|libere|liberes|liberent|liberee|liberees|relache* ~ otage|otages|prisonniers|captifs|soldats
		otage|otages|captifs ~ libere|liberes|liberee|liberees|relaches
		prisonnier|prisonniers de guerre ~ libere*|echang*|retour*
		remise|remis|restitue* ~ corps|depouilles`},
	{index.Sanctions, "fr", `
		sanction|sanctions ^ disciplinaire*|sportive*
		embargo|embargos
		gel des avoirs
		gele|gelent ~ avoirs`},
	{index.Aid, "fr", `
		aide|assistance humanitaire|alimentaire|medicale
		couloir|couloirs|convoi|convois|corridor|corridors humanitaire|humanitaires
		secours humanitaires
		camions d ~ aide`},
	{index.Displacement, "fr", `
		deplaces|deplace|deplacees|deplacement ~ personnes|population|populations|civils|internes|combats|violences|force
		refugie|refugies|refugiees|exode ^ camp|camps
		fuient|fui|fuyant|fuir ~ combats|ville|violences|guerre|pays|maisons|region
		evacue|evacues|evacuees|evacuation|evacuations|evacuer
		deportation|deportations|deportes`},

	{index.Battle, "es", `
		combate|combates|batalla|batallas ^ corrupcion|pobreza|legal|electoral
		enfrentamiento|enfrentamientos ^ manifestantes|aficionados
		emboscada|emboscadas|escaramuza*|tiroteo entre
		ofensiva|ofensivas|contraofensiva*|invasion|invade|incursion|incursiones
		toma|toman|tomo|tomaron|captura|capturan|capturo|capturaron|conquista*|recupera*|asalta*|asalto ~ ciudad|pueblo|control|base|localidad|aeropuerto|residencia & $troops|control|comandos
		ataque|ataques|atacan|ataca ~ base|puesto|cuartel|convoy|posiciones|soldados|patrulla
		mata|matan|muertos|muere|mueren|abatidos|abaten ~ soldados|militares|rebeldes|guerrilleros|combatientes|insurgentes ^ bombard*|bomba|dron|drones|aereo*`},
	{index.AirStrike, "es", `
		ataque|ataques|bombardeo|bombardeos|incursion ~ aereo|aereos|dron|drones
		dron|drones ~ ataca*|ataque*|golpe*|impact*|mata*|derrib*|muert*
		bombardeo|bombardeos israeli*|ruso|rusos|estadounidense*|de|en|sobre|contra|deja
		bombardea*|aviones|cazas ~ bombard*|ataca*|ataque*`},
	{index.Shelling, "es", `
		artilleria|morteros|mortero|obuses|cohetes|proyectiles
		misil|misiles ~ lanza*|impact*|ataque*|dispar*|golpe*|mata* ^ prueba*|ensayo*|balistico
		ataque|ataques|lanzamiento|disparo|disparan|lanza|lanzan ~ misil|misiles|cohete|cohetes ^ prueba*|ensayo*`},
	{index.Explosion, "es", `
		explosion|explosiones|explota|estalla|estallan|estallido ^ social|volcan*|guerra
		atentado|atentados
		bomba|bombas|coche bomba ^ nuclear|atomica|avion*
		minas|mina ~ explo*|antipersona*|terrestre*
		granada|granadas|kamikaze suicida*`},
	{index.Violence, "es", `
		masacre|masacres|matanza|matanzas|secuestr*|asesin*|decapit*|tortur*
		violacion|violaciones|violencia sexual|sexuales
		toma de rehenes
		rehenes|rehen ~ toma*|retien*|retenid*|secuestr*
		tiroteo|tiroteos ^ entre
		mata|matan|mato|mataron|muertos ~ civiles|civil|personas|ninos|mujeres|campesinos|periodista* ^ bombard*|bomba|dron|drones|aereo*|misil*|terremoto|accidente|artilleria|cohete*`},
	{index.Protest, "es", `
		protesta|protestas|protestan|protestaron|protestar
		manifestante|manifestantes|manifestacion|manifestaciones|manifiestan|manifestaron ^ artistica*
		disturbios|motin|marcha|marchas|marchan ~ contra|calles|miles|exig*
		disturbios
		salen|salieron ~ calles`},
	{index.Arrest, "es", `
		detenido|detenida|detenidos|detenidas|detiene|detienen|detuvo|detuvieron|detencion|detenciones
		arrest*|apresado|apresados|apresan`},
	{index.Talks, "es", `
		negocia|negocian|negociar|negociaron|negociacion|negociaciones|negociador|negociadores|conversaciones|dialogo|dialogos
		cumbre|cumbres|mediacion|mediador|mediadores
		reune|reunen|reunio|reunieron|reunion ~ presidente|ministro|lideres|delegacion*|homologo|enviado*|representantes
		debate|debaten|discuten|discutio ~ paz|seguridad|garantias|plan`},
	{index.Agreement, "es", `
		firma|firman|firmo|firmaron|firmado|firmados|firmar|rubrica*|suscrib*|estrena|ratifica* ~ $pact
		$pact ~ firmado|firmada|firmados|alcanzado|alcanzada|suscrito|pactad*|rige
		acuerdo|acuerdos|tratado de paz
		alcanza|alcanzan|alcanzo|alcanzaron|llegan|pactan|acuerdan|acordaron|logran ~ acuerdo|tregua|alto|cese|paz|pacto
		tregua|alto|cese ~ entra|vigor|comienza|anuncia*|rige|definitivo|bilateral
		anuncia|anuncian|anuncio|declara|declaran ~ tregua|alto|cese|armisticio
		entra|entro ~ vigor ~ tregua|alto|cese|acuerdo
		comprometen|comprometieron`},
	{index.Exchange, "es", `
		intercambi*|canje|canjes|canje* ~ prisionero*|preso*|rehenes|cuerpos|presos
		liber* ~ rehen|rehenes|prisioneros|cautivos|secuestrados
		rehen|rehenes|prisioneros|cautivos ~ liberad*`},
	{index.Sanctions, "es", `
		sancion|sanciones|sanciona|sancionan|sanciono ^ disciplinari*
		embargo|embargos !de
		congela* ~ activos|bienes`},
	{index.Aid, "es", `
		ayuda|asistencia humanitaria|alimentaria
		corredor|corredores|convoy|convoyes humanitario|humanitarios`},
	{index.Displacement, "es", `
		desplazad*|desplazamiento|desplazamientos
		refugiad*|exodo ^ campo|campos|campamento|campamentos
		deportacion|deportaciones|deporta|deportado|deportados
		huyen|huyeron|huido|huyendo|huir ~ combates|violencia|guerra|hogares|ciudad|pais|casas
		evacua|evacuan|evacuado|evacuados|evacuada*|evacuacion|evacuaciones|evacuaron`},

	{index.Battle, "ru", `
		бои|боев|боях|боями|боям|бой|бою|сражени*|битв*|перестрелк*|столкновени* ^ астероид*|поезд*|автомоб*|самолет*|самолёт*|машин*|протест*|митинг*|болельщик*|демонстрант*|полици*
		боевых|боевые столкновени*|действи* ^ прекращ*
		контрнаступлени*|наступлени*|вторжени*|вторгл*|штурм|штурма|штурмом|штурмуют|штурмовал*
		взяти* ~ город*|бахмут*|сел*
		взял|взяла|взяли|захват|захвата|захватил|захватила|захватили|заняли|занял|занятии|освободил*|овладел*|контроль|контролем ~ город*|сел|село|села|поселок|поселк*|посёлк*|база|базу|аэропорт*|район*|населенн*|над & $troops|взял*|захват*|освобод*|контроль|контролем ^ выбор*|парламент*|палат*|парти*
		засад*|мятеж|мятежа|мятеже|мятежников|мятежники
		уничтож*|убит*|погиб* ~ боевик*|солдат*|военнослужащ*|военн* ^ тела|тел|удар*|ракет*|беспилотник*|взрыв*|обстрел*`},
	{index.AirStrike, "ru", `
		авиаудар*|авианалет*|авианалёт*|бомбардировк*|бомбардировщик*|авиабомб*
		беспилотник*|дрон|дрона|дроны|дронов|дронами|дроном|бпла ~ атак*|удар*|сби*|попад*|попал*|уничтож*|упал*|поврежд*|взорв*|перехв*
		атак*|удар*|налет*|сби*|уничтож* ~ беспилотник*|дрон|дрона|дроны|дронов|дронами|бпла
		воздушн* ~ удар*|налет*|атак*
		удар|удара|удары|ударов|ударами|ударе|ударом по|израил*|россий*|вс|цахал|сша ^ экономик*|рубл*|артиллер*`},
	{index.Shelling, "ru", `
		обстрел*|артобстрел*|артиллери*|миномет*|миномёт*
		ракетн* удар*|обстрел*|атак*
		ракета|ракеты|ракет|ракетами|ракетой ~ выпу*|попал*|удар*|упал*|запу*|атак* ^ испыта*|учени*|космос*|орбит*|носител*|сирен*
		выпустил*|запустил* ~ ракет* ^ испыта*|космос*|орбит*`},
	{index.Explosion, "ru", `
		взрыв|взрыва|взрывы|взрывов|взрыве|взрывом|взрывами|взорва*|взрывн*|подорва*|подрыв* ^ астероид*|ракет*|дрон*|беспилотник*
		теракт*|смертни*|бомба|бомбы|бомбу ^ авиа*|ядерн*
		мина|мине|мину ~ подорв*|взорв*`},
	{index.Violence, "ru", `
		резня|резни|резню|похищ*|похит*|заложник* ^ освобо*|отпущ*
		убийств*|расстрел*|казнь|казни|казнен*|казнил*|пытк*|изнасилов*|стрельб*|зверств*
		захват* ~ заложник*
		убил*|убит*|погибл* ~ мирн*|гражданск*|журналист*`},
	{index.Protest, "ru", `
		протест|протеста|протесты|протестов|протестах|протестующ*|протестовал*|митинг*|демонстрац*|демонстрант*|беспоряд*
		шествие|шествия|марш|марша ~ против|протест*|тысяч*
		акци* протест*`},
	{index.Arrest, "ru", `
		арест|ареста|аресте|аресту|аресты|арестов|арестован*|арестовал* ^ ордер*|имуществ*
		задержан*|задержал*|задержив*`},
	{index.Talks, "ru", `
		переговор*|консультаци*|саммит*
		встреч* ~ президент*|министр*|глав*|лидер*|путин*|трамп*|зеленск*|делегац*|контактн*|абу
		встретил*|встречал* ~ президент*|министр*|глав*|лидер*|путин*|трамп*|зеленск*|делегац*
		посредник*|посредничеств*|телефонн* разговор*`},
	{index.Agreement, "ru", `
		подпис*|парафир*|заключ*|достиг*|ратифицир* ~ $pact|мир
		$pact ~ подпис*|достигн*|заключ*|парафир*|вступ*
		договорил*|согласовал*|условил* ~ прекращ*|перемири*|о|об|принцип*|обмен*
		мирн* соглашени*|договор*
		соглашени* ~ прекращ*|перемири*|мире
		прекращени* огня ~ вступ*|объяв*|достигн*
		перемири* ~ вступ*|объяв*|достигн*|действ*|нача*
		объяв* ~ перемири*|прекращени*`},
	{index.Exchange, "ru", `
		обмен|обмена|обмене|обмену|обменом|обменял* ~ военнопленн*|пленн*|тел|телами|заложник*|заключенн*|удержив*
		освобожд* ~ обмен*
		освоб*|отпущ*|отпустил* ~ заложник*|пленн*|военнопленн*
		передал*|верну*|возвра* ~ тела|тел|останк*|пленн*|военнопленн*`},
	{index.Sanctions, "ru", `
		санкции|санкций|санкциям|санкциями|санкциях|санкционн*|эмбарго`},
	{index.Aid, "ru", `
		гуманитарн* помощ*|груз*|коридор*|конво*`},
	{index.Displacement, "ru", `
		беженц*|беженец|переселенц*|эвакуац*|эвакуир*|депортац*|депортир* ^ ордер*
		покину*|бежа*|бегств* ~ дом*|населени*|жител*|тысяч*`},

	{index.Battle, "uk", `
		бої|боїв|боях|боями|бій|бою|битв*|перестрілк*|сутичк*|зіткнен* ^ астероїд*|поїзд*|потяг*|автомоб*|літак*|протест*|мітинг*|вболівальник*
		наступ|наступу|наступом|контрнаступ*|вторгнен*|вторгл*|штурм|штурму|штурмом|штурмув*
		взял*|захопл*|захопил*|зайнял*|звільнил*|увійшл*|ввійшл*|контроль|контролем ~ міст*|сел*|селищ*|над|до & $troops|контроль|контролем|повстанц* ^ вибор*|парламент*|палат*|парті*
		засідк*|заколот*
		знищ*|вбит*|загинул* ~ бойовик*|солдат*|військов* ^ тіла|тіл|удар*|ракет*|безпілотник*|вибух*|обстріл*|дрон*`},
	{index.AirStrike, "uk", `
		авіаудар*|авіаналіт|авіанальот*|авіабомб*|бомбардуван*|каб|каби|кабами
		безпілотник*|дрон|дрона|дрони|дронів|дронами|дроном|бпла|шахед* ~ атак*|удар*|вдар*|збил*|збит*|влуч*|знищ*|впа*|пошкод*
		атак*|удар*|вдар*|збил*|збит*|знищ* ~ безпілотник*|дрон|дрона|дрони|дронів|дронами|бпла|шахед*
		повітрян* ~ удар*|атак*
		удар|удару|удари|ударів|ударами|ударом по|росій* ^ економ*|артилер*`},
	{index.Shelling, "uk", `
		обстріл*|артобстріл*|артилері*|міномет*
		ракетн* удар*|обстріл*|атак*
		ракета|ракети|ракет|ракетами|ракетою|ракету ~ випуст*|влуч*|удар*|вдар*|впал*|запуст*|атак* ^ випробув*|навчан*|космос*|орбіт*
		випустил*|запустил* ~ ракет* ^ випробув*|космос*|орбіт*`},
	{index.Explosion, "uk", `
		вибух|вибуху|вибухи|вибухів|вибухом|вибухами|вибухн*|підірв*|підрив* ^ астероїд*|ракет*|дрон*|безпілотник*
		теракт*|смертник*|бомба|бомби|бомбу ^ авіа*|ядерн*`},
	{index.Violence, "uk", `
		різанин*|викраден*|викрал*|заручник* ^ звільн*
		вбивств*|розстріл*|страт*|катуван*|зґвалтув*|стрілянин* ^ стратег*
		убил*|вбил*|вбит* ~ мирн*|цивільн*|журналіст*`},
	{index.Protest, "uk", `
		протест|протесту|протести|протестів|протестах|протестувальник*|протестув*|мітинг*|демонстрац*|демонстрант*|заворушен*`},
	{index.Arrest, "uk", `
		арешт|арешту|арешти|арештів|арештов*|арештув* ^ ордер*|майн*
		затрима*|затримал*|затриман*`},
	{index.Talks, "uk", `
		переговор*|консультаці*|саміт*
		зустріч*|зустріл* ~ президент*|міністр*|лідер*|путін*|трамп*|зеленськ*|делегаці*|абу|давос*
		тристорон* зустріч*
		посередник*|посередництв*|телефонн* розмов*`},
	{index.Agreement, "uk", `
		підпис*|парафув*|уклал*|укладе*|досягл*|досягн*|ратифік* ~ $pact|мир
		$pact ~ підпис*|досягн*|укладе*|парафув*
		домовил*|домовлено|погодил*|узгодил* ~ про|припинен*|перемир*|обмін*
		мирн* угод*|догов*
		припинен* вогню ~ набул*|оголош*|досягн*
		перемир* ~ набул*|оголош*|діє|почал*
		оголо* ~ перемир*|припинен*`},
	{index.Exchange, "uk", `
		обмін|обміну|обміни|обміном|обмінял* ~ військовополонен*|полонен*|тіл|тілами|заручник*|тяжкопоранен*
		звільн* ~ заручник*|полонен*|військовополонен*
		верну*|поверн*|репатр*|переда* ~ тіла|тіл|останк*|полонен*|військовополонен*`},
	{index.Sanctions, "uk", `
		санкції|санкцій|санкціям|санкціями|санкціях|санкційн*|ембарго`},
	{index.Aid, "uk", `
		гуманітарн* допомог*|вантаж*|коридор*|конво*`},
	{index.Displacement, "uk", `
		біженц*|біженець|переселенц*|переселенець|евакуац*|евакуйов*|депортац*|депортув* ^ ордер*`},

	{index.Battle, "ar", `
		اشتباك*|معركة|معارك|قتال !متظاهر*
		هجوم|هجمات|هجوما ~ مسلح*|قاعدة|نقطة|بري|بريا|حاجز|موقع|مواقع|حماس
		سيطر* ~ مدينة|بلدة|قرية|مطار|فاشر|على & $troops
		توغل|اجتياح|غزو|كمين|معقل*
		تدخل|دخلت|دخول|اقتحم*|اقتحام ~ مدينة|دمشق|كابل|قاعدة & $troops
		مقتل|قتل ~ جندي|جنود|عسكري*|مسلح*|مقاتل* ^ غارة|غارات|قصف|انفجار*|مسير*|طائر*|تفجير*|عبوة`},
	{index.AirStrike, "ar", `
		غارة|غارات|غارتين
		ضربة|ضربات جوي*|اسرائيل*|امريك*|روسي*
		قصف|قصفت ~ جوي|جويا|طائر*|طيران|مقاتلات
		مسيرة|مسيرات|مسيّرة|مسيّرات ~ هجوم|هجمات|استهد*|ضرب*|قتل*|اسقاط|اسقط*|هاجم*|طائرة|طائرات
		طائرة|طائرات مسيرة|مسيّرة
		هجوم|هجمات ~ مسيرة|مسيرات|مسيّرة|طائرات`},
	{index.Shelling, "ar", `
		قصف|قصفت|قصفا ^ جوي|طيران|طائر*|مقاتلات|غارات|غارة
		قذائف|قذيفة|هاون|مدفعية
		صاروخ|صواريخ|صاروخي|صاروخية|صاروخا ~ اطل*|سقط*|ضرب*|استهد*|هجوم|هجمات|قصف|قتل* ^ تجربة|اختبار|فضاء
		اطلاق|اطلق*|هجوم|هجمات ~ صاروخ|صواريخ|صاروخي|صاروخية|صاروخا ^ تجربة|اختبار|فضاء`},
	{index.Explosion, "ar", `
		انفجار*|انفجر*|تفجير*|انتحاري|انتحارية|لغم|الغام|مفخخة|مفخخ ^ سكاني
		عبوة|عبوات ناسفة
		قنبلة|قنابل ^ نووي*`},
	{index.Violence, "ar", `
		مجزرة|مجازر|مذبحة|مذابح|اختطف*|اختطاف|خطف|اغتيال|اغتيل|اعدام|اعدم*|تعذيب|اغتصاب ^ افراج
		قتل|قتلت|قتلوا|مقتل ~ مدني|مدنيا|مدنيين|مدنيون|صحفي*|اطفال|نساء ^ غارة|غارات|قصف|انفجار*|مسير*|تفجير*|عبوة|زلزال|صاروخ*
		احتجاز|احتجز* ~ رهائن|رهينة`},
	{index.Protest, "ar", `
		مظاهرة|مظاهرات|متظاهر*|تظاهرة|تظاهرات|تظاهر|احتجاج*|محتجون|محتجين|اعتصام|مسيرة احتجاج*`},
	{index.Arrest, "ar", `
		اعتقال*|اعتقل*|توقيف|القبض ^ مذكرة|افراج
		القت|القاء ~ قبض`},
	{index.Talks, "ar", `
		محادثات|مفاوضات|تفاوض|مباحثات|قمة|حوار|وساطة|مفاوض*|تتوسط*|يتوسط*|توسطت
		اجتماع|لقاء|التقى|يلتقي|اجتمع ~ رئيس|وزير|قادة|وفد|وفود|زعماء|مبعوث|مفاوض*`},
	{index.Agreement, "ar", `
		توقيع|وقع|وقعت|وقعا|وقعتا|يوقع|توقع|يوقعان|توقعان|وقعوا|توصل|توصلت|توصلتا|ابرام|ابرم*|ابرمت|تعلنان|اعلان ~ $pact
		$pact سلام|سلاما|دائم|دائما|على|شامل|لوقف|وقف|بين
		اتفاق وقف|لوقف|سلام|هدنة
		اعلان|يعلن|اعلن*|تعلن|بدء|سريان|دخول|دخل ~ هدنة|وقف ~ اطلاق|نار
		وقف اطلاق نار ~ مفتوح|ينهي|بين|سريان|دائم
		اتفق|اتفقت|يتفقان|تتفق|يتفق|اتفقا ~ على|هدنة|وقف`},
	{index.Exchange, "ar", `
		تبادل ~ اسرى|اسير|اسيرا|محتجزين|سجناء|جثامين|جثث|رهائن|معتقلين
		صفقة تبادل
		افراج|افرج*|يفرج|تفرج ~ رهائن|رهينة|اسرى|محتجزين
		اطلاق|تطلق|يطلق|اطلق* سراح ~ رهائن|رهينة|اسرى|محتجزين|سجناء`},
	{index.Sanctions, "ar", `
		عقوبات ^ بدنية
		حظر ~ سلاح|اسلحة|توريد`},
	{index.Aid, "ar", `
		مساعدات|معونات|اغاثة ^ عسكرية
		مساعدة انسانية
		ممر|ممرات|قافلة|قوافل انساني*|اغاث*|مساعد*`},
	{index.Displacement, "ar", `
		نزوح|نازح*|لاجئ*|لاجئون|تهجير|اجلاء|اجلي|فرار ~ الاف|سكان|مدني*
		نازحين|نازحون|لاجئين|لاجئون|تهجير|نزوح|اجلاء`},

	{index.Battle, "de", `
		gefecht|gefechte|gefechten|kaempfe|kampfe|kampfen|schlacht|schlachten|offensive|gegenoffensive|invasion|einmarsch ^ wahlkampf`},
	{index.AirStrike, "de", `
		luftangriff*|luftschlag*|drohnenangriff*|luftwaffenangriff*`},
	{index.Shelling, "de", `
		beschuss|artilleriebeschuss|raketenangriff*|artillerie`},
	{index.Explosion, "de", `
		explosion|explosionen|explodier*|bombenanschlag*|anschlag|anschlage|selbstmordattent*|autobombe*`},
	{index.Violence, "de", `
		massaker|massakers|geiselnahme*|entfuhr*|ermord*|vergewaltig*|folter`},
	{index.Protest, "de", `
		protest|proteste|protesten|demonstr*|kundgebung*|ausschreitung*|unruhen`},
	{index.Arrest, "de", `
		festgenommen|festnahme|festnahmen|verhaft*`},
	{index.Talks, "de", `
		verhandl*|gesprache|gesprachen|gipfel|gipfeltreffen|friedensgesprach*|friedenskonferenz`},
	{index.Agreement, "de", `
		abkommen|friedensvertrag|friedensabkommen|waffenstillstand*|waffenruhe ^ bruch|verletz*`},
	{index.Exchange, "de", `
		gefangenenaustausch*|geiseln ~ frei*`},
	{index.Sanctions, "de", `
		sanktion|sanktionen|embargo`},
	{index.Aid, "de", `
		hilfslieferung*|hilfsguter*|hilfskonvoi*
		humanitare|humanitarer|humanitaren hilfe`},
	{index.Displacement, "de", `
		vertrieben*|fluchtling*|evakuier*|vertreibung`},

	{index.Battle, "pt", `
		combate|combates|batalha|batalhas|confrontos|emboscada|ofensiva|contraofensiva|invasao|invade ^ manifestantes|corrupcao`},
	{index.AirStrike, "pt", `
		ataque|ataques|bombardeio|bombardeios|bombardeamento* ~ aereo|aereos|drone|drones`},
	{index.Shelling, "pt", `
		artilharia|morteiro|morteiros|foguetes
		missil|misseis ~ lanca*|atinge*|ataque*|dispar*|atac* ^ teste*`},
	{index.Explosion, "pt", `
		explosao|explosoes|atentado|atentados|carro bomba
		bomba|bombas ^ nuclear`},
	{index.Violence, "pt", `
		massacre|massacres|sequestr*|assassin*|refens ^ libert*`},
	{index.Protest, "pt", `
		protesto|protestos|protestam|manifestante|manifestantes|manifestacao|manifestacoes`},
	{index.Arrest, "pt", `
		detido|detidos|detida|detencao|preso|presos|prisao|prende ^ troca|mandado`},
	{index.Talks, "pt", `
		negociac*|negocia|negociam|negociadores|conversacoes|dialogo|cimeira|cupula|mediacao`},
	{index.Agreement, "pt", `
		acordo|acordos|tratado de|para|sobre|entre ~ paz|cessar|tregua
		assina|assinam|assinaram|assinado ~ acordo|acordos|tratado|tregua
		cessar fogo ~ entra|vigor|anuncia*`},
	{index.Exchange, "pt", `
		troca|trocam ~ prisioneiros|refens|presos
		libert* ~ refem|refens|prisioneiros`},
	{index.Sanctions, "pt", `
		sancao|sancoes|embargo`},
	{index.Aid, "pt", `
		ajuda|assistencia humanitaria`},
	{index.Displacement, "pt", `
		deslocados|deslocado|deslocamento|refugiad*|deportac* ^ campo|campos|mandado`},
}

// unreal are words that say, up to a few words before a trigger, that what it
// names did not happen, or not yet: it is denied, threatened, asked for. They
// also tell what is over: an anniversary, a trial.
var unreal = newFormTable(`
	no|not|never|neither|nor|without|didnt|wasnt|isnt|denied|denies|deny|denying|reject|rejects|rejected|rejecting|refuse|refuses|refused|refusing|
	threat|threats|threaten|threatens|threatened|threatening|warn|warns|warned|warning|warnings|if|unless|could|would|might|should|
	call|calls|called|calling|urge|urges|urged|urging|demand|demands|demanded|demanding|propose|proposes|proposed|proposal|proposing|possible|possibility|potential|prevent|prevents|prevented|preventing|
	avoid|avoids|avoiding|avert|fear|fears|feared|risk|hope|hopes|hoped|hoping|seek|seeks|seeking|decision|plot|plotting|plotted|planning|planned|fail|fails|failed|failing|lift|lifts|lifted|lifting|ease|eases|eased|easing|
	since|anniversary|commemorat*|memorial|mock|simulated|drill|drills|exercise|exercises|foil|foils|foiled|thwart*|convicted|fictional|film|documentary|cancel|cancels|cancelled|canceled|postpone*|suspend|suspends|suspended|ruled|
	sans|aucun|aucune|pas|jamais|refuse|refusent|rejette|rejettent|dement|menace|menacent|menaces|appelle|appellent|demande|demandent|exige|exigent|risque|craint|projet|propose|eventuel|eventuelle|anniversaire|depuis|
	sin|ningun|ninguna|nunca|jamas|rechaza|rechazan|rechazo|rechazaron|niega|amenaza|amenazan|amenazo|pide|piden|pidio|exige|exigen|propone|proponen|posible|posibles|aniversario|teme|riesgo|desde|
	не|нет|без|никогда|отверг*|отказ*|отрица*|угро*|призва*|призыв*|требу*|потребов*|предлож*|предлаг*|возможн*|годовщин*|если|опаса*|
	ні|немає|ніколи|відкин*|відмов*|запереч*|погро*|загро*|заклик*|вимаг*|пропон*|можлив*|річниц*|якщо|
	لا|لم|لن|ولا|ولم|ولن|بدون|رفض*|يرفض|ترفض|نفى|نفت|تنفي|ينفي|هدد*|تهدد|يهدد|دعا|دعت|يدعو|تدعو|طالب*|يطالب|تطالب|احتمال|ذكرى|
	kein|keine|keinen|ohne|nie|droht|drohen|fordert|fordern|sem|nenhum|rejeita|pede|exige|ameaca`)

// unrealBehind are words that say the same right behind a trigger.
var unrealBehind = newFormTable(`
	cancelled|canceled|postponed|denied|averted|foiled|thwarted|threat|threats|threatened|anniversary|relief|drill|drills|exercise|exercises|trial|allegations|hoax|
	annule|annulee|reporte|reportes|cancelado|aplazado|aplazada|отменен*|отложен*|скасован*`)

// ended are words that say, before a trigger, that what it names comes to an end:
// an agreement to stop the fighting. Talks that end have been.
var ended = newFormTable(`
	end|ends|ended|ending|stop|stops|stopped|stopping|halt|halts|halted|halting|cease|
	fin|cesser|cesse|arret|arreter|termine|cese|cesar|detener|termina|
	прекра*|остано*|закончи*|заверш*|припин*|зупин*|заверш*|закінч*|
	وقف|لوقف|انهاء|ينهي|ايقاف|beenden|ende`)

// afterWords part what happened first from what came then: an end that stands
// before one is not that of what stands behind it.
var afterWords = wordSet("after following après tras después после після بعد nach após")
