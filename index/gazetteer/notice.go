package gazetteer

// Notice returns the lines of attribution that the licences of the embedded
// data ask for, a paragraph each. NOTICE at the top of the repository has the
// full text.
func Notice() string {
	return `Place names and coordinates: GeoNames (https://www.geonames.org/), CC BY 4.0; modified.

Country names: Unicode CLDR, (c) Unicode, Inc., Unicode License v3; modified.

Villages that GeoNames lacks: UCDP Georeferenced Event Dataset, Uppsala Conflict Data Program (https://ucdp.uu.se/), CC BY 4.0; modified.

Given names: Phoenix actor dictionaries, (c) 2014 Open Event Data Alliance, MIT License; modified.

Middles of regions and countries, office holders and spellings: Natural Earth, The World Factbook, congress-legislators (public domain), Wikidata and NETransliteration-COLING2018 (CC0).

Outlines of the map: made with Natural Earth (public domain); modified.`
}
