package blevesearch

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"dateline/index"
	"dateline/search"
)

// Story returns the story that an article belongs to, or search.ErrNotFound. It
// answers to the id of the story itself, too, when that article is gone.
func (s *Searcher) Story(ctx context.Context, id string) (story *search.Story, err error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer func() { <-s.slots }()
	defer recovered(&err)()
	a, err := s.articles.Get(id)
	switch {
	case errors.Is(err, search.ErrNotFound):
	case err != nil:
		return nil, fmt.Errorf("reading article %s: %w", id, err)
	case a.Story != "":
		id = a.Story
	}
	return s.story(ctx, id)
}

func (s *Searcher) story(ctx context.Context, id string) (story *search.Story, err error) {
	from, err := s.index.Snapshot()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	view := s.snapshot(ctx, from)
	members, err := view.membersOf(id)
	if err != nil {
		return nil, err
	}
	if len(members) == 0 {
		return nil, search.ErrNotFound
	}
	count, err := view.sourceCounter()
	if err != nil {
		return nil, err
	}
	of := storyOf{StoryFacts: search.StoryFacts{Copies: len(members), Sources: count(members)}}
	var briefs []search.Copy
	for _, m := range members {
		one, err := view.brief(m)
		if err != nil {
			return nil, err
		}
		of.date(one.Published)
		briefs = append(briefs, one)
	}
	slices.SortFunc(briefs, byTime)
	story = &search.Story{ID: id, StoryFacts: of.StoryFacts}
	for _, one := range briefs[:min(len(briefs), search.MaxStoryArticles)] {
		a, err := s.articles.Get(one.ID)
		if errors.Is(err, search.ErrNotFound) {
			continue // deleted since the snapshot
		}
		if err != nil {
			return nil, fmt.Errorf("reading article %s: %w", one.ID, err)
		}
		story.Articles = append(story.Articles, a)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return story, nil
}

// membersOf returns the live articles of the story with an id.
func (s *snapshot) membersOf(id string) ([]member, error) {
	var members []member
	for i, p := range s.parts {
		found, err := p.term(index.FieldStory, id)
		if err != nil {
			return nil, err
		}
		err = p.eachOf(found.articles, func(some []uint32) {
			for _, article := range some {
				if p.live.Contains(article) {
					members = append(members, member{uint32(i), article})
				}
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return members, nil
}
