package web

import (
	"encoding"
	"reflect"
	"strings"

	"dateline/index"
)

// schema is a JSON Schema (draft 2020-12), as OpenAPI 3.1 uses it.
type schema map[string]any

// schemas makes the schemas of the types that answers are made of.
type schemas struct {
	named map[string]schema // of structs, by their name without JSON
}

// variants are the types that fields of type any hold.
func variants() map[string][]any {
	return map[string][]any{
		"resultJSON.Facets":      {dateFacetJSON{}, valueFacetJSON{}},
		"valueFacetJSON.Buckets": {pathBucketJSON{}, actorBucketJSON{}, valueBucketJSON{}},
	}
}

// of returns the schema of a type. Structs are named, and referred to.
func (s *schemas) of(t reflect.Type) schema {
	switch {
	case t == reflect.TypeFor[index.Number]():
		return schema{"type": []string{"integer", "null"}}
	case t.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
		return schema{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schema{"anyOf": []any{s.of(t.Elem()), schema{"type": "null"}}}
	case reflect.Slice:
		return schema{"type": "array", "items": s.of(t.Elem())}
	case reflect.Array:
		return schema{"type": "array", "items": s.of(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		return schema{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.Struct:
		return s.structure(t)
	case reflect.String:
		return schema{"type": "string"}
	case reflect.Bool:
		return schema{"type": "boolean"}
	case reflect.Float64:
		return schema{"type": "number"}
	case reflect.Int, reflect.Uint64:
		return schema{"type": "integer"}
	}
	return schema{}
}

// structure names the schema of a struct and returns a reference to it.
func (s *schemas) structure(t reflect.Type) schema {
	name := strings.TrimSuffix(t.Name(), "JSON")
	ref := schema{"$ref": "#/components/schemas/" + name}
	if _, known := s.named[name]; known {
		return ref
	}
	properties, required := map[string]schema{}, []string{}
	object := schema{"type": "object", "properties": properties}
	s.named[name] = object // before its fields, which can refer to it
	for _, f := range reflect.VisibleFields(t) {
		tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || tag == "" || tag == "-" {
			continue
		}
		properties[tag] = s.field(t, f)
		if !strings.Contains(options, "omit") {
			required = append(required, tag)
		}
	}
	if len(required) > 0 {
		object["required"] = required
	}
	return ref
}

// field returns the schema of a field.
func (s *schemas) field(t reflect.Type, f reflect.StructField) schema {
	holds, ok := variants()[t.Name()+"."+f.Name]
	if !ok {
		return s.of(f.Type)
	}
	var all []any
	for _, v := range holds {
		all = append(all, s.of(reflect.TypeOf(v)))
	}
	if f.Type.Kind() == reflect.Map {
		return schema{"type": "object", "additionalProperties": schema{"anyOf": all}}
	}
	return schema{"type": "array", "items": schema{"anyOf": all}}
}
