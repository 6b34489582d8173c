package index

import "strings"

// A location value is a path of one to three levels, country / first-level
// region / place: "Ukraine/Kharkiv/Kharkiv". A place keeps its region even
// when both have the same name.

// LocationLevels is the number of levels of a location path at the most.
const LocationLevels = 3

// LocationParent returns the path above a location: "Ukraine/Kharkiv" for
// "Ukraine/Kharkiv/Kharkiv", "" for a country.
func LocationParent(path string) string {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return ""
	}
	return path[:i]
}

// LocationName returns the last level of a path: the name as a reader says it.
func LocationName(path string) string {
	return path[strings.LastIndexByte(path, '/')+1:]
}

// LocationPaths returns the path and every path above it, the country first.
func LocationPaths(path string) []string {
	var paths []string
	for i := 0; i < len(path); i++ {
		if path[i] == '/' {
			paths = append(paths, path[:i])
		}
	}
	return append(paths, path)
}

// LocationWithin reports whether path is the location within, or inside it.
func LocationWithin(path, within string) bool {
	return path == within || strings.HasPrefix(path, within) && path[len(within)] == '/'
}
