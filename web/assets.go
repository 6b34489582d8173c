package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"
)

//go:embed static
var static embed.FS

// assets are the static files by the name in their address, which holds a hash
// of the content: a browser may keep them for ever.
type assets map[string]assetFile

type assetFile struct {
	name      string // of the file
	mediaType string
	content   []byte
}

// loadAssets reads the embedded files.
func loadAssets() assets {
	const hashed = 5 // bytes of the hash in a name: enough to tell versions apart
	types := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
	entries, err := static.ReadDir("static")
	if err != nil {
		panic(fmt.Sprintf("web: reading the embedded files: %v", err))
	}
	all := assets{}
	for _, e := range entries {
		content, err := static.ReadFile(path.Join("static", e.Name()))
		if err != nil {
			panic(fmt.Sprintf("web: reading %s: %v", e.Name(), err))
		}
		sum := sha256.Sum256(content)
		ext := path.Ext(e.Name())
		name := strings.TrimSuffix(e.Name(), ext) + "." + hex.EncodeToString(sum[:hashed]) + ext
		all[name] = assetFile{name: e.Name(), mediaType: types[ext], content: content}
	}
	return all
}

// url returns the address of a file.
func (a assets) url(file string) string {
	for name, f := range a {
		if f.name == file {
			return pathStatic + name
		}
	}
	panic("web: there is no file static/" + file)
}

// asset answers /static/{name}.
func (s *server) asset(w http.ResponseWriter, r *http.Request) {
	f, ok := s.assets[r.PathValue("name")]
	if !ok {
		s.fail(w, r, errNoPage)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	writeBody(w, r, http.StatusOK, f.mediaType, f.content)
}
