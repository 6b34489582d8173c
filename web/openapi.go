package web

import (
	"net/http"
	"reflect"
	"slices"
	"strings"

	"dateline/index"
	"dateline/search"
)

// operation describes an address of the API.
type operation struct {
	method  string // in small letters
	path    string
	summary string
	takes   []taken           // its parameters, those in the path excepted
	body    bool              // takes the parameters of a search as a JSON body
	answer  any               // a value of the type of the answer, nil where media says it all
	media   map[string]schema // other media types of the answer
}

// taken is a parameter as an operation takes it.
type taken struct {
	name, help string
	schema     schema
}

// operations returns the table of the API, from the tables of parameters and of
// fields.
func operations() []operation {
	limit := func(most int, help string) taken {
		return taken{"limit", help, schema{"type": "integer", "minimum": 1, "maximum": most}}
	}
	q := taken{"q", "what was typed", schema{"type": "string", "maxLength": search.MaxValueBytes}}
	formats := taken{"format", "form of the articles", enumeration(FormatNames()...)}
	prefix := taken{"prefix", "beginning of a word of the values", schema{"type": "string"}}
	return []operation{
		{method: "get", path: pathAPISearch, summary: "Search", takes: taking(Parameters()), answer: resultJSON{}},
		{method: "post", path: pathAPISearch, summary: "Search, with the parameters in a body", body: true, answer: resultJSON{}},
		{method: "get", path: pathAPIArticle + "{id}", summary: "An article with every mention", answer: articleJSON{}},
		{method: "get", path: pathAPIArticle + "{id}/similar", summary: "Like articles", takes: []taken{limit(search.MaxSuggestions, "articles")}, answer: similarJSON{}},
		{method: "get", path: pathAPIStory + "{id}", summary: "The articles of a story, by the id of any of them", answer: storyJSON{}},
		{method: "get", path: pathAPISuggest, summary: "Names and words that begin so", takes: []taken{q, limit(search.MaxSuggestions, "suggestions")}, answer: suggestionsJSON{}},
		{method: "get", path: pathAPIFacet + "{field}", summary: "One facet under a search", takes: append([]taken{prefix}, taking(facetParameters())...),
			media: map[string]schema{"application/json": {"anyOf": []any{ref(valueFacetJSON{}), ref(dateFacetJSON{})}}}},
		{method: "get", path: pathAPIExport, summary: "Every article of a search", takes: append([]taken{formats}, taking(exported())...), media: exportMedia()},
		{method: "get", path: pathAPIMap, summary: "The locations of a search with their coordinates", takes: append([]taken{
			{paramView, "a piece of the map: latitude, longitude and zoom", schema{"type": "string", "pattern": `^-?[\d.]+,-?[\d.]+,\d$`}},
		}, taking(Parameters())...), answer: mapJSON{}},
		{method: "get", path: pathAPIEvidence, summary: "The sentences that prove a value", takes: append([]taken{
			{paramField, "field of the value", enumeration(fieldNames(filterFields)...)}, {paramValue, "the value, or a name of it", schema{"type": "string", "maxLength": search.MaxValueBytes}},
		}, taking(Parameters())...), answer: evidenceJSON{}},
		{method: "get", path: pathAPICompare, summary: "Two searches side by side", takes: append([]taken{
			{paramQ2, "text of the second search", schema{"type": "string"}}, {paramFrom2, "its first day", day()}, {paramTo2, "its last day", day()},
		}, taking(Parameters())...), answer: compareJSON{}},
		{method: "get", path: pathAPIChanges, summary: "What has changed in the archive", takes: []taken{
			{"since", "number of the last change that is known", schema{"type": "integer", "minimum": 0}}, limit(maxChanges, "changes"), {"fields", "body adds the articles", enumeration(index.FieldBody)},
		}, answer: changesJSON{}},
		{method: "get", path: pathAPIDescription, summary: "This description", media: map[string]schema{"application/json": {"type": "object"}}},
	}
}

// exported returns the parameters of a search that an export does not refuse.
func exported() []Parameter {
	return slices.DeleteFunc(Parameters(), func(p Parameter) bool { return slices.Contains(notExported(), p.Name) })
}

// facetParameters returns the parameters of a search that mean something where
// one facet is asked for.
func facetParameters() []Parameter {
	return slices.DeleteFunc(Parameters(), func(p Parameter) bool { return p.Name == "facets" || p.Name == "limit" })
}

func exportMedia() map[string]schema {
	media := map[string]schema{}
	for _, f := range formats() {
		name, _, _ := strings.Cut(f.mediaType, ";")
		media[name] = schema{"type": "string"}
		if f.name == "geojson" {
			media[name] = schema{"type": "object"}
		}
	}
	return media
}

func ref(v any) schema {
	return schema{"$ref": "#/components/schemas/" + strings.TrimSuffix(reflect.TypeOf(v).Name(), "JSON")}
}

func enumeration(values ...string) schema { return schema{"type": "string", "enum": values} }

// taking describes rows of the table of parameters.
func taking(rows []Parameter) []taken {
	all := make([]taken, len(rows))
	for i, p := range rows {
		all[i] = taken{p.Name, p.Help, parameterSchema(p)}
	}
	return all
}

// parameterSchema returns the schema of a parameter of a search.
func parameterSchema(p Parameter) schema {
	one := schema{"type": "string"}
	if known, ok := parameterSchemas()[p.Name]; ok {
		one = known
	}
	if strings.HasSuffix(p.Name, ".op") {
		one = enumeration("any", "all")
	}
	if p.Repeat {
		one["maxLength"] = search.MaxValueBytes
		return schema{"type": "array", "items": one}
	}
	return one
}

// day is the schema of a date as it can be given.
func day() schema {
	return schema{"type": "string", "pattern": `^\s*([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?\s*$`}
}

func fieldNames(fields []index.Field) []string {
	var names []string
	for _, f := range fields {
		names = append(names, f.Name)
	}
	return names
}

// parameterSchemas are the schemas of the parameters that are not any text.
func parameterSchemas() map[string]schema {
	return map[string]schema{
		"from": day(), "to": day(),
		"date.field": enumeration(index.FieldDate, index.FieldEvent),
		"sort":       enumeration(string(search.Relevance), string(search.Newest), string(search.Oldest)),
		"limit":      {"type": "integer", "minimum": 0, "maximum": search.MaxLimit, "default": search.DefaultLimit},
		"facet.size": {"type": "integer", "minimum": 1, "maximum": search.MaxFacetSize, "default": search.DefaultFacet},
		"interval":   enumeration("auto", "day", "week", "month", "year"),
		"variants":   enumeration("on", "off"),
		"match":      enumeration("all", "any"),
		"explain":    {"type": "string", "enum": []string{"true", "false"}},
		"fields":     enumeration(index.FieldBody),
		"facets":     {"type": "string", "pattern": "^(" + listOf(facetNames()) + ")?$"},
	}
}

// listOf returns the pattern of a comma list of names.
func listOf(names []string) string {
	one := "(" + strings.Join(names, "|") + ")"
	return one + "(," + one + ")*"
}

// apiDescription answers /api/openapi.json.
func (s *server) apiDescription(r *http.Request) (any, error) {
	if err := noParameters(r); err != nil {
		return nil, err
	}
	return description(s.Version), nil
}

// description returns the API as an OpenAPI 3.1 document.
func description(version string) map[string]any {
	made := &schemas{named: map[string]schema{}}
	problems := made.of(reflect.TypeFor[problem]())
	paths := map[string]map[string]any{}
	for _, o := range operations() {
		if paths[o.path] == nil {
			paths[o.path] = map[string]any{}
		}
		paths[o.path][o.method] = o.describe(made, problems)
	}
	return map[string]any{
		"openapi": "3.1.0",
		"info": map[string]any{
			"title": "dateline", "version": version, "description": "Full-text search for conflict reporting. No address writes anything.",
			"license": map[string]any{"name": "Apache-2.0", "identifier": "Apache-2.0"},
		},
		"paths":      paths,
		"components": map[string]any{"schemas": made.named},
	}
}

func (o operation) describe(made *schemas, problems schema) map[string]any {
	content := map[string]any{}
	if o.answer != nil {
		content["application/json"] = map[string]any{"schema": made.of(reflect.TypeOf(o.answer))}
	}
	for media, schema := range o.media {
		content[media] = map[string]any{"schema": schema}
	}
	ok := map[string]any{"description": "The answer.", "content": content}
	problem := map[string]any{"description": "What is wrong (RFC 9457).", "content": map[string]any{typeProblem: map[string]any{"schema": problems}}}
	out := map[string]any{
		"summary":     o.summary,
		"operationId": o.method + strings.NewReplacer("/", "-", "{", "", "}", "", ".", "-").Replace(strings.TrimPrefix(o.path, "/api")),
		"parameters":  append(pathParameters(o.path), o.queryParameters()...),
		"responses":   map[string]any{"200": ok, "default": problem},
	}
	if o.body {
		out["requestBody"] = map[string]any{"required": true, "content": map[string]any{"application/json": map[string]any{"schema": bodySchema()}}}
	}
	return out
}

func (o operation) queryParameters() []any {
	var all []any
	for _, p := range o.takes {
		all = append(all, map[string]any{"name": p.name, "in": "query", "description": p.help, "schema": p.schema})
	}
	return all
}

// pathParameters describes the variables of a path.
func pathParameters(path string) []any {
	all := []any{}
	for _, step := range strings.Split(path, "/") {
		name, ok := strings.CutPrefix(step, "{")
		if !ok {
			continue
		}
		name = strings.TrimSuffix(name, "}")
		one := schema{"type": "string", "minLength": 1}
		if name == "field" {
			one = enumeration(facetNames()...)
		}
		all = append(all, map[string]any{"name": name, "in": "path", "required": true, "schema": one})
	}
	return all
}

func facetNames() []string {
	var names []string
	for _, f := range index.Schema() {
		if f.Facet {
			names = append(names, f.Name)
		}
	}
	return names
}

// bodySchema returns the schema of the body of POST: an object with the
// parameters of a search, of which lists can be given as such.
func bodySchema() schema {
	properties := map[string]any{}
	for _, p := range Parameters() {
		properties[p.Name] = schema{"anyOf": []any{parameterSchema(p), schema{"type": "null"}}}
	}
	return schema{"type": "object", "properties": properties, "additionalProperties": false}
}
