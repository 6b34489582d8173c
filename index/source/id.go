package source

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"dateline/index"
)

const (
	hashedIDBytes = 16 // of a hash that is an id: no two texts of the world share it
	suffixBytes   = 4  // of a hash that only tells similar ids apart
	urlSafe       = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~:@!$&'()*+,;=-"
)

// idOf returns the id of an article: the record's own, made safe for a path
// segment of a URL (RFC 3986, section 3.3); else from its address; else from
// its text.
func idOf(a *index.Article) string {
	switch {
	case a.ID != "":
		return safeID(a.ID)
	case a.URL != "":
		return index.AddressPrefix + hash(hashedIDBytes, canonicalURL(a.URL))
	}
	return "t-" + hash(hashedIDBytes, a.Title, a.Asserted.Published.String(), a.Body)
}

// safeID replaces what cannot stand in a path segment, and then adds a hash,
// so that two ids stay two.
func safeID(id string) string {
	safe := strings.Map(func(r rune) rune {
		if strings.ContainsRune(urlSafe, r) {
			return r
		}
		return '-'
	}, id)
	if safe == id && strings.Trim(id, ".") != "" {
		return id
	}
	suffix := "-" + hash(suffixBytes, id)
	if room := index.MaxID - len(suffix); len(safe) > room {
		safe = safe[:room]
	}
	return safe + suffix
}

// canonicalURL returns what two addresses of the same page have in common:
// scheme and host in lower case, no default port, no fragment, no campaign
// parameters.
func canonicalURL(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return raw
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	if port, ok := map[string]string{"http": ":80", "https": ":443"}[u.Scheme]; ok {
		u.Host = strings.TrimSuffix(u.Host, port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery = withoutCampaign(u.RawQuery)
	u.ForceQuery = false
	return u.String()
}

func withoutCampaign(query string) string {
	var kept []string
	for _, p := range strings.Split(query, "&") {
		if !strings.HasPrefix(strings.ToLower(p), "utm_") && p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "&")
}

// hash returns n bytes of the SHA-256 of the parts in hexadecimal. It is the
// same in every process and version: ids are kept for ever.
func hash(n int, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:n])
}
