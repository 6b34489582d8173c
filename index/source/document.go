package source

import (
	"archive/zip"
	"errors"
)

// documents are formats that are zip archives inside, by a file that they
// always have. Their parts are no articles.
var documents = []struct{ part, reason string }{
	{"xl/workbook.xml", "an Excel workbook is not read: save it as CSV"},
	{"ppt/presentation.xml", "a PowerPoint presentation is not read: save it as text"},
	{"META-INF/container.xml", "an EPUB book is not read: save it as text or HTML"},
	{"META-INF/MANIFEST.MF", "a Java archive is not read"},
	{"AndroidManifest.xml", "an Android app is not read"},
	{"doc.kml", "a KMZ map is not read"},
	{"content.xml", "an OpenDocument file is not read: save it as DOCX or text"},
	{"[Content_Types].xml", "an Office Open XML file of this kind is not read"},
}

// documentOf returns what reads a document that is a zip archive inside, or
// nil when the archive is a collection of files.
func documentOf(archive *zip.Reader) func(*input, *zip.Reader, yield) bool {
	parts := map[string]bool{}
	for _, f := range archive.File {
		parts[f.Name] = true
	}
	if parts[docxBody] {
		return readDOCX
	}
	for _, d := range documents {
		if !parts[d.part] || d.part == "content.xml" && !parts["mimetype"] {
			continue
		}
		return func(in *input, _ *zip.Reader, yield yield) bool {
			return yield(nil, in.reject(0, 0, errors.New(d.reason)))
		}
	}
	return nil
}
