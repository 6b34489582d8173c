// Package bleveindex keeps the index: a Bleve (scorch) index that is derived
// from the archive, checked before it is believed and rebuilt from the archive
// whenever it is not what it should be.
//
// It works below Bleve's query layer: documents are made here from
// [index.Schema], without a mapping, and readers get the segments themselves.
// An indexed article has
//
//   - for every Text field, each word in its folded form at positions 1, 2, 3,
//     ..., and at the same position its stem, where the language of the article
//     has a stemmer and the word is not its own stem, see [text.OwnStem], and
//     that of the compound it ends, see [text.StemCompound],
//     and its form as an acronym, see [text.Acronym]; the norm is the length of the field
//     in words, see [FieldLength], and is also in the field that [LengthField]
//     names;
//   - for every Keyword and Path field, each whole value as one term; of a path
//     only the full one;
//   - for every Dates field, the term that [DateTerm] makes, and for every
//     Numbers field that of [NumberTerm], none when unknown;
//   - its id, which is all that is stored: texts are in the archive.
//
// Terms carry no byte offsets, doc values do not exist, fields are not copied
// into one another.
package bleveindex

import (
	"encoding/binary"
	"math"

	"dateline/index"
	"dateline/index/text"

	bleve "github.com/blevesearch/bleve_index_api"
)

// idField is Bleve's name for the field of document ids.
const idField = "_id"

// LengthField returns the name of the field that holds, for each article, the
// length in words of the given Text field, as a term that [ParseLengthTerm]
// reads. It is there for statistics: lengths without reading all postings.
func LengthField(field string) string { return field + "#words" }

const lengthTermSize = 4

func lengthTerm(words int) []byte {
	return binary.BigEndian.AppendUint32(nil, uint32(words))
}

// ParseLengthTerm returns the number of words that a term of a [LengthField]
// stands for.
func ParseLengthTerm(term []byte) (words int, ok bool) {
	if len(term) != lengthTermSize {
		return 0, false
	}
	return int(binary.BigEndian.Uint32(term)), true
}

// FieldLength returns the length in words of a Text field from the norm of any
// posting in it. A segment stores the length itself but hands out 1/sqrt(length)
// rounded to a float32; the way back is exact up to 4 million words, twice what
// the longest body can hold.
func FieldLength(norm float64) int {
	if norm <= 0 || math.IsInf(norm, 0) {
		return 0
	}
	return int(math.Round(1 / (norm * norm)))
}

// Analyzer makes documents of articles. It keeps buffers and a cache of stems
// between calls, so one goroutine at a time may use it.
type Analyzer struct {
	fields []index.Field
	words  []text.Word
	stems  stemCache
	long   []*bleve.TokenLocation // buffer of occurrences
}

// NewAnalyzer returns an Analyzer for the fields of [index.Schema].
func NewAnalyzer() *Analyzer {
	return &Analyzer{fields: index.Schema(), stems: stemCache{}}
}

// Document returns the article in the form in which a segment takes it.
func (z *Analyzer) Document(a *index.Article) bleve.Document {
	d := &document{id: a.ID, fields: make([]field, 1, len(z.fields)+3)}
	d.fields[0] = field{name: idField, value: []byte(a.ID), options: bleve.IndexField | bleve.StoreField}
	d.fields[0].setTerms(a.ID)
	for _, row := range z.fields {
		switch row.Kind {
		case index.Text:
			f := z.textField(row.Name, row.Values(a), a.Language)
			length := field{name: LengthField(row.Name), options: bleve.IndexField}
			length.setTerms(string(lengthTerm(f.length)))
			d.fields = append(d.fields, f, length)
		case index.Dates:
			d.fields = append(d.fields, termField(row.Name, DateTerm(row.Date(a))))
		case index.Numbers:
			if row.Number == nil { // counted over stories when asked for
				continue
			}
			d.fields = append(d.fields, termField(row.Name, NumberTerm(row.Number(a))))
		default:
			f := field{name: row.Name, options: bleve.IndexField}
			f.setTerms(row.Values(a)...)
			d.fields = append(d.fields, f)
		}
	}
	return d
}

// termField returns a field of one term, or of none where it is nil.
func termField(name string, term []byte) field {
	f := field{name: name, options: bleve.IndexField}
	if term != nil {
		f.setTerms(string(term))
	}
	return f
}

// document is an analysed article. Every document has every field, if without
// terms: segments of equal fields are merged by copying.
type document struct {
	id     string
	fields []field
}

var _ bleve.Document = (*document)(nil)

func (d *document) ID() string { return d.id }

func (d *document) VisitFields(visit bleve.FieldVisitor) {
	for i := range d.fields {
		visit(&d.fields[i])
	}
}

func (d *document) VisitComposite(bleve.CompositeFieldVisitor) {}

func (d *document) HasComposite() bool { return false }

func (d *document) AddIDField() {} // it is there from the beginning

func (d *document) Indexed() bool { return true }

func (d *document) Size() int { return len(d.id) }

func (d *document) StoredFieldsBytes() uint64 { return uint64(len(d.id)) }

func (d *document) NumPlainTextBytes() uint64 { return 0 }

// field is one analysed field of a document.
type field struct {
	name    string
	value   []byte // what is stored
	options bleve.FieldIndexingOptions
	length  int
	terms   bleve.TokenFrequencies
}

var _ bleve.Field = (*field)(nil)

// setTerms makes whole values the terms of the field. Frequency and length are
// 1 and not 0: with these a merge writes a term of a single article into the
// dictionary itself, and takes a norm of 0 for an empty list.
func (f *field) setTerms(values ...string) {
	f.length = 1
	f.terms = make(bleve.TokenFrequencies, len(values))
	slab := make([]bleve.TokenFreq, len(values))
	for i, v := range values {
		slab[i].SetFrequency(1)
		f.terms[v] = &slab[i]
	}
}

func (f *field) Name() string { return f.name }

func (f *field) Value() []byte { return f.value }

func (f *field) ArrayPositions() []uint64 { return nil }

func (f *field) EncodedFieldType() byte { return 't' }

func (f *field) Analyze() {} // done before Bleve sees it, where a panic can be caught

func (f *field) Options() bleve.FieldIndexingOptions { return f.options }

func (f *field) AnalyzedLength() int { return f.length }

func (f *field) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return f.terms }

func (f *field) NumPlainTextBytes() uint64 { return 0 }
