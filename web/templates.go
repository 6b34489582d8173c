package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"path"
	"strings"

	"github.com/rs/zerolog"
)

//go:embed templates/*.html
var templateFiles embed.FS

// layoutFiles are parts of every page; each other file is one page.
const layoutFiles = "templates/_*.html"

// templates are the pages by language of the interface and by name, each parsed
// together with the layout.
type templates map[string]map[string]*template.Template

// page is what a page function returns: the name of a template and the struct
// that it shows.
type page struct {
	template string
	data     any
}

// parseTemplates parses every embedded template, once for each language: in a
// template, T "key" is the message of that key.
func parseTemplates(languages locales) templates {
	all := templates{}
	for _, l := range languages {
		all[l.Code] = parsePages(l)
	}
	return all
}

func parsePages(l *locale) map[string]*template.Template {
	layout := template.New("layout").Option("missingkey=error").Funcs(template.FuncMap{"T": l.T})
	template.Must(layout.ParseFS(templateFiles, layoutFiles))
	entries, err := templateFiles.ReadDir("templates")
	if err != nil {
		panic(fmt.Sprintf("web: reading the embedded templates: %v", err))
	}
	all := map[string]*template.Template{}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "_") {
			continue
		}
		t := template.Must(template.Must(layout.Clone()).ParseFS(templateFiles, path.Join("templates", e.Name())))
		all[strings.TrimSuffix(e.Name(), ".html")] = t
	}
	return all
}

// writePage executes a template into a buffer, so that a failure becomes an
// error instead of half a page, and writes it.
func (s *server) writePage(w http.ResponseWriter, r *http.Request, status int, p page) {
	var body bytes.Buffer
	l := s.locales.of(r)
	if err := s.templates.execute(&body, l.Code, p); err != nil {
		zerolog.Ctx(r.Context()).Error().Err(err).Str("template", p.template).Msg("writing a page")
		writeJSON(w, r, http.StatusInternalServerError, typeProblem, problemOf(err, w.Header().Get(headerRequestID)))
		return
	}
	w.Header().Set("Content-Language", l.Code)
	w.Header().Add("Vary", "Accept-Language")
	content := body.Bytes()
	if chosenLang(r) != "" {
		content = keepLanguage(content, l.Code)
	}
	writeBody(w, r, status, typeHTML, content)
}

func (t templates) execute(body *bytes.Buffer, code string, p page) error {
	named, ok := t[code][p.template]
	if !ok {
		return fmt.Errorf("there is no template %q", p.template)
	}
	if err := named.ExecuteTemplate(body, "layout", p.data); err != nil {
		return fmt.Errorf("executing %s: %w", p.template, err)
	}
	return nil
}
