package blevesearch

import (
	"context"
	"fmt"

	"dateline/index"
	"dateline/index/text"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// snapshot is what one search sees: the segments of the index at one moment,
// and the context that bounds its work.
type snapshot struct {
	ctx      context.Context
	parts    []*part
	articles int            // that are live; of a later page those of the first, see statistics
	pinned   map[string]int // words of all articles by Text field, of a later page; nil to count them
	keptFrom int            // see keptFrom
	helpFrom int            // see helpFrom
	steps    int            // since the context was last looked at
	buffers  *scratch
	iterator segment.PostingsIterator // the last that a term was looked up with, to be used again
	automata *automata
	forms    *remembered[[]text.Form]

	last   *lastCopies
	copied *copies // nil until asked for
}

// part is a segment as one search sees it. Articles of a part are numbered from
// 0 to size-1; a set of them is a bitmap.
type part struct {
	of           *snapshot
	number       int // in the snapshot
	name         segmentName
	segment      segment.Segment
	size         int
	live         *roaring.Bitmap
	deleted      *roaring.Bitmap // nil when all are live
	columns      *columnCache
	postings     *columnCache // decoded, of common terms
	dictionaries map[string]segment.TermDictionary
	begun        map[string]begun  // by field
	looked       map[termKey]*term // that were looked up
}

func (s *Searcher) snapshot(ctx context.Context, from Snapshot) *snapshot {
	view := &snapshot{ctx: ctx, keptFrom: s.keptFrom, helpFrom: s.helpFrom, automata: &s.automata, forms: s.forms, last: &s.copies}
	names := make([]segmentName, 0, len(from.Segments()))
	for _, seg := range from.Segments() {
		p := &part{
			of: view, number: len(view.parts), name: segmentName{from.Generation(), seg.Id()}, segment: seg.Segment(), size: int(seg.FullSize()), live: seg.DocNumbersLive(),
			columns: s.columns, postings: s.postings, dictionaries: map[string]segment.TermDictionary{}, begun: map[string]begun{}, looked: map[termKey]*term{},
		}
		if d := seg.Deleted(); d != nil && !d.IsEmpty() {
			p.deleted = d
		}
		view.articles += int(p.live.GetCardinality())
		view.parts = append(view.parts, p)
		names = append(names, p.name)
	}
	s.columns.retain(names)
	s.postings.retain(names)
	return view
}

// stepsPerLook is how many postings are read between two looks at the context:
// some tens of microseconds of work.
const stepsPerLook = 4096

// step counts work and returns the error of the context once it is over.
func (s *snapshot) step(n int) error {
	s.steps += n
	if s.steps < stepsPerLook {
		return nil
	}
	s.steps = 0
	return s.ctx.Err()
}

// column names the column of a field.
func (p *part) column(field string) columnKey {
	return columnKey{segment: p.name, field: field}
}

func (p *part) dictionary(field string) (segment.TermDictionary, error) {
	if d, ok := p.dictionaries[field]; ok {
		return d, nil
	}
	d, err := p.segment.Dictionary(field)
	if err != nil {
		return nil, fmt.Errorf("reading the dictionary of %s: %w", field, err)
	}
	p.dictionaries[field] = d
	return d, nil
}

// languages returns the languages of the articles, each once, in order of
// their first segment.
func (s *snapshot) languages() ([]string, error) {
	var languages []string
	seen := map[string]bool{}
	for _, p := range s.parts {
		column, err := p.values(index.FieldLanguage)
		if err != nil {
			return nil, err
		}
		names := column.symbols.all()
		for _, number := range column.used {
			if language := names[number]; !seen[language] {
				seen[language] = true
				languages = append(languages, language)
			}
		}
	}
	return languages, nil
}

// has reports whether a live article has the value, or of a Path field one
// below it.
func (s *snapshot) has(field, value string) (bool, error) {
	for _, p := range s.parts {
		column, err := p.values(field)
		if err != nil {
			return false, err
		}
		if found, err := column.any(p, field, value); found || err != nil {
			return found, err
		}
	}
	return false, nil
}
