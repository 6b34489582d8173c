package bleveindex

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"dateline/index/durable"
)

const (
	currentName = "CURRENT"
	indexName   = "index"
	maxCurrent  = 64 // bytes: CURRENT holds one name
)

// generationName is what generations are called: numbers that only rise, so
// that a name never comes back with other content.
var generationName = regexp.MustCompile(`^[0-9]{6,18}$`)

// maxGeneration is a number that counting never reaches: a name above it is not
// ours and must not push ours out of what generationName allows.
const maxGeneration = 1e15

// readCurrent returns the name of the live generation. It can only be that of a
// directory under index/, whatever somebody wrote into the file.
func readCurrent(dir string) (string, error) {
	data, err := readRegular(filepath.Join(dir, currentName), maxCurrent)
	if err != nil {
		return "", err
	}
	name := strings.TrimSpace(string(data))
	if !generationName.MatchString(name) {
		return "", fmt.Errorf("%s names %.40q, which is not a generation", currentName, name)
	}
	info, err := os.Lstat(filepath.Join(dir, indexName, name))
	if err != nil {
		return "", err
	}
	if !info.IsDir() {
		return "", fmt.Errorf("%s names %s, which is not a directory", currentName, name)
	}
	return name, nil
}

// writeCurrent makes the generation of that name the live one.
func writeCurrent(dir, name string) error {
	return durable.WriteFile(filepath.Join(dir, currentName), []byte(name+"\n"))
}

// generationsIn returns the names of all generations that lie under index/.
func generationsIn(dir string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(dir, indexName))
	if err != nil {
		return nil, fmt.Errorf("listing generations: %w", err)
	}
	var names []string
	for _, e := range entries {
		if generationName.MatchString(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// nextGeneration returns a name above all others, and above the one that
// CURRENT names even if its directory is gone.
func nextGeneration(dir string) (string, error) {
	names, err := generationsIn(dir)
	if err != nil {
		return "", err
	}
	if data, err := readRegular(filepath.Join(dir, currentName), maxCurrent); err == nil {
		names = append(names, strings.TrimSpace(string(data)))
	}
	highest := uint64(0)
	for _, name := range names {
		if !generationName.MatchString(name) {
			continue
		}
		if n, err := strconv.ParseUint(name, 10, 64); err == nil && n > highest && n < maxGeneration {
			highest = n
		}
	}
	return fmt.Sprintf("%06d", highest+1), nil
}

// removeGenerations deletes every generation but the given one: what a crash
// left half built, and what was replaced. What cannot be deleted now is left
// for the next time.
func removeGenerations(dir, but string) {
	names, err := generationsIn(dir)
	if err != nil {
		return
	}
	for _, name := range names {
		if name != but {
			os.RemoveAll(filepath.Join(dir, indexName, name))
		}
	}
}
