package web

import (
	"net/http"
	"net/url"
	"slices"

	"dateline/index"
	"dateline/search"
)

// storyPage is the page of a story: its articles in order of time, and what
// differs between two of them.
type storyPage struct {
	frame
	Headline string
	Lang     string
	Count    string // "A story in 4 articles"
	Facts    string
	Rows     []storyRow
	Rest     string // how many more there are, "" when all are listed
	Diff     *diffView
	JSON     string
}

// storyRow is an article of a story.
type storyRow struct {
	copyRow
	Headline string
	Lang     string
	Credit   string
	Role     string // "original" or "reprint", where a credit says so
	Stands   bool   // it stands for the story
}

// diffView is what differs between two articles.
type diffView struct {
	From, To diffSide
	Title    []search.Change
	Body     []search.Change
	Swap     string // address of the comparison the other way round
	Same     bool   // no word differs
	Cut      bool   // they were too long or too different to be compared in full
}

type diffSide struct {
	Href, Text string
	Lang       string
}

// story answers /stories/{id}; with a and b it compares two of its articles.
func (s *server) story(r *http.Request) (page, error) {
	values, err := queryValues(r)
	if err != nil {
		return page{}, err
	}
	delete(values, paramLang)
	if err := unknown(values, []string{"a", "b"}); err != nil {
		return page{}, err
	}
	story, err := s.Searcher.Story(r.Context(), r.PathValue("id"))
	if err != nil {
		return page{}, err
	}
	l := s.locales.of(r)
	view := s.newStoryPage(r, story)
	if len(values) > 0 {
		if view.Diff, err = newDiffView(l, story, values); err != nil {
			return page{}, err
		}
	}
	return page{template: "story", data: view}, nil
}

func (s *server) newStoryPage(r *http.Request, story *search.Story) storyPage {
	l := s.locales.of(r)
	stands := representative(story)
	if stands == nil && len(story.Articles) > 0 {
		stands = story.Articles[0]
	}
	view := storyPage{Count: l.T("story.member", l.T("count.articles", story.Copies)), Facts: l.story(story.StoryFacts), JSON: articleLink(pathAPIStory, story.ID)}
	for _, a := range story.Articles {
		row := storyRow{
			copyRow:  copyRow{Href: articleLink(pathArticle, a.ID), Source: l.source(a.Source), Date: dateView{ISO: a.Published.String(), Text: l.shortDay(a.Published)}},
			Headline: headline(a), Lang: a.Language, Credit: a.Credit, Role: roleName(l, search.RoleOf(a)), Stands: a == stands,
		}
		if a != stands {
			row.Diff = diffLink(story.ID, stands.ID, a.ID)
		}
		view.Rows = append(view.Rows, row)
	}
	if rest := story.Copies - len(story.Articles); rest > 0 {
		view.Rest = l.T("story.rest", rest)
	}
	if stands != nil {
		view.Headline, view.Lang = headline(stands), stands.Language
	}
	view.frame = s.frame(r, l.T("field.story")+": "+beginning(view.Headline))
	return view
}

func roleName(l *locale, r search.Role) string {
	if r == "" {
		return ""
	}
	return l.T("role." + string(r))
}

// newDiffView compares the two articles of a story that the parameters name.
func newDiffView(l *locale, story *search.Story, values url.Values) (*diffView, error) {
	var sides [2]*index.Article
	for i, name := range []string{"a", "b"} {
		ids, err := (parameter{Name: name, limit: index.MaxID}).check(values[name])
		if err != nil {
			return nil, err
		}
		if len(ids) == 0 {
			return nil, bad(name, search.Say("the parameter %s is missing", name), search.Say("Name the two articles to compare: a=ID and b=ID."))
		}
		at := slices.IndexFunc(story.Articles, func(a *index.Article) bool { return a.ID == ids[0] })
		if at < 0 {
			return nil, bad(name, search.Say("%s is %q, which is no article of this story", name, shown(ids[0])), search.Message{})
		}
		sides[i] = story.Articles[at]
	}
	a, b := sides[0], sides[1]
	view := &diffView{From: newDiffSide(l, a), To: newDiffSide(l, b), Swap: diffLink(story.ID, b.ID, a.ID)}
	title, titleWhole := search.WordDiff(a.Title, b.Title)
	body, bodyWhole := search.WordDiff(a.Body, b.Body)
	view.Title, view.Body, view.Cut = title, body, !titleWhole || !bodyWhole
	differs := func(c search.Change) bool { return c.Kind != search.Kept }
	view.Same = !slices.ContainsFunc(title, differs) && !slices.ContainsFunc(body, differs)
	return view, nil
}

func newDiffSide(l *locale, a *index.Article) diffSide {
	text := l.source(a.Source)
	if date := l.shortDay(a.Published); date != "" {
		text += ", " + date
	}
	return diffSide{Href: articleLink(pathArticle, a.ID), Text: text, Lang: a.Language}
}
