package archive

import (
	"encoding/binary"
	"errors"
	"math"

	"dateline/index"
)

// evidence is what a mention has beside value and span. Most mentions of an
// article share it with others of the same rule or the same place.
type evidence struct {
	confidence uint64 // in hundredths
	lat, lon   int64  // in parts of index.Degree
	geonames   int64
	precision  uint64 // number of a string
}

// hundredths is the step in which confidences are kept.
const hundredths = 100

func evidenceOf(m *index.Mention, t *table) evidence {
	return evidence{
		confidence: uint64(math.Round(m.Confidence * hundredths)),
		lat:        int64(math.Round(m.Lat * index.Degree)), lon: int64(math.Round(m.Lon * index.Degree)),
		geonames: int64(m.GeoNames), precision: t.number(m.Precision),
	}
}

// appendEvidence appends the different evidence of the mentions, and for each
// mention the number of its own. It is part of what is stored and not looked up
// anew, for the gazetteer of the day may not know the place any more.
func appendEvidence(dst []byte, mentions []index.Mention, t *table) []byte {
	if len(mentions) == 0 {
		return dst
	}
	numbers := map[evidence]uint64{}
	var different []evidence
	var own []byte
	for i := range mentions {
		e := evidenceOf(&mentions[i], t)
		n, ok := numbers[e]
		if !ok {
			n = uint64(len(different))
			numbers[e] = n
			different = append(different, e)
		}
		own = binary.AppendUvarint(own, n)
	}
	dst = binary.AppendUvarint(dst, uint64(len(different)))
	for _, e := range different {
		dst = binary.AppendUvarint(dst, e.confidence)
		dst = binary.AppendVarint(dst, e.lat)
		dst = binary.AppendVarint(dst, e.lon)
		dst = binary.AppendVarint(dst, e.geonames)
		dst = binary.AppendUvarint(dst, e.precision)
	}
	return append(dst, own...)
}

var errEvidence = errors.New("evidence of a mention in an encoded article is out of range")

// maxDegree is more than any coordinate, so that what is read can be written
// again.
const maxDegree = 360 * index.Degree

// evidence gives the mentions what appendEvidence wrote of them. An article that
// was stored before there was any ends before it.
func (d *decoder) evidence(mentions []index.Mention, str func(uint64) string) {
	if len(d.data) == 0 {
		return
	}
	different := make([]index.Mention, d.count())
	for i := range different {
		confidence, lat, lon := d.uint(), d.int(), d.int()
		if confidence > hundredths || max(lat, -lat, lon, -lon) > maxDegree {
			d.fail(errEvidence)
			return
		}
		m := &different[i]
		m.Confidence, m.Lat, m.Lon = float64(confidence)/hundredths, float64(lat)/index.Degree, float64(lon)/index.Degree
		m.GeoNames, m.Precision = d.int(), str(d.uint())
	}
	for i := range mentions {
		n := d.uint()
		if n >= uint64(len(different)) {
			d.fail(errEvidence)
			return
		}
		m, e := &mentions[i], &different[n]
		m.Confidence, m.Lat, m.Lon, m.GeoNames, m.Precision = e.Confidence, e.Lat, e.Lon, e.GeoNames, e.Precision
	}
}
