package io.github.atexit.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a process has printed so far on one of its streams. Safe for use by several threads. */
final class Output {
    private final Thread reader;
    private final StringBuilder text = new StringBuilder();
    private boolean closed;

    private Output(InputStream in, String name) {
        reader = new Thread(() -> read(in), name);
        reader.setDaemon(true);
    }

    static Output of(InputStream in, String name) {
        var output = new Output(in, name);
        output.reader.start();
        return output;
    }

    /**
     * Waits until a whole line was printed.
     *
     * @param deadline as {@link System#nanoTime()} counts
     * @return false if the stream ended, or the deadline passed, without it
     */
    synchronized boolean awaitLine(String line, long deadline) {
        try {
            while (!("\n" + text).contains("\n" + line + "\n")) {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (closed || millis <= 0) {
                    return false;
                }
                wait(millis);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** All that was printed, after waiting at most so long for the stream's end. */
    String text(Duration patience) throws InterruptedException {
        reader.join(patience.toMillis());
        synchronized (this) {
            return closed ? text.toString() : text + "<still open, held by another process>";
        }
    }

    private void read(InputStream in) {
        try (var characters = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var buffer = new char[4096];
            for (int count = characters.read(buffer); count >= 0; count = characters.read(buffer)) {
                add(new String(buffer, 0, count));
            }
        } catch (IOException e) {
            add("<" + e + ">");
        } finally {
            close();
        }
    }

    private synchronized void add(String more) {
        text.append(more);
        notifyAll();
    }

    private synchronized void close() {
        closed = true;
        notifyAll();
    }
}
