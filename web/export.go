package web

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/rs/zerolog"

	"dateline/index"
	"dateline/search"
)

// format is a form in which found articles are exported.
type format struct {
	name      string
	help      string
	mediaType string
	extension string
	writer    func(w io.Writer, a asked) formatWriter
}

// formatWriter writes an export in one format. What it has written is complete
// only after end: a reader can tell.
type formatWriter interface {
	begin(*search.Result) error
	article(*index.Article) error
	end() error
}

// formats returns the table of formats, the default first.
func formats() []format {
	return []format{
		{"jsonl", "JSON Lines that dateline index reads again", "application/jsonl; charset=utf-8", "jsonl", newLinesWriter},
		{"csv", "a table for spreadsheets", "text/csv; charset=utf-8; header=present", "csv", newCSVWriter},
		{"geojson", "the places that articles name, for maps", "application/geo+json", "geojson", newGeoWriter},
	}
}

// FormatNames returns the names of the formats of an export.
func FormatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// Times and sizes of an export.
const (
	exportBuffer = 64 << 10 // bytes gathered before they are sent
	// exportPatience is how long a reader may take for what is in its buffers:
	// an export can last for hours, but not stand still.
	exportPatience = 60 * time.Second
)

// Headers and trailers of an export.
const (
	headerTotal = "X-Total-Count" // articles found
	headerGone  = "X-Gone-Count"  // trailer: those of them that were deleted before they could be sent
)

// notExported are the parameters of a search that an export does not take: it
// has every hit.
func notExported() []string { return []string{"limit", "cursor"} }

// ExportParameters returns the parameters of a search that an export takes, and
// that mean something there.
func ExportParameters() []Parameter {
	return slices.DeleteFunc(Parameters(), func(p Parameter) bool {
		return slices.Contains(append(notExported(), "facets", "facet.size", "interval", "explain"), p.Name)
	})
}

// readExport reads the parameters of an export: those of a search, and format.
func (s *server) readExport(values url.Values) (asked, format, error) {
	given, err := (parameter{Name: "format"}).check(values["format"])
	if err != nil {
		return asked{}, format{}, err
	}
	delete(values, "format")
	chosen := formats()[0]
	if len(given) > 0 {
		if err := oneOf("format", given[0], FormatNames()...); err != nil {
			return asked{}, format{}, err
		}
		for _, f := range formats() {
			if f.name == given[0] {
				chosen = f
			}
		}
	}
	for _, name := range notExported() {
		if values.Has(name) {
			return asked{}, format{}, badCall(name, "an export has every hit, it takes no "+name, "Leave it out, or use "+pathAPISearch+".")
		}
	}
	a, err := s.readParams(values)
	return a, chosen, err
}

// Export writes every article that a search finds, with the parameters of the
// search and format, as GET /api/v1/export does. It returns how many articles
// were deleted before they could be written. Mistakes in the parameters are
// errors of type [*search.Error].
func Export(ctx context.Context, searcher search.Searcher, values url.Values, w io.Writer) (gone int, err error) {
	s := offline(searcher)
	a, f, err := s.readExport(values)
	if err != nil {
		return 0, err
	}
	buffered := bufio.NewWriterSize(w, exportBuffer)
	gone, err = writeExport(ctx, searcher, a, f.writer(buffered, a))
	return gone, errors.Join(err, buffered.Flush())
}

// writeExport writes an export to its end.
func writeExport(ctx context.Context, searcher search.Searcher, a asked, w formatWriter) (gone int, err error) {
	gone, err = searcher.Export(ctx, a.query, sink{w})
	if err != nil {
		return gone, err
	}
	return gone, w.end()
}

// sink is a formatWriter as the engine sees it.
type sink struct{ formatWriter }

// Begin writes what stands before the articles.
func (s sink) Begin(r *search.Result) error { return s.begin(r) }

// Write writes an article.
func (s sink) Write(a *index.Article) error { return s.article(a) }

// export answers GET /api/v1/export. It streams: an export that ends before its
// last article breaks the connection, so that no reader takes it for whole.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	values, err := queryValues(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	a, f, err := s.readExport(values)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	ctx, cancel := context.WithCancelCause(r.Context())
	defer cancel(nil)
	out := &stream{w: w, r: r, format: f, now: s.Now, searched: time.AfterFunc(s.Deadline, func() { cancel(errSearched) })}
	buffered := bufio.NewWriterSize(out, exportBuffer)
	out.formatWriter = f.writer(buffered, a)
	gone, err := writeExport(ctx, s.Searcher, a, out)
	if err == nil {
		err = buffered.Flush()
	}
	switch {
	case errors.Is(err, errHeadOnly):
	case err != nil && !out.begun:
		if cause := context.Cause(ctx); errors.Is(cause, errSearched) {
			err = cause
		}
		s.fail(w, r, err)
	case err != nil:
		zerolog.Ctx(r.Context()).Warn().Err(err).Msg("export broken off")
		panic(http.ErrAbortHandler)
	default:
		w.Header().Set(headerGone, strconv.Itoa(gone))
	}
}

// errHeadOnly ends an export of which only the headers are wanted.
var errHeadOnly = errors.New("only the headers are wanted")

// stream is a formatWriter whose output goes to a client.
type stream struct {
	formatWriter
	w        http.ResponseWriter
	r        *http.Request
	format   format
	now      func() time.Time
	searched *time.Timer // ends a search that takes too long
	begun    bool
}

func (s *stream) begin(result *search.Result) error {
	if !s.searched.Stop() {
		return errSearched
	}
	h := s.w.Header()
	h.Set("Content-Security-Policy", policyData)
	h.Set("Content-Type", s.format.mediaType)
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=\"dateline-%s.%s\"", s.now().UTC().Format(time.DateOnly), s.format.extension))
	h.Set(headerTotal, strconv.Itoa(result.Total.Articles))
	h.Set("Trailer", headerGone)
	s.begun = true
	s.w.WriteHeader(http.StatusOK)
	if s.r.Method == http.MethodHead {
		return errHeadOnly
	}
	return s.formatWriter.begin(result)
}

// Write sends some bytes. A client that takes none for too long is given up.
func (s *stream) Write(b []byte) (int, error) {
	control := http.NewResponseController(s.w)
	if err := control.SetWriteDeadline(time.Now().Add(exportPatience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return 0, fmt.Errorf("sending an export: %w", err)
	}
	n, err := s.w.Write(b)
	if err != nil {
		return n, fmt.Errorf("sending an export: %w", err)
	}
	return n, nil
}
