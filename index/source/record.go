package source

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"dateline/index"
)

// Keys of a record: members of a JSON object, lines of front matter.
const (
	keyID        = "id"
	keyTitle     = "title"
	keyBody      = "body"
	keyURL       = "url"
	keySource    = "source"
	keyLanguage  = "language"
	keyType      = "type"
	keyPublished = "published"
	keyEventDate = "event_date"
	keyActors    = "actors"
	keyLocations = "locations"
)

// field is a row of the table of fields of a record.
type field struct {
	key      string
	synonyms []string // other names of it, folded; where a record has several, the first of them here is meant
	many     bool     // has a list of values
	number   bool     // can be a number in JSON
	inside   string   // key of the text, where it is an object in JSON
	value    func(r *record, values []string) error
}

// fields is the table of fields.
var fields = []field{
	{key: keyID, synonyms: []string{"guid", "uuid", "identifier", "articleid", "docid", "documentid"}, number: true,
		value: textField(func(r *record) *string { return &r.a.ID })},
	{key: keyTitle, synonyms: []string{"headline", "heading", "name", "subject"}, inside: "rendered",
		value: textField(func(r *record) *string { return &r.a.Title })},
	{key: keyBody, synonyms: []string{"text", "content", "article", "articlebody", "bodytext", "fulltext", "maintext", "contenttext", contentHTML, bodyHTML, "story", "description", "summary", "abstract"}, inside: "rendered",
		value: bodyField},
	{key: keyURL, synonyms: []string{"link", "href", "permalink", "weburl", "articleurl", "canonicalurl", "pageurl"},
		value: textField(func(r *record) *string { return &r.a.URL })},
	{key: keySource, synonyms: []string{"publisher", "outlet", "site", "sitename", "sourcename", "publication", "newspaper", "provider"}, inside: "name",
		value: textField(func(r *record) *string { return &r.a.Source })},
	{key: keyLanguage, synonyms: []string{"lang", "languagecode", "inlanguage", "locale"}, value: languageField},
	{key: keyType, value: textField(func(r *record) *string { return &r.a.Type })},
	{key: keyPublished, synonyms: []string{"datepublished", "publishedat", "publisheddate", "publicationdate", "publishdate", "publishedon", "pubdate", "firstpublished", "date", "datetime", "dateposted", "posted", "created", "createdat", "datecreated"}, number: true,
		value: dateField(func(r *record) *index.Date { return &r.a.Asserted.Published })},
	{key: keyEventDate, synonyms: []string{"dateofevent", "incidentdate"}, number: true,
		value: dateField(func(r *record) *index.Date { return &r.a.Asserted.EventDate })},
	{key: keyActors, synonyms: []string{"actor"}, many: true, value: listField(func(r *record) *[]string { return &r.a.Asserted.Actors })},
	{key: keyLocations, synonyms: []string{"location", "places", "place"}, many: true, value: listField(func(r *record) *[]string { return &r.a.Asserted.Locations })},
}

// Names of fields whose text is HTML.
const (
	contentHTML = "contenthtml"
	bodyHTML    = "bodyhtml"
)

var (
	errTwice    = errors.New("given twice")
	errWantText = errors.New("want a text")
	errWantList = errors.New("want a list of texts")
)

func (f field) wrongKind() error {
	if f.many {
		return errWantList
	}
	return errWantText
}

// record gathers what a record says, field by field.
type record struct {
	a index.Article
}

// set takes the values of a field.
func (r *record) set(f field, values ...string) error {
	if len(values) == 0 {
		return nil
	}
	if err := f.value(r, values); err != nil {
		return fmt.Errorf("%s: %w", f.key, err)
	}
	return nil
}

// article returns the article of the record, with an id, when it keeps the
// limits of an article.
func (r *record) article() (*index.Article, error) {
	a := r.a
	if strings.TrimSpace(a.Body) == "" {
		a.Body = ""
	}
	if len(a.ID) > index.MaxID {
		return nil, fmt.Errorf("id: %d bytes, the limit is %d", len(a.ID), index.MaxID)
	}
	a.ID = idOf(&a)
	if err := a.Check(); err != nil {
		return nil, err
	}
	return &a, nil
}

func textField(target func(*record) *string) func(*record, []string) error {
	return func(r *record, values []string) error {
		*target(r) = oneLine(values[0])
		return nil
	}
}

func bodyField(r *record, values []string) error {
	r.a.Body = values[0]
	return nil
}

// languageField takes the ISO 639 code of a language tag (BCP 47), the one of
// two letters where there is one. What is no tag is left out: the text itself
// shows its language.
func languageField(r *record, values []string) error {
	r.a.Asserted.Language = languageCode(values[0])
	return nil
}

func languageCode(tag string) string {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	parsed, err := language.DeprecatedBase.Parse(code) // iw is he today
	if base, confidence := parsed.Base(); err == nil && confidence == language.Exact {
		return base.String()
	}
	return ""
}

func dateField(target func(*record) *index.Date) func(*record, []string) error {
	return func(r *record, values []string) error {
		value := strings.TrimSpace(values[0])
		if value == "" {
			return nil
		}
		d, err := parseDate(value)
		if err != nil {
			return err
		}
		*target(r) = d
		return nil
	}
}

func listField(target func(*record) *[]string) func(*record, []string) error {
	return func(r *record, values []string) error {
		for _, v := range values {
			if v = oneLine(v); v != "" {
				*target(r) = append(*target(r), v)
			}
		}
		return nil
	}
}

// oneLine returns s without line breaks, tabs, and blanks around it.
func oneLine(s string) string {
	s = strings.TrimSpace(s)
	if !strings.ContainsAny(s, "\t\n\v\f\r\u0085\u2028\u2029") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\t\n\v\f\r\u0085\u2028\u2029", r) {
			return ' '
		}
		return r
	}, s)
}
