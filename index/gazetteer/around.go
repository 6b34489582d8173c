package gazetteer

import "math"

const (
	earthRadius = 6371.0088 // km, the mean radius (IUGG)
	kmPerDegree = earthRadius * math.Pi / 180
)

// Distance returns the distance in kilometres of two points on the globe, given
// in degrees, by the haversine formula (Sinnott, "Virtues of the Haversine",
// 1984).
func Distance(lat1, lon1, lat2, lon2 float64) float64 {
	const degree = math.Pi / 180
	dLat, dLon := (lat2-lat1)*degree, (lon2-lon1)*degree
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(lat1*degree)*math.Cos(lat2*degree)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * earthRadius * math.Asin(math.Sqrt(min(h, 1)))
}

// Around returns the cities, towns and villages within a distance of a point,
// in order of path. Countries and regions are no points and are left out.
func (g *Gazetteer) Around(lat, lon, km float64) []*Place {
	var near []*Place
	for i := range g.places {
		p := &g.places[i]
		if p.Kind != Locality || math.Abs(p.Lat-lat)*kmPerDegree > km {
			continue
		}
		if Distance(lat, lon, p.Lat, p.Lon) <= km {
			near = append(near, p)
		}
	}
	return near
}
