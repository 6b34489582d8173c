package source

import (
	"encoding/xml"
	"errors"
	"fmt"

	"dateline/index"
)

var (
	errNoAddresses = errors.New("a sitemap without addresses")
	errNoTitles    = errors.New("a sitemap without titles: it has addresses only")
)

// readSitemap reads a news sitemap: articles of which it has title, date,
// address and source, and no text.
func readSitemap(in *input, yield yield) bool {
	s := newXMLStream(in, yield)
	untitled := 0
	goOn := s.each(func(start xml.StartElement) {
		if nameOfXML(start.Name) != "url" {
			return
		}
		e, ok := s.element(start)
		switch {
		case !ok:
		case e.at("news:news/news:title").line() == "":
			untitled++
		default:
			s.take(articleOfSitemap(e))
		}
	})
	switch {
	case goOn && untitled == 0 && s.count == 0:
		return yield(nil, in.reject(0, 0, errNoAddresses))
	case !goOn || untitled == 0:
		return goOn
	case s.count == 0:
		return yield(nil, in.reject(0, 0, errNoTitles))
	}
	return yield(nil, in.reject(0, 0, fmt.Errorf("%d addresses without a title", untitled)))
}

func articleOfSitemap(e *element) (*index.Article, error) {
	news := e.at("news:news")
	var r record
	r.a.Title = news.at("news:title").line()
	r.a.Source = nameOf(escapeHTML(news.at("news:publication/news:name").line()))
	r.a.URL = webAddress(e.at("loc").line())
	r.a.Asserted.Language = languageCode(news.at("news:publication/news:language").line())
	published, err := dateIn(news, []string{"news:publication_date"})
	if err != nil {
		return nil, err
	}
	r.a.Asserted.Published = published
	return r.article()
}
