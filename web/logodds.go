package web

import (
	"cmp"
	"math"
	"slices"

	"dateline/index"
	"dateline/search"
)

// priorWeight is how much the prior of logOdds weighs: as much as this number of
// counted values, which are those of two or three stories. A heavier one would
// draw a search that finds few stories to what all articles name.
const priorWeight = 10

// apart is a value with how it sets two searches apart.
type apart struct {
	Value   string
	A, B    search.Bucket
	LogOdds float64 // above 0 where it belongs to A
	Z       float64 // LogOdds in standard deviations
}

// setApart compares the values of one facet in two searches by the log-odds
// ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn,
// "Fightin' words: lexical feature selection and evaluation for identifying the
// content of political conflict", Political Analysis 16, 2008, equations 16 and
// 19 to 22). The prior is what all articles name. Locations are compared with
// others of their level. What is counted, by says. Values come by what they say
// for A, the most first.
func setApart(a, b, all search.Facet, by search.CountBy) []apart {
	field, _ := index.FieldNamed(a.Field)
	family := func(value string) int {
		if field.Kind != index.Path {
			return 0
		}
		return len(index.LocationPaths(value))
	}
	counts := map[string]*[3]search.Bucket{}
	var sums [3][index.LocationLevels + 1]int
	for i, f := range []search.Facet{a, b, all} {
		for _, v := range f.Buckets {
			if v.Value == search.None || v.Count.Articles == 0 {
				continue
			}
			if counts[v.Value] == nil {
				counts[v.Value] = &[3]search.Bucket{}
			}
			counts[v.Value][i] = v
			sums[i][min(family(v.Value), index.LocationLevels)] += counted(v, by)
		}
	}
	var found []apart
	for value, c := range counts {
		n := [3]int{counted(c[0], by), counted(c[1], by), counted(c[2], by)}
		if n[0]+n[1] == 0 {
			continue
		}
		level := min(family(value), index.LocationLevels)
		prior := priorWeight * float64(n[2]) / float64(max(1, sums[2][level]))
		x := apart{Value: value, A: c[0], B: c[1]}
		x.LogOdds, x.Z = logOdds([2]int{n[0], n[1]}, [2]int{sums[0][level], sums[1][level]}, prior)
		found = append(found, x)
	}
	slices.SortFunc(found, func(x, y apart) int { return cmp.Or(cmp.Compare(y.Z, x.Z), cmp.Compare(x.Value, y.Value)) })
	return found
}

// logOdds returns the difference of the log-odds of a value that n of sum counts
// are of, in two sets, and how many standard deviations that is.
func logOdds(n, sum [2]int, prior float64) (delta, z float64) {
	odds := func(i int) float64 {
		return math.Log((float64(n[i]) + prior) / (float64(sum[i]) + priorWeight - float64(n[i]) - prior))
	}
	if prior >= priorWeight || prior <= 0 {
		return 0, 0 // the only value there is sets nothing apart
	}
	delta = odds(0) - odds(1)
	variance := 1/(float64(n[0])+prior) + 1/(float64(n[1])+prior)
	return delta, delta / math.Sqrt(variance)
}
