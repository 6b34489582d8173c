package enrich

// bylineOpenings are the words before the names of authors, folded, by whether
// they need a colon behind them: "By Jane Doe", "Автор: ...".
var bylineOpenings = map[string]bool{
	"by": false, "par": false, "por": false, "von": false, "di": false, "door": false, "przez": false,
	"автор": true, "авторы": true, "автори": true, "авторка": true, "текст": true, "author": true, "autor": true, "autora": true, "auteur": true, "autores": true,
	"كتب": false, "كتبت": false, "بقلم": false, "تقرير": true, "إعداد": true, "اعداد": true,
}

var (
	// nameJoiners are the small words inside a line of names, folded.
	nameJoiners = wordSet("and et y e und en и і та و de da dos la von van der den bin al el di")
	// deskWords part the names from what is said of the authors: where they
	// are, and for whom they write.
	deskWords = wordSet("in at for with staff à pour para em aus für в у من")
)
