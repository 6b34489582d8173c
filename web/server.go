package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Times that one connection may take. A client that is slower than this holds
// memory and a file descriptor for nothing.
const (
	readHeaderTime = 5 * time.Second
	readTime       = 30 * time.Second // of the whole request: its body has 64 KiB at the most
	writeTime      = 60 * time.Second
	idleTime       = 60 * time.Second
	stopTime       = 10 * time.Second // that requests under way get when the server stops
)

// Sizes of a request head. Above maxHead the answer is a problem document;
// above the limit of net/http it is that package's own, and the connection is
// closed.
const (
	maxHead     = 16 << 10 // request line and headers
	maxHeadRead = 64 << 10
)

// Serve answers requests that arrive at the listener until ctx is done, then
// lets those under way finish for a few seconds. It closes the listener. The
// error is nil after an ordinary stop.
func Serve(ctx context.Context, ln net.Listener, handler http.Handler) error {
	srv := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: readHeaderTime,
		ReadTimeout:       readTime,
		WriteTimeout:      writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeadRead,
	}
	served := make(chan error, 1)
	go func() { served <- srv.Serve(ln) }()
	select {
	case err := <-served:
		return fmt.Errorf("serving %s: %w", ln.Addr(), err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	err := srv.Shutdown(stop)
	if errors.Is(err, context.DeadlineExceeded) {
		err = srv.Close()
	}
	if end := <-served; !errors.Is(end, http.ErrServerClosed) {
		return fmt.Errorf("serving %s: %w", ln.Addr(), end)
	}
	if err != nil {
		return fmt.Errorf("stopping: %w", err)
	}
	return nil
}
