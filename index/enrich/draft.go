package enrich

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"dateline/index"
	"dateline/index/gazetteer"
	"dateline/index/text"
)

// draft is an article on its way through the steps, with what they share. It
// is used by one goroutine for one article at a time, and then again for
// another, so that its buffers are made once.
//
// A step reads passages, looks at what the steps before it have set in the
// article, and calls add for every value it finds. It never sets Actors,
// Locations or Mentions of the article itself: finish makes them from what was
// added.
type draft struct {
	article   *index.Article
	gazetteer *gazetteer.Gazetteer // nil in Asserted
	now       time.Time

	title []text.Word // the words of the title
	body  []text.Word // the words of the body, boilerplate and dateline included

	// start is the offset in Body at which the report begins: behind the
	// dateline and what stands before it, 0 when there is none.
	start int
	head  index.Span   // what of the text before is read: a repeated title, a place that only the text decides
	line  datelineForm // the dateline as written, zero when there is none

	sampled languageSample // what language has weighed, for its buffers

	reads    []passage // what passages returns; made once, when the dateline is known
	mentions []index.Mention
	names    reading     // the names of the text, for actors and places
	found    []textDate  // the dates that the text names, in order: title, then body
	signs    []eventSign // what speaks for a type of event
}

// passage is a stretch of the title or the body that steps read: without
// boilerplate, and without the dateline. Names and dates do not reach from one
// passage into the next.
type passage struct {
	in    string      // index.InTitle or index.InBody: which text
	text  string      // that whole text, to which all offsets refer
	words []text.Word // the words of the stretch, at least one
}

// begin takes up an article.
func (d *draft) begin(a *index.Article, g *gazetteer.Gazetteer, now time.Time) {
	*d = draft{
		article: a, gazetteer: g, now: now,
		title: d.title[:0], body: d.body[:0], reads: d.reads[:0], mentions: d.mentions[:0], found: d.found[:0], names: d.names, signs: d.signs[:0], sampled: d.sampled,
	}
}

// split finds the words of the article.
func (d *draft) split() {
	d.title = text.AppendWords(d.title, d.article.Title)
	d.body = text.AppendWords(d.body, d.article.Body)
}

// passages returns what there is to read: the title, and the body from start
// on, parted where boilerplate stands. The steps clean and dateline come
// before its first use.
func (d *draft) passages() []passage {
	if len(d.reads) > 0 {
		return d.reads
	}
	if len(d.title) > 0 {
		d.reads = append(d.reads, passage{in: index.InTitle, text: d.article.Title, words: d.title})
	}
	d.read(wordAt(d.body, d.head.Start), wordAt(d.body, d.head.End))
	from := wordAt(d.body, d.start)
	for _, skip := range d.article.Boilerplate {
		to := max(from, wordAt(d.body, skip.Start))
		d.read(from, to)
		from = max(to, wordAt(d.body, skip.End))
	}
	d.read(from, len(d.body))
	return d.reads
}

// read adds the words of the body from and to the given numbers as a passage.
func (d *draft) read(from, to int) {
	if from < to {
		d.reads = append(d.reads, passage{in: index.InBody, text: d.article.Body, words: d.body[from:to]})
	}
}

// wordAt returns the number of the first word that starts at offset or later.
func wordAt(words []text.Word, offset int) int {
	i, _ := slices.BinarySearchFunc(words, offset, func(w text.Word, at int) int { return cmp.Compare(w.Start, at) })
	return i
}

// inBoilerplate reports whether the byte at an offset of the body belongs to
// boilerplate.
func (d *draft) inBoilerplate(offset int) bool {
	spans := d.article.Boilerplate
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > offset })
	return i < len(spans) && spans[i].Start <= offset
}

// add records a value of a field and the stretch of text that proves it:
// bytes start to end of the title, of the body, or nothing (in is
// index.InRecord), and the name of the rule that found it. A stretch that is
// not in the text is a mistake of the step and is dropped.
func (d *draft) add(field, value string, start, end int, in, rule string) {
	m := index.Mention{Field: field, Value: value, In: in, Rule: rule}
	if in == index.InRecord {
		d.mentions = append(d.mentions, m)
		return
	}
	s := d.article.Body
	if in == index.InTitle {
		s = d.article.Title
	}
	if start < 0 || end > len(s) || start >= end {
		return
	}
	m.Start, m.End, m.Text = start, end, s[start:end]
	d.mentions = append(d.mentions, m)
}

// finish puts the mentions in order (of the record, of the title, of the body;
// then by place), drops those that say the same twice, and gathers the types,
// actors and locations from them.
func (d *draft) finish() {
	a := d.article
	a.Mentions = slices.Grow(a.Mentions, len(d.mentions))
	order := d.inOrder()
	for i, number := range order {
		m := &d.mentions[number]
		if !d.repeated(order[:i], m) {
			m.Confidence = confidence(m)
			d.locate(m)
			a.Mentions = append(a.Mentions, *m)
		}
	}
	a.Types = values(a.Mentions, index.FieldType)
	a.Actors = values(a.Mentions, index.FieldActor)
	a.Locations = values(a.Mentions, index.FieldLocation)
	a.DateSuspect = suspect(a.Published, a.Asserted.Published, d.now)
	a.EventSuspect = suspect(a.EventDate, a.Asserted.EventDate, d.now)
}

// inOrder returns the numbers of the mentions in order: they are large, and so
// their places are sorted and not they.
func (d *draft) inOrder() []int {
	order := make([]int, len(d.mentions))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		x, y := &d.mentions[i], &d.mentions[j]
		return cmp.Or(cmp.Compare(part(x.In), part(y.In)), cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End), cmp.Compare(i, j))
	})
	return order
}

// repeated reports whether m says the same as one of the mentions before it,
// which are in order.
func (d *draft) repeated(before []int, m *index.Mention) bool {
	for i := len(before) - 1; i >= 0; i-- {
		o := &d.mentions[before[i]]
		if o.In != m.In || o.Start != m.Start || o.End != m.End {
			return false
		}
		if o.Field == m.Field && o.Value == m.Value && o.Rule == m.Rule && o.As == m.As {
			return true
		}
	}
	return false
}

// part orders the places in which a mention can stand.
func part(in string) int {
	switch in {
	case index.InRecord:
		return 0
	case index.InTitle:
		return 1
	}
	return 2
}

// values returns the values of a field that mentions name, sorted, each once.
func values(mentions []index.Mention, field string) []string {
	var found []string
	for _, m := range mentions {
		if m.Field == field {
			found = append(found, m.Value)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}
