package web

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
)

// pageLinks matches a link to a page of dateline in HTML that a template wrote:
// what articles bring cannot look like one, its quotes are escaped. Files and
// the API have no language.
var pageLinks = regexp.MustCompile(`href="/(?:(?:search|articles/|help|about|stories/|map|compare|evidence)[^"]*|(?:[?#][^"]*)?)"`)

// keepLanguage adds the parameter lang to every link of a page to another page,
// so that none can forget it.
func keepLanguage(content []byte, code string) []byte {
	return pageLinks.ReplaceAllFunc(content, func(link []byte) []byte {
		if bytes.Contains(link, []byte("?lang=")) || bytes.Contains(link, []byte(";lang=")) {
			return link // it leads to another language
		}
		address, fragment, _ := strings.Cut(string(link[len(`href="`):len(link)-1]), "#")
		joint := "?"
		if strings.Contains(address, "?") {
			joint = "&amp;"
		}
		address += joint + paramLang + "=" + code
		if fragment != "" {
			address += "#" + fragment
		}
		return []byte(`href="` + address + `"`)
	})
}

// inLanguage adds the parameter lang to the address of a page, unless it is "".
func inLanguage(address, code string) string {
	u, err := url.Parse(address)
	if err != nil || code == "" {
		return address
	}
	values := u.Query()
	values.Set(paramLang, code)
	u.RawQuery = values.Encode()
	return u.String()
}
