package main

import "dateline/index/gazetteer/decline"

// caseForms returns the case forms of a folded name other than itself.
func caseForms(key string) []string { return decline.Forms(key) }
