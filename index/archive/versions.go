package archive

import "fmt"

// Versions returns how many articles there are of each version of enrichment.
// Entries that cannot be read are not counted, see [Archive.Damage].
func (a *Archive) Versions() (map[int]int, error) {
	versions := map[int]int{}
	err := a.eachEntry(func(_ []byte, e entry, err error) error {
		if err == nil {
			versions[int(e.version)]++
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the list of ids of %s: %w", a.dir, err)
	}
	return versions, nil
}
