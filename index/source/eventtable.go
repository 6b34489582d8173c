package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"dateline/index"
)

// lookup is the record of an event as its columns: it returns what stands under
// a name, "" where there is nothing. Of several names, which versions of the
// data use for the same thing, the first that has something counts.
type lookup func(names ...string) string

// lookIn returns the lookup of cells under names in small letters.
func lookIn(places map[string]int, cells []string) lookup {
	return func(names ...string) string {
		for _, name := range names {
			if i, ok := places[name]; ok && i < len(cells) {
				if cell := strings.TrimSpace(cells[i]); cell != "" {
					return cell
				}
			}
		}
		return ""
	}
}

// placesOf returns where the columns of a table stand, by their names in small
// letters.
func placesOf(names []string) map[string]int {
	places := make(map[string]int, len(names))
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := places[name]; !twice {
			places[name] = i
		}
	}
	return places
}

// events makes an article of every row of a table, but for one with the tags
// of the Humanitarian Exchange Language.
func (t *table) events(in *input, yield yield, article func(lookup) (*index.Article, error)) bool {
	places := placesOf(t.columns)
	return t.each(in, yield, func(r row) (*index.Article, error) {
		if isTags(r.cells) {
			return nil, nil
		}
		return article(lookIn(places, r.cells))
	})
}

// isTags reports whether a row holds the tags of the Humanitarian Exchange
// Language, which stand below the header: #date, #country+name.
func isTags(cells []string) bool {
	tags := 0
	for _, c := range cells {
		switch c = strings.TrimSpace(c); {
		case strings.HasPrefix(c, "#"):
			tags++
		case c != "":
			return false
		}
	}
	return tags > 0
}

// readEventTable reads a table whose first row names its columns.
func readEventTable(in *input, yield yield, article func(lookup) (*index.Article, error)) bool {
	in.decodeForeign()
	t, err := openTable(in)
	if err != nil {
		return yield(nil, in.rejectRow(err))
	}
	return t.events(in, yield, article)
}

// firstRow returns the cells of the first line of a text as that of a table,
// nil when it is none.
func firstRow(text []byte) []string {
	line := append(bytes.Clone(firstLine(text)), '\n')
	t, err := openTable(&input{r: bufio.NewReaderSize(bytes.NewReader(line), max(headSize, len(line)))})
	if err != nil {
		return nil
	}
	return t.columns
}

// haveColumns reports whether cells are the names of columns with all of the
// given ones among them.
func haveColumns(cells []string, names ...string) bool {
	places := placesOf(cells)
	for _, name := range names {
		if _, ok := places[name]; !ok {
			return false
		}
	}
	return true
}

// firstLine returns the first line of a text that is not blank.
func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(bytes.TrimLeft(text, " \t\r\n"), []byte("\n"))
	return bytes.TrimRight(line, "\r")
}

// readTabs reads a table without quotes and without names of columns, in which
// every character but the tab stands for itself. columns names the cells of a
// row by their number.
func readTabs(in *input, yield yield, columns func(cells int) map[string]int, article func(lookup) (*index.Article, error)) bool {
	in.decodeForeign()
	l := &lines{r: in.r}
	for {
		line, err := l.read()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil && !errors.Is(err, errLineTooLong):
			return yield(nil, in.reject(l.number, l.pos, err))
		case err == nil && len(line) == 0:
			continue
		}
		var a *index.Article
		if err == nil {
			a, err = tabsArticle(line, columns, article)
		}
		if !handOn(a, in.rejectOf(l.number, l.pos, err), yield) {
			return false
		}
	}
}

func tabsArticle(line []byte, columns func(cells int) map[string]int, article func(lookup) (*index.Article, error)) (*index.Article, error) {
	if i := invalidUTF8(line); i >= 0 {
		return nil, fmt.Errorf("not UTF-8 at byte %d of the line", i)
	}
	cells := strings.Split(string(line), "\t")
	places := columns(len(cells))
	if places == nil {
		return nil, fmt.Errorf("%d cells, which no version of the data has", len(cells))
	}
	return article(lookIn(places, cells))
}
