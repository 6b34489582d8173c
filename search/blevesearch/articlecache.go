package blevesearch

import (
	"container/list"
	"sync"
	"sync/atomic"

	"dateline/index"
	"dateline/index/text"
)

// Versions tells whether an article is still the one that was read before.
// Articles that have it are kept, decoded.
type Versions interface {
	// SeqOf returns the number of the change that made the article with an id
	// what it is, or index.ErrNotFound.
	SeqOf(id string) (uint64, error)
	// Seq returns the number of the last change of all.
	Seq() uint64
}

// articleCache keeps the articles that were shown last, with the words of their
// bodies: a reader who refines a search sees many of them again, and reading and
// splitting one costs more than all else for it. Safe for concurrent use.
type articleCache struct {
	articles Articles
	versions Versions // nil: nothing is kept
	most     int      // bytes

	mu    sync.Mutex
	kept  map[string]*list.Element
	order *list.List // of *keptArticle, the last used in front
	bytes int
}

// keptArticle is an article that is not to be changed.
type keptArticle struct {
	seq     uint64
	asOf    atomic.Uint64 // number of the last change of all when seq was looked up
	article *index.Article
	words   articleWords
	bytes   int
}

// articleWords are the words of an article.
type articleWords struct{ title, body []border }

// border is where a word begins and ends.
type border struct{ start, end uint32 }

// word returns the word, not folded.
func (b border) word() text.Word { return text.Word{Start: int(b.start), End: int(b.end)} }

func wordsOf(a *index.Article) articleWords {
	return articleWords{bordersOf(a.Title), bordersOf(a.Body)}
}

func bordersOf(s string) []border {
	words := text.AppendBorders(nil, s)
	all := make([]border, len(words))
	for i, w := range words {
		all[i] = border{uint32(w.Start), uint32(w.End)}
	}
	return all
}

func newArticleCache(articles Articles, most int) *articleCache {
	c := &articleCache{articles: articles, most: most, kept: map[string]*list.Element{}, order: list.New()}
	c.versions, _ = articles.(Versions)
	return c
}

// Get returns an article, which must not be changed, or index.ErrNotFound.
func (c *articleCache) Get(id string) (*index.Article, error) {
	if c.versions == nil {
		return c.articles.Get(id)
	}
	now, k := c.versions.Seq(), c.find(id)
	if k != nil && k.asOf.Load() == now {
		return k.article, nil
	}
	seq, err := c.versions.SeqOf(id)
	if err != nil {
		return nil, err
	}
	if k != nil && k.seq == seq {
		k.asOf.Store(now)
		return k.article, nil
	}
	a, err := c.articles.Get(id) // can be newer than seq: then it is read again the next time
	if err != nil {
		return nil, err
	}
	kept := &keptArticle{seq: seq, article: a, words: wordsOf(a)}
	kept.asOf.Store(now)
	c.keep(kept)
	return a, nil
}

// words returns the words of an article, which must not be changed.
func (c *articleCache) words(a *index.Article) articleWords {
	if k := c.find(a.ID); k != nil && k.article == a {
		return k.words
	}
	return wordsOf(a)
}

func (c *articleCache) find(id string) *keptArticle {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.kept[id]
	if !ok {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*keptArticle)
}

// largeShare is the share of the cache that no single article may take.
const largeShare = 16

func (c *articleCache) keep(k *keptArticle) {
	k.bytes = k.size()
	if k.bytes > c.most/largeShare {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if old, ok := c.kept[k.article.ID]; ok {
		c.drop(old)
	}
	c.kept[k.article.ID] = c.order.PushFront(k)
	c.bytes += k.bytes
	for c.bytes > c.most {
		c.drop(c.order.Back())
	}
}

func (c *articleCache) drop(e *list.Element) {
	k := c.order.Remove(e).(*keptArticle)
	delete(c.kept, k.article.ID)
	c.bytes -= k.bytes
}

// What things take in memory besides their text, by and large.
const (
	articleOverhead = 1 << 10
	mentionOverhead = 1 << 8
	valueOverhead   = 1 << 6
	borderBytes     = 8
)

func (k *keptArticle) size() int {
	a := k.article
	n := articleOverhead + len(a.Body) + len(a.Title) + len(a.URL) + mentionOverhead*len(a.Mentions) + borderBytes*(len(k.words.title)+len(k.words.body))
	for _, values := range [][]string{a.Actors, a.Locations, a.Types} {
		for _, v := range values {
			n += valueOverhead + len(v)
		}
	}
	return n
}
