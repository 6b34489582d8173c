package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"dateline/index"
	"dateline/index/source"
)

const (
	surveyRejects = 3   // rejects shown of a file: enough to see what is wrong with it
	surveyPage    = 100 // files of one table: a folder can have a million, and the first should be seen at once
)

// fileSurvey is what would be read from one file.
type fileSurvey struct {
	File      string          `json:"file"`
	Format    source.Format   `json:"format"` // "" when it cannot be read
	Packing   string          `json:"packing"`
	Records   int             `json:"records"`
	Rejected  int             `json:"rejected"`
	InDoubt   int             `json:"in_doubt"` // bytes that are no character
	Fields    map[string]int  `json:"fields"`   // records that have each
	Published daySpan         `json:"published"`
	Event     daySpan         `json:"event"`
	Languages map[string]int  `json:"languages"` // as the records say
	Rejects   []*index.Reject `json:"rejects"`   // the first
}

// daySpan is the first and the last of some dates.
type daySpan struct {
	From index.Date `json:"from"`
	To   index.Date `json:"to"`
}

func (s *daySpan) add(d index.Date) {
	if d.IsZero() {
		return
	}
	d = index.DayOf(d.DayNumber())
	if s.From.IsZero() || d.DayNumber() < s.From.DayNumber() {
		s.From = d
	}
	if s.To.IsZero() || d.DayNumber() > s.To.DayNumber() {
		s.To = d
	}
}

func (s daySpan) String() string {
	if s.From == s.To {
		return s.From.String()
	}
	return s.From.String() + ".." + s.To.String()
}

// surveyFields are the fields that a survey counts, in the order of its table.
func surveyFields() []struct {
	name string
	has  func(*index.Article) bool
} {
	return []struct {
		name string
		has  func(*index.Article) bool
	}{
		{"title", func(a *index.Article) bool { return a.Title != "" }},
		{"body", func(a *index.Article) bool { return a.Body != "" }},
		{"url", func(a *index.Article) bool { return a.URL != "" }},
		{"source", func(a *index.Article) bool { return a.Source != "" }},
		{"type", func(a *index.Article) bool { return a.Type != "" }},
		{"language", func(a *index.Article) bool { return a.Asserted.Language != "" }},
		{"published", func(a *index.Article) bool { return !a.Asserted.Published.IsZero() }},
		{"event_date", func(a *index.Article) bool { return !a.Asserted.EventDate.IsZero() }},
		{"actors", func(a *index.Article) bool { return len(a.Asserted.Actors) > 0 }},
		{"locations", func(a *index.Article) bool { return len(a.Asserted.Locations) > 0 }},
		{"killed", func(a *index.Article) bool { return a.Event != nil && a.Event.Killed != (index.Killed{}) }},
		{"coordinates", func(a *index.Article) bool { return a.Event != nil && a.Event.Point != nil }},
	}
}

func newFileSurvey(f source.File) *fileSurvey {
	return &fileSurvey{File: f.Name, Format: f.Format, Packing: f.Packing, Fields: map[string]int{}, Languages: map[string]int{}, Rejects: []*index.Reject{}}
}

func (s *fileSurvey) add(a *index.Article) {
	s.Records++
	for _, f := range surveyFields() {
		if f.has(a) {
			s.Fields[f.name]++
		}
	}
	s.Published.add(a.Asserted.Published)
	s.Event.add(a.Asserted.EventDate)
	if l := a.Asserted.Language; l != "" {
		s.Languages[l]++
	}
}

func (s *fileSurvey) reject(r *index.Reject) {
	if s.InDoubt += r.InDoubt; r.InDoubt == 0 { // of others the record is read
		s.Rejected++
	}
	if len(s.Rejects) < surveyRejects {
		s.Rejects = append(s.Rejects, r)
	}
}

// surveyor goes through files and prints what is in them.
type surveyor struct {
	out     io.Writer
	asJSON  bool
	current *fileSurvey
	page    []*fileSurvey
	total   fileSurvey
	files   int
	err     error // of writing
}

// surveyPaths reads all paths and prints what indexing them would take from
// each file. It opens no data directory.
func surveyPaths(ctx context.Context, c config, paths []string, std streams) error {
	format, err := source.ParseFormat(c.format)
	if err != nil {
		return usageError{err}
	}
	columns, err := source.ParseMap(c.columns)
	if err != nil {
		return usageError{err}
	}
	rejects, err := openRejects(c.rejects)
	if err != nil {
		return err
	}
	s := &surveyor{out: std.out, asJSON: c.asJSON}
	opts := source.Options{Format: format, Map: columns, Stdin: std.in, DataDir: c.data, Limits: c.most, OnFile: func(f source.File) { s.begin(newFileSurvey(f)) }}
	for a, err := range source.Open(opts, paths...) {
		if ctx.Err() != nil {
			return errors.Join(context.Cause(ctx), rejects.close())
		}
		if err := s.take(a, err, rejects); err != nil {
			return errors.Join(fmt.Errorf("reading articles: %w", err), rejects.close())
		}
	}
	s.end()
	if err := errors.Join(s.err, rejects.close()); err != nil {
		return err
	}
	if s.total.Rejected > 0 {
		return errRejected
	}
	return nil
}

// take counts an article, or a reject in its place. Another error ends the
// survey.
func (s *surveyor) take(a *index.Article, err error, rejects *rejectFile) error {
	var reject *index.Reject
	if errors.As(err, &reject) {
		rejects.add(reject)
		if s.current == nil || s.current.File != reject.File {
			s.begin(newFileSurvey(source.File{Name: reject.File}))
		}
		s.current.reject(reject)
		return nil
	}
	if err == nil {
		s.current.add(a)
	}
	return err
}

// begin takes up the next file.
func (s *surveyor) begin(next *fileSurvey) {
	if s.current != nil {
		s.files++
		s.total.Records += s.current.Records
		s.total.Rejected += s.current.Rejected
		s.page = append(s.page, s.current)
	}
	s.current = next
	if len(s.page) >= surveyPage {
		s.flush()
	}
}

// end prints what is left, and the sum.
func (s *surveyor) end() {
	s.begin(nil)
	s.flush()
	if !s.asJSON {
		s.print("%s, %s, %s rejected; nothing was written\n", plural(s.files, "file"), plural(s.total.Records, "record"), grouped(s.total.Rejected))
	}
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return grouped(n) + " " + what + "s"
}

func (s *surveyor) print(format string, args ...any) {
	if _, err := fmt.Fprintf(s.out, format, args...); err != nil && s.err == nil {
		s.err = fmt.Errorf("writing the survey: %w", err)
	}
}

// flush prints the files of a page as a table and their rejects below it, or
// each as a line of JSON.
func (s *surveyor) flush() {
	page := s.page
	s.page = nil
	if s.asJSON {
		for _, f := range page {
			if err := json.NewEncoder(s.out).Encode(f); err != nil && s.err == nil {
				s.err = fmt.Errorf("writing the survey: %w", err)
			}
		}
		return
	}
	if len(page) == 0 {
		return
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "FILE\tFORMAT\tPACKING\tRECORDS\tREJECTED\tPUBLISHED\tEVENTS\tLANGUAGES\tFIELDS")
	for _, f := range page {
		fmt.Fprintln(w, strings.Join(f.row(), "\t"))
	}
	if err := w.Flush(); err != nil && s.err == nil {
		s.err = fmt.Errorf("writing the survey: %w", err)
	}
	for _, f := range page {
		more := f.Rejected
		for _, r := range f.Rejects {
			if r.InDoubt > 0 {
				s.print("in doubt: %s\n", printable(r.Error()))
				continue
			}
			s.print("rejected: %s\n", printable(r.Error()))
			more--
		}
		if more > 0 {
			s.print("rejected: %s: %s more\n", printable(f.File), grouped(more))
		}
	}
}

// row returns the cells of a file in the table, "-" where there is nothing.
func (s *fileSurvey) row() []string {
	format := string(s.Format)
	if format == "" {
		format = "not readable"
	}
	row := []string{printable(s.File), format, s.Packing, grouped(s.Records), grouped(s.Rejected), s.Published.String(), s.Event.String(), s.languages(), s.fields()}
	for i, cell := range row {
		if cell == "" {
			row[i] = "-"
		}
	}
	return row
}

// fields lists the fields that records have, with the number of records where
// not all have them.
func (s *fileSurvey) fields() string {
	var found []string
	for _, f := range surveyFields() {
		switch n := s.Fields[f.name]; n {
		case 0:
		case s.Records:
			found = append(found, f.name)
		default:
			found = append(found, f.name+" ("+grouped(n)+")")
		}
	}
	return strings.Join(found, ", ")
}

// surveyLanguages is the number of languages that the table names.
const surveyLanguages = 3

// languages lists the languages of records, the most frequent first.
func (s *fileSurvey) languages() string {
	var codes []string
	for code := range s.Languages {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(a, b string) int {
		if s.Languages[a] != s.Languages[b] {
			return s.Languages[b] - s.Languages[a]
		}
		return strings.Compare(a, b)
	})
	if len(codes) > surveyLanguages {
		codes = append(codes[:surveyLanguages], "…")
	}
	return strings.Join(codes, " ")
}
