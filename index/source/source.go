// Package source turns bytes into articles: files, folders and standard input,
// packed or not, in the formats that it knows. Every format has one file here
// and one row in the table of formats. What cannot be read is reported as an
// [index.Reject] and reading goes on; nothing is held in memory but the record
// at hand.
package source

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dateline/index"
)

// Format says how the articles of a file are written.
type Format string

// Formats. Auto looks at the content of each file, see [Detect].
const (
	Auto     Format = "auto"
	JSONL    Format = "jsonl"    // JSON Lines: one record a line
	JSON     Format = "json"     // records in a list, in an object around it, or one after the other
	CSV      Format = "csv"      // a header line and one record a row; tabs, semicolons or bars, too
	Feed     Format = "feed"     // RSS or Atom: one article an item
	Sitemap  Format = "sitemap"  // a news sitemap: titles and dates, one an address
	NITF     Format = "nitf"     // one text of an agency, in XML
	NewsML   Format = "newsml"   // NewsML-G2: one article a newsItem
	Mail     Format = "mail"     // one message (EML)
	Mbox     Format = "mbox"     // a mailbox: one article a message
	Markdown Format = "markdown" // one article, with or without front matter
	Text     Format = "text"     // one article, its first line is the title; front matter is read, too
	HTML     Format = "html"     // one article of a page

	UCDP      Format = "ucdp"      // events of the Uppsala Conflict Data Program (GED)
	ACLED     Format = "acled"     // events of Armed Conflict Location & Event Data
	GDELT     Format = "gdelt"     // events of GDELT 1.0 and 2.0
	GKG       Format = "gdelt-gkg" // Global Knowledge Graph of GDELT, 2.1
	ArtList   Format = "gdelt-doc" // articles that the DOC interface of GDELT lists
	ReliefWeb Format = "reliefweb" // reports and disasters of ReliefWeb
	WARC      Format = "warc"      // what a crawler got: pages and plain texts
	MediaWiki Format = "mediawiki" // dump of a wiki in XML
	Reuters   Format = "reuters"   // the collection Reuters-21578 in SGML
)

// format is a row of the table of formats.
type format struct {
	name       Format
	extensions []string // of file names, where the content alone does not tell
	read       func(in *input, yield yield) bool
}

// yield hands an article or a reject to the consumer, who answers whether to
// go on.
type yield = func(*index.Article, error) bool

// formats returns the table of formats. A new one is a row here and a file
// with its reader.
func formats() []format {
	return []format{
		{JSONL, []string{".jsonl", ".ndjson", ".json"}, readJSONL},
		{JSON, nil, readJSON},
		{CSV, []string{".csv", ".tsv", ".tab"}, readCSV},
		{Feed, []string{".rss", ".atom", ".rdf"}, readFeed},
		{Sitemap, nil, readSitemap},
		{NITF, []string{".nitf"}, readNITF},
		{NewsML, nil, readNewsML},
		{Mail, []string{".eml"}, readMail},
		{Mbox, []string{".mbox"}, readMbox},
		{Markdown, []string{".md", ".markdown"}, readMarkdown},
		{HTML, []string{".html", ".htm", ".xhtml"}, readHTML},
		{Text, []string{".txt", ".text"}, readText},
		{UCDP, nil, readUCDP},
		{ACLED, nil, readACLED},
		{GDELT, nil, readGDELT},
		{GKG, nil, readGKG},
		{ArtList, nil, readArtList},
		{ReliefWeb, nil, readReliefWeb},
		{WARC, []string{".warc"}, readWARC},
		{MediaWiki, nil, readMediaWiki},
		{Reuters, []string{".sgm", ".sgml"}, readReuters},
	}
}

// FormatNames returns the names of all formats as users write them.
func FormatNames() []string {
	names := []string{string(Auto)}
	for _, f := range formats() {
		names = append(names, string(f.name))
	}
	return names
}

// ParseFormat reads the name of a format as users write it. The empty name is
// Auto.
func ParseFormat(name string) (Format, error) {
	if name == "" {
		return Auto, nil
	}
	if names := FormatNames(); !slices.Contains(names, name) {
		return "", fmt.Errorf("unknown format %q: want one of %s", name, strings.Join(names, ", "))
	}
	return Format(name), nil
}

// Options say how input is read. The zero value reads files of any format.
type Options struct {
	Format  Format    // of every file; Auto when empty
	Stdin   io.Reader // what the path "-" reads
	Limits  index.Limits
	DataDir string // our own data directory: left out when a folder contains it

	// Map says by field which column of a table, or key of a record, holds it;
	// see [ParseMap]. For a field that is in it no other name counts.
	Map map[string]string

	// OnRead is called with every number of bytes that were read from a file,
	// packed as it is, for a progress bar; see [Size].
	OnRead func(n int)

	// OnFile is called with every file whose format is known, before its first
	// article comes.
	OnFile func(File)
}

// Open reads the articles of files, of folders with all below them, and of
// standard input ("-"), in the order of paths and inside a folder in the order
// of file names.
//
// A record, file or folder that cannot be read yields an [*index.Reject], and
// reading goes on behind it. Names that begin with a full stop (.git,
// .DS_Store) are passed over without one, unless they are named in paths
// themselves. Links to files are followed, links to folders are not: a folder
// can contain itself that way. A path that does not exist yields an error that
// is no Reject, before anything is read, and nothing follows it.
func Open(opts Options, paths ...string) iter.Seq2[*index.Article, error] {
	return func(yield func(*index.Article, error) bool) {
		w := newWalk(opts, osTree(), yield)
		for _, p := range paths {
			if err := w.exists(p); err != nil {
				yield(nil, err)
				return
			}
		}
		for _, p := range paths {
			if !w.path(p) {
				return
			}
		}
	}
}

// OpenFS reads all articles of a file system, as Open reads a folder.
func OpenFS(fsys fs.FS, opts Options) iter.Seq2[*index.Article, error] {
	return func(yield func(*index.Article, error) bool) {
		w := newWalk(opts, tree{stat: func(name string) (fs.FileInfo, error) { return fs.Stat(fsys, name) }, open: fsys.Open, join: path.Join}, yield)
		w.folder(".", 0)
	}
}

// Size returns the number of files that Open will read under paths and their
// bytes as they are on disk. What cannot be read counts nothing; nor does
// standard input, whose end nobody knows.
func Size(opts Options, paths ...string) (files int, bytes int64) {
	w := newWalk(opts, osTree(), func(*index.Article, error) bool { return true })
	w.visit = func(name string) bool {
		info, err := os.Stat(name)
		if err == nil {
			files++
			bytes += info.Size()
		}
		return true
	}
	for _, p := range paths {
		if p != stdin {
			w.path(p)
		}
	}
	return files, bytes
}

func osTree() tree {
	return tree{stat: os.Stat, open: func(name string) (fs.File, error) { return os.Open(name) }, join: filepath.Join}
}
