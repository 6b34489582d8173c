package blevesearch

import (
	"fmt"

	"dateline/index/text"
)

// writtenIn is the column that tells which scripts the words of a segment are
// written in.
type writtenIn text.Scripts

func (writtenIn) bytes() int { return 1 }

// scripts returns the scripts that the words of the articles are written in,
// deleted ones included.
func (s *snapshot) scripts() (text.Scripts, error) {
	var all text.Scripts
	for _, p := range s.parts {
		made, err := p.columns.get(p.column("\x00scripts"), func() (column, error) { return p.findScripts() })
		if err != nil {
			return 0, err
		}
		all |= text.Scripts(made.(writtenIn))
	}
	return all, nil
}

func (p *part) findScripts() (found writtenIn, err error) {
	for _, field := range textFields {
		dictionary, err := p.dictionary(field.Name)
		if err != nil {
			return 0, err
		}
		var failed error
		text.EachScript(func(script text.Scripts, from, to string) {
			first, err := dictionary.AutomatonIterator(nil, []byte(from), []byte(to)).Next()
			if err != nil {
				failed = fmt.Errorf("reading the terms of %s: %w", field.Name, err)
			}
			if first != nil {
				found |= writtenIn(script)
			}
		})
		if failed != nil {
			return 0, failed
		}
	}
	return found, nil
}
