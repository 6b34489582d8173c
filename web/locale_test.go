package web

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/template/parse"

	"golang.org/x/net/html"
	"golang.org/x/text/feature/plural"

	"dateline/index"
	"dateline/index/gazetteer"
	"dateline/search"
)

// usedKeys returns the keys of messages that templates and code name, and the
// prefixes of those that data makes up, each with all its keys.
func usedKeys(t *testing.T) map[string]bool {
	t.Helper()
	used := map[string]bool{}
	for _, page := range parseTemplates(loadLocales()[:1])["en"] {
		for _, tmpl := range page.Templates() {
			for _, m := range regexp.MustCompile(`\bT "([^"]+)"`).FindAllStringSubmatch(parse.Node(tmpl.Tree.Root).String(), -1) {
				used[m[1]] = true
			}
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		code, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(code, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			name, isMethod := call.Fun.(*ast.SelectorExpr)
			arg, isText := call.Args[0].(*ast.BasicLit)
			if isMethod && isText && slices.Contains([]string{"T", "month"}, name.Sel.Name) {
				key, _ := strconv.Unquote(arg.Value)
				used[key] = true
			}
			return true
		})
	}
	return used
}

// madeUpKeys are the keys that code makes of data.
func madeUpKeys(t *testing.T) []string {
	t.Helper()
	keys := []string{}
	for _, f := range index.Schema() {
		keys = append(keys, "field."+f.Name)
	}
	for _, e := range index.EventTypes() {
		keys = append(keys, "type."+e.Name)
	}
	for _, k := range []gazetteer.Kind{gazetteer.State, gazetteer.Organisation, gazetteer.ArmedGroup, gazetteer.Person, gazetteer.IGO} {
		keys = append(keys, "kind."+string(k))
	}
	for _, s := range []search.Sort{search.Relevance, search.Newest, search.Oldest} {
		keys = append(keys, "sort."+string(s))
	}
	for _, i := range []search.Interval{search.IntervalDay, search.IntervalWeek, search.IntervalMonth, search.IntervalYear} {
		keys = append(keys, "chart.by."+string(i))
	}
	for _, c := range []string{classActor, classLocation, classDate, classEvent, className, classOther} {
		keys = append(keys, "class."+c)
	}
	for key := range tableHelp() {
		keys = append(keys, key)
	}
	for _, by := range []search.Collapse{search.CollapseStory, search.CollapseNone} {
		keys = append(keys, "collapse."+string(by))
	}
	for _, by := range []search.CountBy{search.CountArticles, search.CountStories, search.CountSources} {
		keys = append(keys, "by."+string(by), "map.shades."+string(by))
	}
	for _, side := range []string{"north", "south", "east", "west"} {
		keys = append(keys, "rule."+side)
	}
	for _, field := range constants(t, `^field[A-Z]`, "../index/enrich") {
		if field != "boilerplate" { // is not marked
			keys = append(keys, "mention."+field)
		}
	}
	return append(keys, "role."+string(search.RoleOriginal), "role."+string(search.RoleReprint))
}

// tableHelp are the lines of the help page that tables have in English, by the
// key of their message.
func tableHelp() map[string]string {
	lines := map[string]string{}
	for _, f := range index.Schema() {
		lines["help.field."+f.Name] = f.Help
	}
	for _, e := range index.EventTypes() {
		lines["help.type."+e.Name] = e.Help
	}
	for _, f := range search.Forms() {
		lines["help.form."+f.Example] = f.Means
	}
	for _, k := range append(kinds(), internal()) {
		lines["problem."+k.code] = k.title
	}
	return lines
}

// What the catalogue says in English is what the tables say.
func TestMessagesSayWhatTablesSay(t *testing.T) {
	l := english()
	for key, line := range tableHelp() {
		if got := l.T(key); got != line {
			t.Errorf("%s is %q, in its table %q", key, got, line)
		}
	}
	for _, f := range index.Schema() {
		if got := l.field(f.Name); got != f.Label {
			t.Errorf("the field %s is %q, in its table %q", f.Name, got, f.Label)
		}
	}
}

// Every message that is asked for exists in every language, with the same
// arguments and every plural form of the language; none is left over.
func TestMessages(t *testing.T) {
	used := usedKeys(t)
	for _, key := range madeUpKeys(t) {
		used[key] = true
	}
	argument := regexp.MustCompile(`\{\d\}`)
	all := loadLocales()
	for i, l := range all {
		if l.Code != langCodes()[i] {
			t.Errorf("%s has the code %s in parameters", l.Name, langCodes()[i])
		}
		for key := range used {
			if !l.has(key) {
				t.Errorf("%s has no message %s", l.Code, key)
			}
		}
		for key, forms := range l.messages {
			if !used[key] {
				t.Errorf("%s: nothing says %s", l.Code, key)
			}
			if forms[pluralOther] == "" {
				t.Errorf("%s: %s is empty", l.Code, key)
			}
			english := all[0].messages[key]
			if a, b := argument.FindAllString(english[pluralOther], -1), argument.FindAllString(forms[pluralOther], -1); len(a) != len(b) {
				t.Errorf("%s: %s has the arguments %q, in English %q", l.Code, key, b, a)
			}
			if len(english) > 1 {
				checkForms(t, l, key, forms)
			}
			if n := len(strings.Fields(forms[pluralOther])); strings.HasPrefix(key, "months") && n != 12 {
				t.Errorf("%s: %s lists %d months", l.Code, key, n)
			}
		}
	}
}

// checkForms checks that a message has every form that whole numbers take in
// its language.
func checkForms(t *testing.T, l *locale, key string, forms phrase) {
	t.Helper()
	need := map[string]bool{}
	for n := range 1000 {
		need[pluralForms()[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]] = true
	}
	for form := range need {
		if forms[form] == "" {
			t.Errorf("%s: %s has no form %q, only %q", l.Code, key, form, slices.Sorted(maps.Keys(forms)))
		}
	}
}

// The forms of numbers, dates and names that readers of each language expect.
func TestLocales(t *testing.T) {
	all := loadLocales()
	say := func(code string) *locale { return all.named(code) }
	day := index.NewDay(2026, 1, 23)
	month, _ := index.ParseDate("2026-01")
	for _, c := range []struct{ got, want string }{
		{say("uk").T("count.articles", 1), "1 стаття"}, {say("uk").T("count.articles", 3), "3 статті"}, {say("uk").T("count.articles", 11), "11 статей"}, {say("uk").T("count.articles", 21), "21 стаття"},
		{say("ru").T("count.articles", 1), "1 статья"}, {say("ru").T("count.articles", 22), "22 статьи"}, {say("ru").T("count.articles", 112), "112 статей"}, {say("ru").T("count.articles", 0), "0 статей"},
		{say("ar").T("count.articles", 0), "لا مقالات"}, {say("ar").T("count.articles", 2), "مقالان"}, {say("ar").T("count.articles", 5), "٥ مقالات"}, {say("ar").T("count.articles", 11), "١١ مقالًا"}, {say("ar").T("count.articles", 100), "١٠٠ مقال"},
		{say("fr").T("count.articles", 0), "0 article"}, {say("fr").T("count.articles", 1234), "1\u00a0234 articles"}, {say("es").T("count.articles", 12345), "12.345 artículos"},
		{say("uk").day(day), "23 січня 2026"}, {say("uk").day(month), "січень 2026"}, {say("ru").day(day), "23 января 2026"}, {say("ru").shortDay(day), "23 янв. 2026"},
		{say("es").day(day), "23 de enero de 2026"}, {say("fr").day(day), "23 janvier 2026"}, {say("ar").day(day), "٢٣ يناير ٢٠٢٦"},
		{say("uk").language("en"), "англійська"}, {say("fr").language("ar"), "arabe"}, {say("es").value(index.FieldType, index.Talks), "Conversaciones"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// The language is the one that is chosen, else the one that the browser asks
// for, and every link to a page keeps what was chosen.
func TestLanguageOfThePage(t *testing.T) {
	h := fixture(everyState)
	for _, c := range []struct{ target, accept, want string }{
		{"/", "", "en"}, {"/", "de", "en"}, {"/", "uk-UA,uk;q=0.9,en;q=0.8", "uk"}, {"/", "de, ar;q=0.5", "ar"}, {"/", "fr-CA", "fr"}, {"/search?lang=es", "uk", "es"}, {"/", ";;;q=x", "en"},
	} {
		r := httptest.NewRequest(http.MethodGet, c.target, nil)
		r.Header.Set("Accept-Language", c.accept)
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, r)
		if got := rec.Header().Get("Content-Language"); got != c.want || !strings.Contains(rec.Body.String(), `<html lang="`+c.want+`"`) {
			t.Errorf("%s for %q is in %s, want %s", c.target, c.accept, got, c.want)
		}
	}
	if rec := get(t, h, "/help?lang=xx"); rec.Code != http.StatusBadRequest {
		t.Errorf("a language that is not there: %d", rec.Code)
	}
	for _, target := range everyPage() {
		joint := "?"
		if strings.Contains(target, "?") {
			joint = "&"
		}
		rec := get(t, h, target+joint+"lang=uk")
		if want := get(t, h, target).Code; rec.Code != want {
			t.Errorf("%s has status %d in a language that is chosen, %d else", target, rec.Code, want)
		}
		checkLanguageKept(t, target, rec.Body.String())
	}
}

func checkLanguageKept(t *testing.T, target, body string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		a := attributes(n)
		href := a["href"]
		if n.Data != "a" || !strings.HasPrefix(href, "/") || strings.HasPrefix(href, pathAPI) || strings.HasPrefix(href, pathStatic) || a["hreflang"] != "" {
			continue
		}
		if !regexp.MustCompile(`[?&]lang=uk(&|#|$)`).MatchString(href) {
			t.Errorf("%s: %s forgets the language", target, fmt.Sprintf("%.120s", href))
		}
	}
}
