package web

import (
	"cmp"
	"slices"

	"dateline/index"
)

// groups lists the values of an article by kind: actors, locations, dates,
// types of event and what else its mentions name. Values without a mention are listed too.
func groups(l *locale, a *index.Article, jumps map[string]string) []valueGroup {
	mentions, _ := marks(a)
	for _, v := range a.Actors {
		mentions = append(mentions, index.Mention{Field: index.FieldActor, Value: v, In: unproven})
	}
	for _, v := range a.Locations {
		mentions = append(mentions, index.Mention{Field: index.FieldLocation, Value: v, In: unproven})
	}
	found := map[string]*namedValue{}
	keys := map[string][]string{} // by class, in order of first mention
	for _, m := range mentions {
		class, key := classOf(m), mentionKey(m)
		v, known := found[key]
		if !known {
			v = newNamedValue(l, m, class, jumps[key])
			found[key] = v
			keys[class] = append(keys[class], key)
		}
		v.take(l, m)
	}
	var all []valueGroup
	for _, class := range []string{classActor, classLocation, classDate, classEvent, className, classOther} {
		g := valueGroup{Class: class, Label: classLabel(l, class)}
		for _, key := range keys[class] {
			g.Values = append(g.Values, *found[key])
		}
		if len(g.Values) > 0 {
			slices.SortStableFunc(g.Values, func(a, b namedValue) int { return cmp.Compare(b.Times, a.Times) })
			all = append(all, g)
		}
	}
	return all
}

// unproven is the place of a value that no mention proves: the index holds it,
// the text does not say why.
const unproven = "nowhere"

func newNamedValue(l *locale, m index.Mention, class, jump string) *namedValue {
	v := &namedValue{Text: m.Value, Href: mentionLink(m), Jump: jump}
	switch class {
	case classLocation:
		v.Text, v.Tip = index.LocationName(m.Value), l.value(index.FieldLocation, m.Value)
	case classEvent:
		v.Text = l.value(index.FieldType, m.Value)
	case classDate:
		if d, err := index.ParseDate(m.Value); err == nil {
			v.Text, v.Tip = l.day(d), m.Value
		}
	}
	return v
}

// take adds one mention to what is known of its value.
func (v *namedValue) take(l *locale, m index.Mention) {
	if m.In == unproven {
		return
	}
	if m.In != index.InRecord {
		v.Times++
	}
	if m.Precision != "" {
		v.Where = l.where(m)
	}
	if m.Rule == index.RuleAsserted {
		v.Asserted = true
	}
	if m.As != "" {
		v.As = m.As
	}
	if rule := l.rule(m.Rule); m.Rule != "" && m.Rule != index.RuleAsserted && !slices.Contains(v.Rules, rule) {
		v.Rules = append(v.Rules, rule)
	}
}
