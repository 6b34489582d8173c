// Package testdata embeds the demonstration corpus: short articles written for
// dateline from public facts, each of which names where its facts can be
// checked.
package testdata

import "embed"

// Corpus holds the files of the corpus under "corpus".
//
//go:embed corpus
var Corpus embed.FS
