package web

import (
	"cmp"
	"context"

	"dateline/index"
	"dateline/search"
)

// similarShown is the number of like articles beside one; copiesSkipped how many
// copies of its own story are looked past for them.
const (
	similarShown  = 5
	copiesSkipped = 6
)

// neighbour is an article beside another one.
type neighbour struct {
	Href, Headline, Lang string
	Source               string
	Date                 dateView
}

func newNeighbour(l *locale, a *index.Article) neighbour {
	return neighbour{Href: articleLink(pathArticle, a.ID), Headline: headline(a), Lang: a.Language, Source: a.Source, Date: newDateView(l, a.Published)}
}

// beside adds articles that are like one, but no copies of its story, to its page.
func (s *server) beside(ctx context.Context, l *locale, a *index.Article, view *articlePage) error {
	like, err := search.Like(ctx, s.Searcher, a, similarShown+copiesSkipped)
	if err != nil {
		return err
	}
	for _, h := range like.Hits {
		if h.Story != cmp.Or(a.Story, a.ID) && len(view.Similar) < similarShown {
			view.Similar = append(view.Similar, newNeighbour(l, h.Article))
		}
	}
	return nil
}
