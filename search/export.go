package search

import (
	"context"

	"dateline/index"
)

// Exporter gives every article that a query finds, whatever their number.
type Exporter interface {
	// Export hands all articles that a normalised query finds to a sink, in
	// the order of the query; its page and its facets do not count. Which
	// articles these are is settled when Begin is called, and what is stored
	// meanwhile does not change it: an article that was updated since comes as
	// it is now. Export returns how many were deleted since and could not be
	// given. It ends with the first error of the sink, or of ctx.
	Export(ctx context.Context, q Query, to Sink) (gone int, err error)
}

// Sink takes what an export gives.
type Sink interface {
	// Begin is called once, before any article, with the answer to the query:
	// totals and notes, neither hits nor facets.
	Begin(*Result) error
	// Write is called with each article.
	Write(*index.Article) error
}
