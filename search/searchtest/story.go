package searchtest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"dateline/index"
	"dateline/search"
)

func storyOf(a *index.Article) string { return cmp.Or(a.Story, a.ID) }

// story returns all articles of a story.
func (m *Memory) story(id string) []*index.Article {
	return slices.DeleteFunc(slices.Clone(m.articles), func(a *index.Article) bool { return storyOf(a) != id })
}

// Story returns the story that an article belongs to.
func (m *Memory) Story(_ context.Context, id string) (*search.Story, error) {
	for _, a := range m.articles {
		if a.ID == id {
			id = storyOf(a)
			break
		}
	}
	articles := m.story(id)
	if len(articles) == 0 {
		return nil, search.ErrNotFound
	}
	byTime(articles)
	return &search.Story{ID: id, StoryFacts: facts(articles), Articles: articles[:min(len(articles), search.MaxStoryArticles)]}, nil
}

// byTime sorts articles by time, undated ones last; they are in order of id.
func byTime(articles []*index.Article) {
	slices.SortStableFunc(articles, func(a, b *index.Article) int { return byDate(a, b, search.Oldest) })
}

func (m *Memory) hit(a *index.Article, score float64) search.Hit {
	articles := m.story(storyOf(a))
	hit := search.Hit{Article: a, Score: score, Story: storyOf(a), StoryFacts: facts(articles)}
	byTime(articles)
	for _, other := range articles {
		if other != a && len(hit.Others) < search.MaxOthers {
			hit.Others = append(hit.Others, search.Copy{ID: other.ID, Source: other.Source, Published: published(other)})
		}
	}
	return hit
}

func published(a *index.Article) time.Time {
	f, _ := index.FieldNamed(index.FieldDate)
	if f.Date(a).IsZero() {
		return time.Time{}
	}
	return time.Unix(f.Date(a).Time.Unix(), 0).UTC()
}

func facts(articles []*index.Article) search.StoryFacts {
	f := search.StoryFacts{Copies: len(articles), Sources: countSources(articles)}
	for _, a := range articles {
		t := published(a)
		if t.IsZero() {
			continue
		}
		if f.First.IsZero() || t.Before(f.First) {
			f.First = t
		}
		if t.After(f.Last) {
			f.Last = t
		}
	}
	return f
}

func countSources(articles []*index.Article) search.Sources {
	sources, origins := map[string]bool{}, map[string]bool{}
	for _, a := range articles {
		sources[a.Source], origins[a.Origin()] = true, true
	}
	delete(sources, "")
	delete(origins, "")
	return search.Sources{All: len(sources), Independent: len(origins)}
}

func countOf(articles []*index.Article) search.Count {
	stories := map[string]bool{}
	for _, a := range articles {
		stories[storyOf(a)] = true
	}
	return search.Count{Articles: len(articles), Stories: len(stories)}
}

func countHits(hits []search.Hit) search.Count {
	articles := make([]*index.Article, len(hits))
	for i, h := range hits {
		articles[i] = h.Article
	}
	return countOf(articles)
}

// matching counts for each hit the hits of its story.
func matching(hits []search.Hit) {
	for i := range hits {
		for _, other := range hits {
			if other.Story == hits[i].Story {
				hits[i].Matching++
			}
		}
	}
}

// firstOfEach returns the first hit of each story.
func firstOfEach(hits []search.Hit) []search.Hit {
	seen := map[string]bool{}
	return slices.DeleteFunc(hits, func(h search.Hit) bool {
		again := seen[h.Story]
		seen[h.Story] = true
		return again
	})
}

// hasSources reports whether the story of an article has the sources that a
// filter asks for.
func (m *Memory) hasSources(a *index.Article, f search.Filter) bool {
	return f.HasSources(countSources(m.story(storyOf(a))))
}
