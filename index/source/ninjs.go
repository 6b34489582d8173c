package source

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"dateline/index"
)

// ninjs is an item of News in JSON (IPTC), versions 1.0 to 3.0: the first ones
// write names in small letters and have one text of each kind, the later ones
// write versionCreated and have lists of texts. encoding/json takes both
// spellings for one field.
type ninjs struct {
	URI            string
	Title          string
	Headline       string
	Language       string
	PubStatus      string
	ContentCreated string
	FirstCreated   string
	VersionCreated string

	CopyrightHolder string
	InfoSources     []ninjsName
	InfoSource      []ninjsName

	Headlines    []ninjsText
	Descriptions []ninjsText
	Bodies       []ninjsText

	BodyText        string `json:"body_text"`
	BodyHTML        string `json:"body_html"`
	BodyXHTML       string `json:"body_xhtml"`
	BodyNITF        string `json:"body_nitf"`
	DescriptionText string `json:"description_text"`
	DescriptionHTML string `json:"description_html"`

	Place, Places               []ninjsName
	Person, People              []ninjsName
	Organisation, Organisations []ninjsName

	EventDetails struct {
		Dates struct{ StartDate, ExpectedStartDate string }
	}
}

type ninjsName struct{ Name string }

type ninjsText struct{ Role, ContentType, Value string }

// isNinjs reports whether an object is an item of ninjs: it has a uri and the
// time of its version, or says so itself.
func isNinjs(members []member) bool {
	uri, version := false, false
	for _, m := range members {
		switch {
		case bytes.EqualFold(m.key, []byte(`"uri"`)):
			uri = true
		case bytes.EqualFold(m.key, []byte(`"versioncreated"`)):
			version = true
		case bytes.Equal(m.key, []byte(`"standard"`)):
			var s ninjsName
			version = version || json.Unmarshal(m.value, &s) == nil && strings.EqualFold(s.Name, "ninjs")
		}
	}
	return uri && version
}

func recordOfNinjs(object []byte) (*record, error) {
	var n ninjs
	if err := json.Unmarshal(object, &n); err != nil {
		return nil, fmt.Errorf("ninjs: %w", err)
	}
	if strings.EqualFold(n.PubStatus, "canceled") {
		return nil, errWithdrawn
	}
	body, err := n.body()
	if err != nil {
		return nil, err
	}
	var r record
	r.a.ID, r.a.Body = n.URI, body
	r.a.Title = firstText(textOfRole(n.Headlines, "main"), n.Headline, n.Title)
	r.a.Source = nameOf(escapeHTML(firstText(namesIn(n.InfoSources, n.InfoSource, []ninjsName{{n.CopyrightHolder}})...)))
	r.a.Asserted.Language = languageCode(n.Language)
	r.a.Asserted.Locations = namesIn(n.Place, n.Places)
	r.a.Asserted.Actors = namesIn(n.Person, n.People, n.Organisation, n.Organisations)
	if r.a.Asserted.Published, err = firstDate(n.FirstCreated, n.ContentCreated, n.VersionCreated); err != nil {
		return nil, err
	}
	dates := n.EventDetails.Dates
	if r.a.Asserted.EventDate, err = firstDate(dates.StartDate, dates.ExpectedStartDate); err != nil {
		return nil, err
	}
	r.settleID()
	return &r, nil
}

// namesIn returns the names of lists that can stand in a record.
func namesIn(lists ...[]ninjsName) []string {
	var all []string
	for _, list := range lists {
		for _, n := range list {
			if name := oneLine(n.Name); name != "" && len(name) <= index.MaxValue {
				all = append(all, name)
			}
		}
	}
	return all
}

// textOfRole returns the text with a role, or else the first.
func textOfRole(texts []ninjsText, role string) string {
	for _, t := range texts {
		if t.Role == role && strings.TrimSpace(t.Value) != "" {
			return t.Value
		}
	}
	if len(texts) > 0 {
		return texts[0].Value
	}
	return ""
}

// body returns the text of an item: the one with paragraphs, if there is one,
// before the plain one, and the description where there is no other.
func (n *ninjs) body() (string, error) {
	texts := append([]ninjsText{}, n.Bodies...)
	texts = append(texts,
		ninjsText{ContentType: "text/html", Value: n.BodyXHTML}, ninjsText{ContentType: "text/html", Value: n.BodyHTML},
		ninjsText{ContentType: "text/plain", Value: n.BodyText}, ninjsText{ContentType: "nitf", Value: n.BodyNITF})
	texts = append(texts, n.Descriptions...)
	texts = append(texts,
		ninjsText{ContentType: "text/plain", Value: n.DescriptionText}, ninjsText{ContentType: "text/html", Value: n.DescriptionHTML})
	plain := ""
	for _, t := range texts {
		body, err := t.plain()
		if err != nil {
			return "", err
		}
		if strings.Contains(body, "\n\n") {
			return body, nil
		}
		if plain == "" {
			plain = body
		}
	}
	return plain, nil
}

func (t ninjsText) plain() (string, error) {
	kind := strings.ToLower(t.ContentType + " " + t.Role)
	value := strings.TrimSpace(t.Value)
	switch {
	case strings.Contains(kind, "nitf") && value != "":
		return textOfNITF(value)
	case strings.Contains(kind, "html"):
		return textOfHTML(value), nil
	}
	return cleanText(value), nil
}

// textOfNITF returns the text of NITF that stands inside another format.
func textOfNITF(s string) (string, error) {
	body, fault := "", error(nil)
	in := &input{r: readerOf(s)}
	stream := newXMLStream(in, func(_ *index.Article, err error) bool {
		var reject *index.Reject
		if errors.As(err, &reject) {
			fault = errors.New(reject.Reason)
		}
		return true
	})
	stream.each(func(start xml.StartElement) {
		if nameOfXML(start.Name) != "nitf" {
			return
		}
		if e, ok := stream.element(start); ok {
			body = bodyOfNITF(e)
		}
	})
	if fault != nil {
		return "", fmt.Errorf("the NITF in it: %w", fault)
	}
	return body, nil
}
