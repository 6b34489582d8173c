package source

// cameoEvents says in our words what the codes of CAMEO (Conflict and Mediation
// Event Observations) stand for: all roots of two digits, and of the longer
// ones those of conflict and its end. A code that is not here is said by the
// longest one that it begins with.
var cameoEvents = map[string]string{
	"01": "Statement", "02": "Appeal", "03": "Intent to cooperate", "04": "Consultation", "05": "Diplomatic cooperation",
	"06": "Material cooperation", "07": "Aid", "08": "Yielding", "09": "Investigation", "10": "Demand",
	"11": "Disapproval", "12": "Rejection", "13": "Threat", "14": "Protest", "15": "Show of force",
	"16": "Reduced relations", "17": "Coercion", "18": "Assault", "19": "Fighting", "20": "Mass violence",

	"036": "Offer to meet or negotiate", "042": "Visit", "043": "Host of a visit", "045": "Mediation", "046": "Negotiation", "057": "Signing of an agreement",
	"062": "Military cooperation", "072": "Military aid", "073": "Humanitarian aid", "074": "Protection or peacekeeping",
	"0841": "Release of persons", "0842": "Return of property", "0871": "Ceasefire", "0872": "Easing of a blockade", "0873": "Demobilisation", "0874": "Retreat or surrender",
	"094": "Investigation of war crimes", "138": "Threat of military force", "139": "Ultimatum",
	"141": "Demonstration", "142": "Hunger strike", "143": "Strike or boycott", "144": "Blocking of passage", "145": "Riot",
	"152": "Military alert", "154": "Mobilisation of forces", "161": "Break of diplomatic relations", "162": "Cut of aid", "163": "Sanctions", "164": "End of negotiations", "166": "Expulsion or withdrawal",
	"171": "Seizure or damage of property", "172": "Restrictions by authorities", "1723": "Curfew", "1724": "State of emergency", "173": "Arrest or charge", "174": "Deportation", "175": "Repression by force",
	"181": "Abduction", "182": "Physical assault", "1821": "Sexual violence", "1822": "Torture", "183": "Bombing", "1831": "Suicide bombing", "1832": "Car bombing", "1833": "Roadside bombing",
	"184": "Human shields", "185": "Attempted assassination", "186": "Assassination",
	"190": "Military force", "191": "Blockade", "192": "Occupation of territory", "193": "Fight with small arms", "194": "Fight with artillery and tanks", "195": "Air attack", "196": "Violation of a ceasefire",
	"201": "Mass expulsion", "202": "Mass killing", "203": "Ethnic cleansing", "204": "Weapons of mass destruction", "2041": "Chemical, biological or radiological weapons", "2042": "Nuclear weapons",
}

// cameoEvent returns what an event code stands for: the root, and where there
// is more to say the fine one.
func cameoEvent(code string) (root, fine string) {
	if len(code) < len("01") {
		return "", ""
	}
	root = cameoEvents[code[:2]]
	for ; len(code) > 2; code = code[:len(code)-1] {
		if name, ok := cameoEvents[code]; ok {
			return root, name
		}
	}
	return root, ""
}

// cameoRoles says what the codes of actors stand for.
var cameoRoles = map[string]string{
	"COP": "Police", "GOV": "Government", "JUD": "Judiciary", "MIL": "Military", "OPP": "Opposition", "REB": "Rebels", "SPY": "Intelligence", "LEG": "Legislature",
	"UAF": "Unidentified armed forces", "INS": "Insurgents", "SEP": "Separatists", "RAD": "Radicals", "MOD": "Moderates", "CRM": "Criminals", "PTY": "Party", "ELI": "Elites",
	"BUS": "Business", "MNC": "Multinational company", "CVL": "Civilians", "EDU": "Education", "STU": "Students", "YTH": "Youth", "HLH": "Health", "LAB": "Labour", "MED": "Media",
	"REF": "Refugees", "AGR": "Agriculture", "DEV": "Development", "ENV": "Environment", "HRI": "Human rights", "IGO": "Intergovernmental organisation",
	"IMG": "International armed group", "INT": "International", "NGO": "Non-governmental organisation", "NGM": "Non-governmental movement", "SET": "Settlers",
}

// actsForState reports whether one with this role acts for its state.
func actsForState(role string) bool {
	switch role {
	case "", "COP", "GOV", "JUD", "MIL", "SPY", "LEG":
		return true
	}
	return false
}
