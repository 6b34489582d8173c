package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-isatty"

	"dateline/index"
)

// How often progress is shown: a terminal can be redrawn, a log should stay
// short.
const (
	redrawEvery = 200 * time.Millisecond
	printEvery  = 5 * time.Second
)

// meter shows the progress of an ingest: a bar that redraws itself on a
// terminal, now and then a plain line elsewhere.
type meter struct {
	out      io.Writer
	terminal bool
	now      func() time.Time
	shown    time.Time
	drawn    bool
}

func newMeter(out io.Writer) *meter {
	return &meter{out: out, terminal: isTerminal(out), now: time.Now, shown: time.Now()}
}

// isTerminal reports whether w is a terminal that can move its cursor.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb"
}

// show draws the state of the ingest, unless it was drawn a moment ago.
func (m *meter) show(s index.Summary) {
	every := printEvery
	if m.terminal {
		every = redrawEvery
	}
	if m.now().Sub(m.shown) < every {
		return
	}
	m.shown = m.now()
	if m.terminal {
		m.drawn = true
		fmt.Fprintf(m.out, "\r\x1b[K%s %s read, %s rejected", spinner(s.Read), grouped(s.Read), grouped(s.Rejected))
		return
	}
	fmt.Fprintf(m.out, "%s read, %s rejected\n", grouped(s.Read), grouped(s.Rejected))
}

// done removes the bar.
func (m *meter) done() {
	if m.drawn {
		fmt.Fprint(m.out, "\r\x1b[K")
	}
}

// spinner is a bar that moves with the number of articles read; how many there
// will be is not known before the files are read.
func spinner(read int) string {
	const width = 20
	at := read / 100 % width
	return "[" + strings.Repeat(" ", at) + "=" + strings.Repeat(" ", width-1-at) + "]"
}

// grouped writes a number with thousands separators.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
