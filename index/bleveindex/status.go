package bleveindex

// Task is what the index is busy with beside single writes.
type Task string

// Tasks.
const (
	Idle       Task = ""
	CatchingUp Task = "catching up"
	Rebuilding Task = "rebuilding"
	Compacting Task = "compacting"
	Verifying  Task = "verifying"
)

// Progress is how far a task has come.
type Progress struct {
	Task Task
	Done int // articles
	Of   int // articles, 0 when not known; Done can exceed it
}

// Status describes the index at one moment.
type Status struct {
	Generation string
	Articles   int // that can be found
	Seq        uint64
	LeftOut    int  // articles that the archive cannot give, or that cannot be analysed
	Ready      bool // all that the archive holds can be found
	Progress   Progress
	Reason     string // why the generation was started anew, "" when it was not
	Err        error  // why nothing can be written
}

// Status returns what the index holds and does.
func (x *Index) Status() (Status, error) {
	snapshot, err := x.Snapshot()
	if err != nil {
		return Status{}, err
	}
	defer snapshot.Close()
	x.mu.Lock()
	defer x.mu.Unlock()
	return Status{
		Generation: snapshot.Generation(), Articles: snapshot.DocCount(), Seq: snapshot.Seq(), LeftOut: int(snapshot.state.leftOut),
		Ready: !x.behind, Progress: x.progress, Reason: x.reason, Err: x.live.err(),
	}, nil
}

// Ready reports whether all that the archive holds can be found.
func (x *Index) Ready() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return !x.behind
}

// Generation returns the name of the live generation.
func (x *Index) Generation() string { return x.current().name }

// Err returns why nothing can be written, or nil. CatchUp tries again.
func (x *Index) Err() error { return x.current().err() }

func (x *Index) report(task Task, done, of int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.progress = Progress{task, done, of}
}

func (x *Index) advance(done int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.progress.Done += done
}
