package blevesearch

import "github.com/RoaringBitmap/roaring/v2"

// idField is the field in which Bleve keeps the id of a document.
const idField = "_id"

// ids is the column of the ids of articles.
type ids []string

func (c ids) bytes() int {
	const perString = 16
	n := perString * len(c)
	for _, id := range c {
		n += len(id)
	}
	return n
}

func (p *part) ids() (ids, error) {
	made, err := p.columns.get(p.column(idField), func() (column, error) {
		column := make(ids, p.size)
		err := p.eachTerm(idField, func(id string, articles *roaring.Bitmap) error {
			for it := articles.Iterator(); it.HasNext(); {
				column[it.Next()] = id
			}
			return nil
		})
		return column, err
	})
	if err != nil {
		return nil, err
	}
	return made.(ids), nil
}
