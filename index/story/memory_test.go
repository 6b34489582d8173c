package story

import (
	"math/rand/v2"
	"runtime"
	"testing"
	"time"
)

// What the table keeps of each article does not grow with their number.
func TestMemory(t *testing.T) {
	sizes := []int{100_000, 200_000}
	if !testing.Short() {
		sizes = append(sizes, 1_000_000)
	}
	for _, n := range sizes {
		if each := memoryOf(n); each > 200 {
			t.Errorf("%d articles take %d bytes each", n, each)
		} else {
			t.Logf("%d articles take %d bytes each", n, each)
		}
	}
}

// memoryOf returns how many bytes a table of n articles keeps of each, all of
// them with as many keys as there can be.
func memoryOf(n int) uint64 {
	r := rand.New(rand.NewPCG(4, 4))
	before := heap()
	table := New(DefaultWindow, nil)
	for i := range n {
		s := Signature{Published: time.Unix(int64(i), 0), Words: 400, Keys: make([]uint64, MaxKeys)}
		for k := range s.Keys {
			s.Keys[k] = key(r.Uint64())
		}
		table.Restore(uint64(i), s)
	}
	used := heap() - before
	runtime.KeepAlive(table)
	return used / uint64(n)
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
