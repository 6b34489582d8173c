package web

import (
	"html"
	"net/url"
	"regexp"
	"strings"
)

// pageLinks matches a link to a page of dateline in HTML that a template wrote:
// what articles bring cannot look like one, its quotes are escaped. Files and
// the API have no language.
var pageLinks = regexp.MustCompile(`href="/(?:(?:search|articles/|help|about|stories/|map|compare|evidence)[^"]*|(?:[?#][^"]*)?)"`)

// keepLanguage adds the parameter lang to every link of a page to another page,
// so that none can forget it. An address is looked at as it is, not as HTML writes
// it: there + is &#43;, which begins no fragment.
func keepLanguage(content []byte, code string) []byte {
	return pageLinks.ReplaceAllFunc(content, func(link []byte) []byte {
		address, fragment, _ := strings.Cut(html.UnescapeString(string(link[len(`href="`):len(link)-1])), "#")
		if strings.Contains(address, "?lang=") || strings.Contains(address, "&lang=") {
			return link // it leads to another language
		}
		joint := "?"
		if strings.Contains(address, "?") {
			joint = "&"
		}
		address += joint + paramLang + "=" + code
		if fragment != "" {
			address += "#" + fragment
		}
		return []byte(`href="` + html.EscapeString(address) + `"`)
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
