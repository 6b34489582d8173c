package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/text"
)

// functionWords are words of the closed classes, in folded form: articles,
// pronouns, prepositions, conjunctions, auxiliaries and the adverbs that ask
// and point. A sentence needs them whatever it is about, so they tell nothing
// of what is sought. Words that mean something in another of the languages are
// left out, as the language of a query is not known: German war and die, French
// pour and son, Spanish sin; and so are us, un and au, which U.S., U.N. and A.U.
// fold to.
const functionWords = `
	a an the this that these those
	i me my we our ours you your yours he him his she her hers it its they them their theirs
	who whom whose which what when where why how
	am is are was were be been being have has had having do does did doing done can could shall should will would
	about above after against among and as at because before behind below between beyond but by down during except for from if in into
	nor of off on onto or out over since so than then through throughout to toward towards under until up upon via whether while with within without
	all any both each either every few many more most much neither no not only other others own same some such too very
	again also ever here however just once there thus yet

	aux avec ce ces cette dans de des du elle elles est et eux il ils je la le les leur leurs lui mais ne nos notre nous ou par pas que quel quelle quels quelles qui
	ses sont sous sur une vos votre vous

	aber auf aus bei das dass dem den der dem des durch ein eine einem einen einer eines fur gegen hat ich ihr ihre im ist kein keine mit nach nicht oder sich sie sind
	uber und uns unter vom von vor warum welche welcher welches wer wie wird wo wurde wurden zu zum zur zwischen

	al como con cual cuales cuando del desde donde el ella ellas ellos en entre es esta estas este esto estos fue fueron ha han hasta las lo los mas muy nos para pero por
	porque quien quienes se segun ser sobre su sus una unas unos y ya

	а без был была были было быть в во вы где да для до его ее если есть еще же за и из или им их к как какая какие какой когда которая которые который кто ли между
	мы на над не него нее ней нет ни них но о об он она они оно от перед по под при про с со так также там то того тоже только тот у уже чего чем что чтобы эта эти это этот я

	або але б би був була були було бути від він вона вони воно де для до ж за з зі і із й його її іх інших коли котрі куди між ми мій на навіть над не нею них ні о об
	однак під після по при про проти своє та так також там те ти тим то того тоді у це цей ці цього чи чому чим що щоб як яка яке який які якщо

	في من الي عن مع هذا هذه ذلك تلك الذي التي الذين ما ماذا هل كيف اين متي لماذا او و ثم لا لم لن ان كان كانت قد بين بعد قبل عند كل هو هي هم نحن
`

// tellingWords returns what of the parts of a question tells what it is about,
// all of them where nothing would be left, and the function words that it
// leaves out. In a question that is not written in capitals throughout, a word
// that is stays: WHO is no pronoun.
func tellingWords(parts []Expr) (telling []Expr, left []string) {
	known := map[string]bool{}
	for _, w := range strings.Fields(functionWords) {
		known[w] = true
	}
	shouted := !slices.ContainsFunc(parts, hasSmallLetter)
	for _, part := range parts {
		w, ok := part.(Word)
		if ok && w.Field == "" && !w.Exact && known[text.Fold(w.Text)] && (shouted || !isAcronym(w.Text)) {
			left = append(left, w.Text)
			continue
		}
		telling = append(telling, part)
	}
	if len(telling) == 0 {
		return parts, nil
	}
	return telling, left
}

// hasSmallLetter reports whether e is a word with a small letter.
func hasSmallLetter(e Expr) bool {
	w, ok := e.(Word)
	return ok && strings.ContainsFunc(w.Text, unicode.IsLower)
}

// isAcronym reports whether a word is more than one letter, all capitals.
func isAcronym(word string) bool {
	return utf8.RuneCountInString(word) > 1 && strings.ToUpper(word) == word && strings.ToLower(word) != word
}
