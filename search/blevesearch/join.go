package blevesearch

// gallop is how many times longer one list must be than another for seeking in
// it to be quicker than reading it.
const gallop = 16

// join calls visit with the places of each number that is in both of two sorted
// lists.
func join(a, b []uint32, visit func(i, j int)) {
	switch {
	case len(a) > gallop*len(b):
		joinFew(b, a, func(i, j int) { visit(j, i) })
	case len(b) > gallop*len(a):
		joinFew(a, b, visit)
	default:
		joinAlike(a, b, visit)
	}
}

// joinAlike reads both lists. Which of them to go on in is computed, not
// branched on: no processor can foretell it.
func joinAlike(a, b []uint32, visit func(i, j int)) {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		x, y := a[i], b[j]
		if x == y {
			visit(i, j)
		}
		difference := int64(x) - int64(y)
		i += int(uint64(difference-1) >> 63)  // x <= y
		j += int(uint64(-difference-1) >> 63) // y <= x
	}
}

// joinFew looks for each number of the first list in the second.
func joinFew(few, many []uint32, visit func(i, j int)) {
	at := 0
	for i, wanted := range few {
		at += seek(many[at:], wanted)
		if at == len(many) {
			return
		}
		if many[at] == wanted {
			visit(i, at)
		}
	}
}

// seek returns the number of the first of sorted that is not below wanted, by
// steps that double (Bentley and Yao, "An almost optimal algorithm for
// unbounded searching", 1976): quick for what is near.
func seek(sorted []uint32, wanted uint32) int {
	if len(sorted) == 0 || sorted[0] >= wanted {
		return 0
	}
	step := 1
	for step < len(sorted) && sorted[step] < wanted {
		step *= 2
	}
	low, high := step/2, min(step, len(sorted))
	for low < high {
		middle := (low + high) / 2
		if sorted[middle] < wanted {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}
