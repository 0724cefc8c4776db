package io.github.atexit.http;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The socket that a handler's thread waits on, so that another thread can end the wait. Thread-safe. */
public final class HttpSockets {
    private @Nullable Closeable open;
    private boolean cancelled;

    /** @throws IOException if the handler's time is up */
    synchronized void hold(Closeable socket) throws IOException {
        if (cancelled) {
            socket.close();
            throw new IOException("given up");
        }
        open = socket;
    }

    /** Ends the wait; no other begins. */
    public synchronized void cancel() {
        cancelled = true;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is closed all the same.
            }
        }
    }

    /** Whether the wait was ended. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }
}
