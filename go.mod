module dateline

go 1.26.0

require (
	codeberg.org/readeck/go-readability/v2 v2.1.3 // the article in a web page (index/source/html.go only)
	github.com/RoaringBitmap/roaring/v2 v2.14.5 // sets of articles; Bleve brings it
	github.com/blevesearch/bleve/v2 v2.6.3 // the index: postings, segments, merges (index/bleveindex, search/blevesearch only)
	github.com/blevesearch/bleve_index_api v1.4.1 // documents of the index; Bleve brings it
	github.com/blevesearch/scorch_segment_api/v2 v2.4.11 // segments of the index; Bleve brings it
	github.com/blevesearch/snowballstem v0.9.0 // stems by language; Bleve brings it
	github.com/blevesearch/vellum v1.2.1 // automata of fuzzy words; Bleve brings it
	github.com/chromedp/cdproto v0.159.0 // the browser tests
	github.com/chromedp/chromedp v0.23.0 // the browser tests
	github.com/goccy/go-json v0.12.0 // JSON of answers in a quarter of the time (web/respond.go only); held to encoding/json by a test
	github.com/google/go-cmp v0.7.0 // differences in tests
	github.com/gorilla/mux v1.8.1 // routes (web/routes.go only)
	github.com/klauspost/compress v1.20.3 // zstd for archive and input, gzip for answers
	github.com/mattn/go-isatty v0.0.20 // is it a terminal? zerolog brings it
	github.com/rogpeppe/go-internal v1.16.0 // scripts of the command line in tests
	github.com/rs/zerolog v1.35.1 // the log (cmd and web only)
	github.com/spf13/cobra v1.10.2 // the command line: help, flags, completion (cmd only)
	github.com/spf13/pflag v1.0.10 // the flags of cobra, for their environment form
	go.etcd.io/bbolt v1.5.0 // the archive, one file with transactions; Bleve brings it
	go.uber.org/goleak v1.3.0 // goroutines that tests leave behind
	golang.org/x/net v0.62.0 // HTML and its character sets
	golang.org/x/text v0.43.0 // Unicode normalisation (NFKC), character sets; languages, plural forms and numbers of the pages
	pgregory.net/rapid v1.3.0 // property tests
)

require (
	github.com/andybalholm/cascadia v1.3.3 // indirect
	github.com/bits-and-blooms/bitset v1.24.2 // indirect
	github.com/blevesearch/geo v0.2.8 // indirect
	github.com/blevesearch/go-faiss v1.1.5 // indirect
	github.com/blevesearch/mmap-go v1.2.0 // indirect
	github.com/blevesearch/upsidedown_store_api v1.0.2 // indirect
	github.com/blevesearch/zapx/v11 v11.4.3 // indirect
	github.com/blevesearch/zapx/v12 v12.4.3 // indirect
	github.com/blevesearch/zapx/v13 v13.4.3 // indirect
	github.com/blevesearch/zapx/v14 v14.4.3 // indirect
	github.com/blevesearch/zapx/v15 v15.4.3 // indirect
	github.com/blevesearch/zapx/v16 v16.3.4 // indirect
	github.com/blevesearch/zapx/v17 v17.2.5 // indirect
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c // indirect
	github.com/gogs/chardet v0.0.0-20211120154057-b7413eaefb8f // indirect
	github.com/golang/snappy v1.0.0 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/itlightning/dateparse v0.2.1 // indirect
	github.com/json-iterator/go v0.0.0-20171115153421-f7279a603ede // indirect
	github.com/mattn/go-colorable v0.1.14 // indirect
	github.com/mschoch/smat v0.2.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/tools v0.51.0 // indirect
)
