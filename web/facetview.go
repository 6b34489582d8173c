package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"dateline/index"
	"dateline/search"
)

// facetView is a facet of values as a group of check boxes.
type facetView struct {
	Name    string // parameter of the boxes
	Label   string
	Boxes   []box
	Modes   bool   // two or more values are chosen: offer any or all of them
	All     bool   // all of them is chosen
	More    string // address that lists more values, "" when these are all
	Missing string // how many articles have no value, "" when all have
	Find    string // what the listed values begin with
	Finds   bool   // offer to look for a value
	Open    bool   // the facet is unfolded at first
}

// box is one value with its check box. A location whose inside is chosen has no
// box but a link that widens the search to all of it: ticking both would mean
// just the outer one.
type box struct {
	ID       string
	Name     string
	Value    string
	Label    string
	Kind     string // of an actor
	Count    string // short: a number
	Says     string // long: "41 articles"
	Checked  bool
	Widen    string // address, "" for a box
	Proof    string // address of the sentences that prove it, "" where no sentence does
	Without  string // address of the search without the value, "" when it is chosen
	Children []box
}

// newFacetView lays a facet of values out.
func newFacetView(a asked, f search.Facet, path string) facetView {
	values, mode := a.selected(f.Field)
	v := facetView{Name: f.Field, Label: a.loc.field(f.Field), All: mode == search.All, Modes: len(values) > 1 || mode == search.All}
	v.Boxes = boxes(a, f, path)
	v.Find = a.find[f.Field]
	v.Finds = f.More || v.Find != ""
	v.Open = slices.Contains(defaultFacets(), f.Field) || len(values) > 0 || v.Find != ""
	if f.More {
		v.More = a.sized(sizeAfter(a.facetSize())).link(path)
	}
	if f.Missing.Articles > 0 {
		v.Missing = a.loc.count(f.Missing)
	}
	return v
}

func (a asked) facetSize() int {
	if len(a.query.Facets) == 0 {
		return search.DefaultFacet
	}
	return a.query.Facets[0].Size
}

// boxes makes the check boxes of a facet: a flat list, or a tree of locations.
func boxes(a asked, f search.Facet, path string) []box {
	chosen, _ := a.selected(f.Field)
	below := byParent(f.Buckets)
	var build func(parent string) []box
	build = func(parent string) []box {
		var level []box
		for _, b := range below[parent] {
			item := newBox(a, f.Field, b, parent)
			item.Children = build(b.Value)
			if proven(f.Field) && b.Value != search.None && b.Count.Articles > 0 {
				item.Proof = evidenceLink(a.first(), pathEvidence, f.Field, b.Value)
			}
			item.Widen = widen(a, f.Field, b.Value, chosen, path)
			if !b.Selected && item.Widen == "" {
				item.Without = a.excluding(f.Field, b.Value).link(path)
			}
			level = append(level, item)
		}
		slices.SortStableFunc(level, func(x, y box) int { return cmp.Compare(y.rank(), x.rank()) })
		return level
	}
	return build("")
}

// proven reports whether sentences prove the values of a field: not who has
// published an article, or in which language.
func proven(field string) bool {
	return slices.Contains([]string{index.FieldActor, index.FieldLocation, index.FieldType, index.FieldDateline}, field)
}

// rank puts what is chosen, and what holds it, on top of its level.
func (b box) rank() int {
	if b.Checked || b.Widen != "" {
		return 1
	}
	return 0
}

// byParent groups the buckets by the nearest location above each that is
// listed, "" for those that have none.
func byParent(buckets []search.Bucket) map[string][]search.Bucket {
	listed := map[string]bool{}
	for _, b := range buckets {
		listed[b.Value] = true
	}
	below := map[string][]search.Bucket{}
	for _, b := range buckets {
		parent := b.Parent
		for parent != "" && !listed[parent] {
			parent = index.LocationParent(parent)
		}
		below[parent] = append(below[parent], b)
	}
	return below
}

func newBox(a asked, name string, b search.Bucket, parent string) box {
	label := b.Label
	if label == "" || b.Parent != parent {
		label = b.Value
	}
	short, says := a.loc.bucketCount(b, a.query.Count)
	return box{
		ID: boxID(name, b.Value), Name: name, Value: b.Value, Label: a.loc.value(name, label), Kind: a.loc.kind(b.Kind),
		Count: short, Says: says, Checked: b.Selected,
	}
}

// boxID returns an element id for a value: the same on every page, so that the
// focus can be kept when the page is exchanged.
func boxID(name, value string) string {
	sum := sha256.Sum256([]byte(value))
	return name + "-" + hex.EncodeToString(sum[:6])
}

// widen returns the address of the search with what is chosen inside a location
// replaced by all of it, "" when nothing inside is chosen.
func widen(a asked, name, outer string, chosen []string, path string) string {
	field, _ := index.FieldNamed(name)
	inside := func(v string) bool { return field.Kind == index.Path && v != outer && index.LocationWithin(v, outer) }
	if !slices.ContainsFunc(chosen, inside) {
		return ""
	}
	for _, v := range slices.Clone(chosen) {
		if inside(v) {
			a = a.replace(name, false, v, outer)
		}
	}
	return a.link(path)
}
