package archive

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
	"dateline/index/story"
)

// put is an article on its way into the archive.
type put struct {
	article *index.Article
	entry   entry // without its sequence number
	encoded []byte
	packed  []byte // nil when the archive had the same before the transaction
	outcome index.Outcome

	write     bool // unless it is stored already
	moved     bool // written for its story alone
	text      *story.Text
	signature story.Signature
}

// prepared digests articles and reads the texts of those that will be written.
func (a *Archive) prepared(articles []*index.Article) ([]put, error) {
	puts := make([]put, len(articles))
	same := make([]bool, len(articles))
	err := onAllCores(len(puts), func(i int) error {
		p := &puts[i]
		p.article = articles[i]
		p.article.Story = p.article.ID // until it is found
		p.entry = entry{digest: index.RecordDigest(p.article), version: uint32(p.article.Enrichment)}
		stored, err := a.entry(p.article.ID)
		same[i] = stored.same(p.entry)
		return err
	})
	if err != nil {
		return nil, err
	}
	written := map[string]bool{} // an article that comes twice is written unless both are stored
	for i := range puts {
		if !same[i] {
			written[puts[i].article.ID] = true
		}
	}
	for i := range puts {
		puts[i].write = written[puts[i].article.ID]
	}
	return puts, readTexts(puts)
}

// readTexts reads the texts of articles that will be written.
func readTexts(puts []put) error {
	readers := sync.Pool{New: func() any { return new(story.Reader) }}
	return onAllCores(len(puts), func(i int) error {
		p := &puts[i]
		if !p.write {
			return nil
		}
		r := readers.Get().(*story.Reader)
		p.text = r.Read(p.article)
		p.signature = p.text.Signature()
		readers.Put(r)
		return nil
	})
}

// encode encodes the articles of puts that will be written.
func encode(puts []put) error {
	return onAllCores(len(puts), func(i int) (err error) {
		p := &puts[i]
		if !p.write {
			return nil
		}
		if p.encoded, err = appendArticle(nil, p.article); err != nil {
			return fmt.Errorf("encoding article %s: %w", p.article.ID, err)
		}
		return nil
	})
}

// entry returns the stored entry of an id, or one that is the same as none.
func (a *Archive) entry(id string) (e entry, err error) {
	err = a.view(func(tx *bolt.Tx) (err error) {
		e, _, err = lookUp(tx, []byte(id))
		return err
	})
	return e, err
}

func (e entry) same(other entry) bool {
	return e.seq > 0 && e.digest == other.digest && e.version == other.version
}

// pack packs what is encoded and returns the packer that did it: a new one when
// the archive gets another dictionary with this batch.
func (a *Archive) pack(puts []put) (p *packer, err error) {
	var encoded [][]byte
	for i := range puts {
		if puts[i].encoded != nil {
			encoded = append(encoded, puts[i].encoded)
		}
	}
	if p, err = a.renewed(encoded); err != nil {
		return nil, err
	}
	return p, onAllCores(len(puts), func(i int) error {
		if puts[i].encoded != nil {
			puts[i].packed = p.pack(puts[i].encoded)
			puts[i].encoded = nil
		}
		return nil
	})
}

// onAllCores calls do for 0 to n-1 and returns the first error.
func onAllCores(n int, do func(i int) error) error {
	var next atomic.Int64
	var first atomic.Pointer[error]
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && first.Load() == nil; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					first.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	wg.Wait()
	if err := first.Load(); err != nil {
		return *err
	}
	return nil
}
