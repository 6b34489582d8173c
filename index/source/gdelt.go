package source

import (
	"bytes"
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
)

var (
	errMentions = errors.New("mentions of GDELT: which articles named an event, without any text; read its export files or GKG")
	errGKG1     = errors.New("GKG 1.0 is not read: GKG 2.1 is")
	errReduced  = errors.New("reduced events of GDELT 1.0 are not read: they have no id and no address")

	gdeltEventStart   = regexp.MustCompile(`^\d+\t(?:1[89]|20)\d{6}\t\d{6}\t\d{4}\t\d{4}\.\d+\t`)
	gdeltMentionStart = regexp.MustCompile(`^\d+\t\d{14}\t\d{14}\t\d\t`)
	gdeltGKGStart     = regexp.MustCompile(`^\d{14}-T?\d+\t\d{14}\t\d\t`)
)

// detectGDELT recognises the files of GDELT, which have no header, by their
// first cells; events with a header, as databases write them, by that.
func detectGDELT(line []byte) (Format, error) {
	switch {
	case gdeltEventStart.Match(line):
		return GDELT, nil
	case gdeltGKGStart.Match(line):
		return GKG, nil
	case gdeltMentionStart.Match(line):
		return "", errMentions
	case bytes.HasPrefix(line, []byte("DATE\tNUMARTS\t")):
		return "", errGKG1
	case bytes.HasPrefix(line, []byte("Date\tSource\tTarget\tCAMEOCode\t")):
		return "", errReduced
	}
	if haveColumns(firstRow(line), "globaleventid", "sqldate", "eventcode") {
		return GDELT, nil
	}
	return "", nil
}

// gdeltPlace is a place as GDELT writes it.
type gdeltPlace struct {
	kind     string // a code of gdeltKinds
	name     string // "Idlib, Idlib, Syria": place, region, country
	division string // code of the region, which begins with that of the country
	country  string // FIPS
}

// gdeltKinds are the codes for what a place is.
var gdeltKinds = map[string]string{"1": index.AtCountry, "2": index.AtRegion, "3": index.AtPlace, "4": index.AtPlace, "5": index.AtRegion}

// levels returns country, region and place, "" for what is not known. The
// country is taken from the code of the region first: in files of 2015 that of
// the country can be another one.
func (p gdeltPlace) levels() (country, region, place string) {
	if len(p.division) >= 2 {
		country = countryOfPlace(p.division[:2])
	}
	if country == "" {
		country = countryOfPlace(p.country)
	}
	parts := strings.Split(p.name, ", ")
	if country == "" {
		country = parts[len(parts)-1]
	}
	switch precision := gdeltKinds[p.kind]; {
	case precision == index.AtRegion && len(parts) > 1:
		region = parts[0]
	case precision == index.AtPlace && len(parts) > 2:
		place, region = parts[0], parts[len(parts)-2]
	case precision == index.AtPlace && len(parts) == 2:
		place = parts[0]
	}
	if strings.HasSuffix(region, "(general)") {
		region = ""
	}
	return country, region, place
}

// small are words that stay small in a name.
var small = []string{"a", "an", "and", "of", "the", "for", "in", "on", "de", "del", "la", "al"}

// properName returns a name that is all capitals or all small letters as one
// writes it. Of all capitals, words of two or three letters stay: EU, PLO.
func properName(name string) string {
	capitals := strings.ToUpper(name) == name
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		short := utf8.RuneCountInString(w) <= 3
		switch {
		case slices.Contains(small, w) && i > 0:
		case slices.Contains(small, w):
			words[i] = firstUpper(w)
		case capitals && short:
			words[i] = strings.ToUpper(w)
		default:
			words[i] = firstUpper(w)
		}
	}
	return strings.Join(words, " ")
}

func firstUpper(s string) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// hostOf returns the host of an address without www.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

var (
	slugEnd   = regexp.MustCompile(`\.[a-z]{2,5}$`)
	slugBreak = regexp.MustCompile(`[-_+ ]+`)
	slugNoise = regexp.MustCompile(`^(?:[0-9a-f]*\d[0-9a-f]*|\d+\w*)$`) // numbers and keys
)

// minSlug is the number of words from which the end of an address is taken for
// a headline.
const minSlug = 3

// slugOf returns the words of a headline that an address ends in, or "":
// .../dozens-killed-in-air-strike-1.239 gives "dozens killed in air strike".
func slugOf(address string) string {
	u, err := url.Parse(webAddress(address))
	if err != nil {
		return ""
	}
	longest := ""
	for part := range strings.SplitSeq(strings.ToLower(strings.ToValidUTF8(u.Path, "")), "/") {
		words := slices.DeleteFunc(slugBreak.Split(slugEnd.ReplaceAllString(part, ""), -1), func(w string) bool {
			return w == "" || slugNoise.MatchString(w) || strings.Contains(w, ".")
		})
		if s := strings.Join(words, " "); len(words) >= minSlug && len(s) > len(longest) {
			longest = s
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, longest)
}
