package index

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// An article without an id of its own has that of its address. Publishers use
// addresses again: for a later version of the same text, which is an update,
// and now and then for another text, which must not swallow the first. The
// second text then gets the id of the address, a hyphen and a hash of its
// title, so that reading it again finds it, and so do its own updates.

const (
	// AddressPrefix begins the id of an article that was made from its address.
	AddressPrefix = "u-"
	// AddressHash is the number of hexadecimal digits behind AddressPrefix.
	AddressHash = 32

	titleHash = 4 // bytes: enough to tell the texts of one address apart

	// sameText is the share of the word pairs of the shorter body that the
	// longer one must have to be a version of it. Corrected releases have .94
	// and more; of 135,868 pairs of different ones by the same offices 47 have
	// .4 and more. What lies between is rewritten news, taken for an update.
	sameText = 0.4

	// MaxNamesakes bounds how many articles of one address are compared: the
	// address of a front page has another text every day.
	MaxNamesakes = 16

	// comparedBytes is how much of a text is compared: a page or two show
	// whether it is the same, and a text at its limit would take a second.
	comparedBytes = 64 << 10
)

// addressed reports whether the article has its id from its address.
func addressed(a *Article) bool { return a.URL != "" && addressOf(a.ID) == a.ID }

// addressOf returns the id that the address of an article has given, which may
// be the beginning of its own, or "" when the id is of another kind.
func addressOf(id string) string {
	const size = len(AddressPrefix) + AddressHash
	if len(id) < size || !strings.HasPrefix(id, AddressPrefix) || len(id) > size && id[size] != '-' {
		return ""
	}
	if strings.Trim(id[len(AddressPrefix):size], "0123456789abcdef") != "" {
		return ""
	}
	return id[:size]
}

// version is a text that an address has.
type version struct {
	id, title, body string
}

// text returns what versions are compared by.
func (v version) text() string {
	if v.body == "" {
		return v.title
	}
	return v.body[:min(len(v.body), comparedBytes)]
}

func versionOf(a *Article) version { return version{a.ID, a.Title, a.Body} }

// arrivals are the articles on their way into the archive. It is not safe for
// concurrent use.
type arrivals struct {
	count    map[string]int                // by id
	versions map[string]map[string]version // by address and id: the last of each
}

func newArrivals() arrivals {
	return arrivals{count: map[string]int{}, versions: map[string]map[string]version{}}
}

// add notes an article. It counts once for each batch that holds its id.
func (s *arrivals) add(a *Article, another bool) {
	if another {
		s.count[a.ID]++
	}
	address := addressOf(a.ID)
	if address == "" {
		return
	}
	if s.versions[address] == nil {
		s.versions[address] = map[string]version{}
	}
	s.versions[address][a.ID] = versionOf(a)
}

// remove notes that a batch with this id has arrived.
func (s *arrivals) remove(id string) {
	if s.count[id]--; s.count[id] > 0 {
		return
	}
	delete(s.count, id)
	address := addressOf(id)
	delete(s.versions[address], id)
	if len(s.versions[address]) == 0 {
		delete(s.versions, address)
	}
}

// settle gives an article whose address has another text already an id of its
// own.
func (in *Ingest) settle(a *Article) error {
	if !addressed(a) {
		return nil
	}
	stored, err := in.Archive.Namesakes(a.ID)
	if err != nil {
		return fmt.Errorf("looking up the articles of address %s: %w", a.URL, err)
	}
	a.ID = idAmong(in.versions(a.ID, stored), a)
	return nil
}

// versions returns the texts that an address has or is about to have, in the
// order of their ids, no more than are compared.
func (in *Ingest) versions(address string, stored []*Article) []version {
	in.mu.Lock()
	defer in.mu.Unlock()
	coming := in.arrivals.versions[address]
	var all []version
	for _, a := range stored {
		if _, ok := coming[a.ID]; !ok {
			all = append(all, versionOf(a))
		}
	}
	for _, v := range coming {
		all = append(all, v)
	}
	slices.SortFunc(all, func(a, b version) int { return strings.Compare(a.id, b.id) })
	return all[:min(len(all), MaxNamesakes)] // the one with the plain id is the first
}

// idAmong returns the id of the version that an article is an update of: the
// one with its title, else the one that is most like it; else a free id.
func idAmong(versions []version, a *Article) string {
	taken := false
	for _, v := range versions {
		taken = taken || v.id == a.ID
		if a.Title != "" && sameTitle(v.title, a.Title) {
			return v.id
		}
	}
	best, most := "", 0.0
	mine := wordPairs(versionOf(a).text())
	for _, v := range versions {
		if alike := likeness(mine, wordPairs(v.text())); alike >= sameText && alike > most {
			best, most = v.id, alike
		}
	}
	switch {
	case best != "":
		return best
	case !taken:
		return a.ID
	}
	name := foldTitle(a.Title)
	if name == "" {
		name = a.Body
	}
	sum := sha256.Sum256([]byte(name))
	return a.ID + "-" + hex.EncodeToString(sum[:titleHash])
}

func sameTitle(a, b string) bool { return foldTitle(a) == foldTitle(b) }

// foldTitle returns what is left of a title without case, spaces and signs,
// which corrections change.
func foldTitle(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// likeness returns the share of the smaller set that is in the larger one.
func likeness(a, b map[[2]string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	both := 0
	for pair := range a {
		if b[pair] {
			both++
		}
	}
	return float64(both) / float64(len(a))
}

// wordPairs returns the pairs of words that follow each other in a text, its
// first word with none before it.
func wordPairs(text string) map[[2]string]bool {
	pairs := map[[2]string]bool{}
	before := ""
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		word = strings.ToLower(word)
		pairs[[2]string{before, word}] = true
		before = word
	}
	return pairs
}
