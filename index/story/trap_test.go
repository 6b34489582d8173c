package story

import (
	"regexp"
	"strings"
	"testing"
)

// Reports that fill in one template every day, or several times a day for
// different firms, and share most of their words.
func TestTemplates(t *testing.T) {
	articles := readShared(t, "reuters/articles.jsonl.zst")
	enrichAll(t, articles)
	all := texts(articles)
	stories, err := tabled(all, DefaultWindow)
	if err != nil {
		t.Fatal(err)
	}
	daily := regexp.MustCompile(`RAINFALL|WAITING AT|MONEY MARKET|INTERVENTION RATE|CALL MONEY|FEEDER STEER|SUGAR IMPORT LEVIES|JOBLESS CLAIMS|TO THE USSR|WEATHER`)
	bond := regexp.MustCompile(`ISSUES .*BOND|RAISES CRUDE|SETS .*PAYOUT`)
	days, firms := map[string]string{}, map[string]string{}
	reports := 0
	for i, a := range articles {
		if all[i].Words < shortText {
			continue
		}
		s := stories[a.ID]
		if daily.MatchString(a.Title) {
			reports++
			if other, ok := days[s]; ok && other != a.Published.String() {
				t.Errorf("story %s has %q of %s and of %v", s, a.Title, other, a.Published)
			}
			days[s] = a.Published.String()
		}
		if bond.MatchString(a.Title) {
			reports++
			firm, _, _ := strings.Cut(a.Title, " ")
			if other, ok := firms[s]; ok && other != firm {
				t.Errorf("story %s has %q of %s and of %s", s, a.Title, other, firm)
			}
			firms[s] = firm
		}
	}
	sizes, most := map[string]int{}, 0
	for _, s := range stories {
		sizes[s]++
		most = max(most, sizes[s])
	}
	t.Logf("%d reports that follow templates, %d articles, %d stories, the largest of %d", reports, len(articles), len(sizes), most)
	if reports < 200 || most > 12 {
		t.Errorf("%d reports, the largest story has %d articles", reports, most)
	}
}
