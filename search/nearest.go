package search

// Nearest returns the one of names that is fewest edits away from name, or ""
// when none is close enough to be meant: at most a third of its letters may
// differ. Edits are counted as by Levenshtein (1966), with transpositions as
// one edit.
func Nearest(name string, names []string) string {
	best, bestEdits := "", len([]rune(name))/3+1
	for _, candidate := range names {
		if d := edits([]rune(name), []rune(candidate)); d < bestEdits {
			best, bestEdits = candidate, d
		}
	}
	return best
}

func edits(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			same := 1
			if a[i-1] == b[j-1] {
				same = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
