package main

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
)

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"dateline": main})
}

// The scripts run the real program: each is a folder of files and the commands
// of a user, with what they must print and the exit status.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": runStatus,
			"write":  write,
		},
	})
}

// runStatus runs the program and checks its exit status: status 3 dateline ...
func runStatus(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: status N command...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + exit.ExitCode()))
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != args[0] {
		ts.Fatalf("exit status is %s, want %s", got, args[0])
	}
}

// write makes files that a script cannot hold: write FILE KIND.
func write(ts *testscript.TestScript, _ bool, args []string) {
	var data []byte
	switch args[1] {
	case "binary":
		data = bytes.Repeat([]byte{0, 1, 2, 0xff, 'E', 'L', 'F'}, 1000)
	case "invalid":
		data = []byte("A headline\n\nA text with \xff\xfe bytes.\n")
	case "doubtful": // windows-1251 with a byte that it does not have
		text, err := charmap.Windows1251.NewEncoder().String("Переговоры\n\nСтороны говорили о пленных и о прекращении огня.")
		ts.Check(err)
		data = []byte(text + "\x98")
	case "zip":
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, name := range args[2:] {
			w, err := z.Create(name)
			ts.Check(err)
			w.Write([]byte(ts.ReadFile(name)))
		}
		ts.Check(z.Close())
		data = b.Bytes()
	case "long-line":
		data = []byte(`{"id": "long", "title": "` + strings.Repeat("x", 50<<20) + "\"}\n" + `{"id": "behind", "title": "Behind the long line"}` + "\n")
	case "loop":
		ts.Check(os.Symlink(".", ts.MkAbs(args[0])))
		return
	default:
		ts.Fatalf("unknown kind %s", args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}
