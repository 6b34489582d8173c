package searchtest

import (
	"bufio"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/index"
	"dateline/search"
)

//go:embed scripts/*.txt
var scripts embed.FS

// Open makes a Searcher over articles with names, for one script.
type Open func(t *testing.T, articles []*index.Article, names search.Names) search.Searcher

// Run runs every script on the searchers that open makes, one a script.
//
// A script is a text file of blocks parted by blank lines; # begins a comment.
// "article ID" and "name FIELD VALUE" blocks describe the corpus, each line
// "key: value", lists parted by "; "; the point of a name is latitude, blank,
// longitude. A "search QUERY" block asks and checks:
//
//	search ceasefire talks
//	where actor any Ukraine; Russia         any, all, not; a date field takes FROM..TO
//	sort newest                             relevance, newest, oldest
//	limit 2
//	variants off
//	match any
//	near Bakhmut,50km
//	collapse story
//	count stories                           articles, stories, sources
//	facet location 10                       or: facet date month, facet actor prefix=zel
//	=> total 3
//	=> stories 2                            total of stories
//	=> hits a1 a2                           ids in order
//	=> copies 2 of 3, 1 of 1                articles of the story of each hit: matching, of all
//	=> sources 3 of 2, 1 of 1               likewise: sources, of how many origins
//	=> seen 2026-01-23..2026-01-25, -       likewise: first and last day, "-" for not known
//	=> others a2 a3                         copies that the first hit lists
//	=> facet location Ukraine 2; Ukraine/Kharkiv 1*; missing 0; distinct 2; more
//	=> expanded kyiv 1: Kiev 1, Київ 0      articles with each spelling
//	=> snippet direct <mark>talks</mark> …  of the first hit
//	=> note dates are counted by year       a note that contains this
//	=> error ambiguous_value Kharkiv        code, and what the message contains
//
// A value behind which a star stands is selected; "more" says that there are
// more values than buckets. Where articles are more than stories a count is
// written as articles/stories; with "count sources" it is articles/stories/
// sources/origins. Every expectation is checked in full: buckets,
// order, counts.
func Run(t *testing.T, open Open) {
	files, err := fs.Glob(scripts, "scripts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(name, "scripts/"), ".txt"), func(t *testing.T) {
			data, err := scripts.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			runScript(t, name, string(data), open)
		})
	}
}

// block is a run of lines of a script, with the line number of each.
type block struct {
	lines []string
	first int
}

func blocks(data string) []block {
	var all []block
	var b block
	number := 0
	for s := bufio.NewScanner(strings.NewReader(data + "\n\n")); s.Scan(); {
		number++
		line := strings.TrimSpace(s.Text())
		switch {
		case strings.HasPrefix(line, "#"):
		case line != "":
			if len(b.lines) == 0 {
				b.first = number
			}
			b.lines = append(b.lines, line)
		case len(b.lines) > 0:
			all = append(all, b)
			b = block{}
		}
	}
	return append(all, b)
}

func runScript(t *testing.T, file, data string, open Open) {
	var articles []*index.Article
	var names Table
	var searches []block
	for _, b := range blocks(data) {
		if len(b.lines) == 0 {
			continue
		}
		kind, rest, _ := strings.Cut(b.lines[0], " ")
		switch kind {
		case "article":
			articles = append(articles, scriptArticle(t, file, rest, b))
		case "name":
			names = append(names, scriptName(t, file, rest, b))
		case "search":
			searches = append(searches, b)
		default:
			t.Fatalf("%s:%d: unknown block %q", file, b.first, kind)
		}
	}
	s := open(t, articles, names)
	for _, b := range searches {
		runSearch(t, fmt.Sprintf("%s:%d", file, b.first), s, b)
	}
}

func scriptArticle(t *testing.T, file, id string, b block) *index.Article {
	a := &index.Article{ID: id}
	for i, line := range b.lines[1:] {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "title":
			a.Title = value
		case "body":
			a.Body = value
		case "source":
			a.Source = value
		case "credit":
			a.Credit = value
		case "story":
			a.Story = value
		case "language":
			a.Language = value
		case "type":
			a.Type = value
		case "killed":
			a.Event = scriptEvent(t, value)
		case "types":
			a.Types = strings.Split(value, "; ")
		case "actors":
			a.Actors = strings.Split(value, "; ")
		case "locations":
			a.Locations = strings.Split(value, "; ")
		case "dateline":
			a.Dateline = &index.Dateline{Location: value}
		case "published":
			a.Published = scriptDate(t, value)
		case "event":
			a.EventDate = scriptDate(t, value)
		default:
			t.Fatalf("%s:%d: unknown key %q", file, b.first+i+1, key)
		}
	}
	return a
}

// scriptEvent reads the numbers of deaths: best, low and high, "-" for one that
// is not known.
func scriptEvent(t *testing.T, value string) *index.Event {
	var e index.Event
	into := []*index.Number{&e.Killed.Best, &e.Killed.Low, &e.Killed.High}
	for i, s := range strings.Fields(value) {
		n, err := index.ParseNumber(s)
		if err != nil && s != "-" {
			t.Fatal(err)
		}
		*into[i] = n
	}
	return &e
}

func scriptName(t *testing.T, file, rest string, b block) Name {
	field, value, _ := strings.Cut(rest, " ")
	n := Name{Field: field, Value: value}
	for i, line := range b.lines[1:] {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "kind":
			n.Kind = value
		case "spellings":
			n.Spellings = strings.Split(value, "; ")
		case "point":
			if _, err := fmt.Sscanf(value, "%g %g", &n.Lat, &n.Lon); err != nil {
				t.Fatalf("%s:%d: %v", file, b.first+i+1, err)
			}
		default:
			t.Fatalf("%s:%d: unknown key %q", file, b.first+i+1, key)
		}
	}
	return n
}

func scriptDate(t *testing.T, s string) index.Date {
	t.Helper()
	if s == "" {
		return index.Date{}
	}
	d, err := index.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func runSearch(t *testing.T, at string, s search.Searcher, b block) {
	t.Helper()
	q := search.Query{Text: strings.TrimSpace(strings.TrimPrefix(b.lines[0], "search")), Page: search.Page{Limit: search.DefaultLimit}, Variants: true}
	match, err := search.Parse(q.Text)
	q.Match = match
	var expected []string
	for _, line := range b.lines[1:] {
		if want, ok := strings.CutPrefix(line, "=> "); ok {
			expected = append(expected, want)
			continue
		}
		if err := scriptOption(t, &q, line); err != nil {
			t.Fatalf("%s: %v", at, err)
		}
	}
	var result *search.Result
	if err == nil {
		err = q.Normalize()
	}
	if err == nil {
		result, err = s.Search(context.Background(), q)
	}
	for _, want := range expected {
		if problem := check(result, err, want); problem != "" {
			t.Errorf("%s: search %s\n=> %s\n   %s", at, q.Text, want, problem)
		}
	}
	if len(expected) == 0 {
		t.Errorf("%s: nothing is expected", at)
	}
}

func scriptOption(t *testing.T, q *search.Query, line string) error {
	words := strings.Fields(line)
	switch {
	case words[0] == "where" && len(words) >= 4:
		q.Where = append(q.Where, scriptFilter(t, words[1], words[2], strings.Join(words[3:], " ")))
	case words[0] == "sort":
		q.Sort = search.Sort(words[1])
	case words[0] == "limit":
		n, err := strconv.Atoi(words[1])
		q.Page.Limit = n
		return err
	case line == "variants off":
		q.Variants = false
	case line == "match any":
		q.AskAny()
	case words[0] == "near":
		var err error
		q.Near, err = search.ParseNear(strings.TrimPrefix(line, "near "))
		return err
	case words[0] == "collapse":
		q.Collapse = search.Collapse(words[1])
	case words[0] == "count":
		q.Count = search.CountBy(words[1])
	case words[0] == "facet":
		q.Facets = append(q.Facets, scriptFacet(words[1:]))
	default:
		return fmt.Errorf("unknown line %q", line)
	}
	return nil
}

func scriptFilter(t *testing.T, field, mode, values string) search.Filter {
	f := search.Filter{Field: field, Not: mode == "not"}
	if mode == "all" {
		f.Mode = search.All
	}
	if from, to, ok := strings.Cut(values, ".."); ok {
		f.From, f.To = scriptDate(t, from), scriptDate(t, to)
		return f
	}
	f.Values = strings.Split(values, "; ")
	return f
}

func scriptFacet(words []string) search.FacetRequest {
	r := search.FacetRequest{Field: words[0]}
	for _, w := range words[1:] {
		if prefix, ok := strings.CutPrefix(w, "prefix="); ok {
			r.Prefix = prefix
			continue
		}
		if n, err := strconv.Atoi(w); err == nil {
			r.Size = n
			continue
		}
		r.Interval = search.Interval(w)
	}
	return r
}

// check compares one expectation with the answer and says what is different.
func check(r *search.Result, err error, want string) string {
	kind, rest, _ := strings.Cut(want, " ")
	if kind == "error" {
		code, part, _ := strings.Cut(rest, " ")
		if e := (*search.Error)(nil); errors.As(err, &e) && string(e.Code) == code && strings.Contains(e.Detail+" "+e.Hint, part) {
			return ""
		}
		return fmt.Sprintf("got %v", err)
	}
	if err != nil {
		return fmt.Sprintf("got error %v", err)
	}
	var got string
	switch kind {
	case "total":
		got = strconv.Itoa(r.Total.Articles)
	case "stories":
		got = strconv.Itoa(r.Total.Stories)
	case "hits":
		got = hitIDs(r)
	case "copies", "sources", "seen":
		got = storyLine(r, kind)
	case "others":
		got = othersLine(r)
	case "facet":
		name, _, _ := strings.Cut(rest, " ")
		got = facetLine(r, name)
	case "expanded":
		got = expandedLine(r)
	case "snippet":
		got = snippetLine(r)
	case "note":
		if slices.ContainsFunc(r.Notes, func(n search.Message) bool { return strings.Contains(n.String(), rest) }) {
			return ""
		}
		got = fmt.Sprint(r.Notes)
	default:
		return "unknown expectation"
	}
	if got == rest {
		return ""
	}
	return "got " + got
}

func hitIDs(r *search.Result) string {
	ids := make([]string, len(r.Hits))
	for i, h := range r.Hits {
		ids[i] = h.Article.ID
	}
	return strings.Join(ids, " ")
}

func facetLine(r *search.Result, name string) string {
	i := slices.IndexFunc(r.Facets, func(f search.Facet) bool { return f.Field == name })
	if i < 0 {
		return "no such facet"
	}
	f := r.Facets[i]
	var parts []string
	for _, b := range f.Buckets {
		star := ""
		if b.Selected {
			star = "*"
		}
		parts = append(parts, fmt.Sprintf("%s %s%s", b.Value, countLine(b.Count, b.Sources), star))
	}
	parts = append(parts, "missing "+countLine(f.Missing, search.Sources{}), fmt.Sprintf("distinct %d", f.Distinct))
	if f.More {
		parts = append(parts, "more")
	}
	return name + " " + strings.Join(parts, "; ")
}

func expandedLine(r *search.Result) string {
	var parts []string
	for _, e := range r.Expanded {
		var as []string
		for _, s := range e.As {
			as = append(as, fmt.Sprintf("%s %d", s.Text, s.Articles))
		}
		parts = append(parts, fmt.Sprintf("%s %d: %s", e.Term, e.Articles, strings.Join(as, ", ")))
	}
	return strings.Join(parts, "; ")
}

func snippetLine(r *search.Result) string {
	if len(r.Hits) == 0 {
		return "no hit"
	}
	var parts []string
	for _, s := range r.Hits[0].Snippets {
		var b strings.Builder
		last := 0
		for _, m := range s.Marks {
			b.WriteString(s.Text[last:m.Start] + "<mark>" + s.Text[m.Start:m.End] + "</mark>")
			last = m.End
		}
		parts = append(parts, b.String()+s.Text[last:])
	}
	return strings.Join(parts, " | ")
}
