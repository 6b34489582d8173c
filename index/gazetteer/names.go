package gazetteer

// names holds the spellings of all entities in one string: those of an entity
// stand together, the most used scripts first.
type names struct {
	all   string
	ends  []uint32 // where each name ends in all
	first []uint32 // the first name of each entity, and the end of the last
}

func (n *names) of(entity int) []string {
	from, to := n.first[entity], n.first[entity+1]
	out := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		start := uint32(0)
		if i > 0 {
			start = n.ends[i-1]
		}
		out = append(out, n.all[start:n.ends[i]])
	}
	return out
}
