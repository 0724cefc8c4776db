package io.github.atexit.handler;

import io.github.atexit.exit.Deadline;
import io.github.atexit.exit.HandlerContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Records the first 8,192 characters of a child process's output as they come, so that a child whose time is up has told
 * what it did. What follows is read and dropped: the child never blocks.
 */
final class ChildOutput implements Runnable {
    private static final int RECORDED = 8192; // characters

    private final Reader reader;
    private final HandlerContext context;
    private final Thread thread = new Thread(this, "atexit-exec-output");
    private final char[] block = new char[RECORDED];
    private int room = RECORDED;
    private volatile boolean ended;

    private ChildOutput(InputStream stream, HandlerContext context) {
        this.reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
        this.context = context;
    }

    /** Begins to read to the end of the stream, on a thread of its own. */
    static ChildOutput begin(InputStream stream, HandlerContext context) {
        ChildOutput output = new ChildOutput(stream, context);
        output.thread.setDaemon(true);
        output.thread.start();
        return output;
    }

    /** Records the first part of a file that the output went to; nothing if it is a device or cannot be read. */
    static void record(Path file, HandlerContext context) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            ChildOutput output = new ChildOutput(in, context);
            while (output.room > 0 && output.next()) {
                // Until either ends.
            }
        } catch (IOException e) {
            // The file has the output; only its copy in the report is missing.
        }
    }

    /**
     * When the child ends, the JDK puts what is left of its output into memory and closes the pipe. A read that comes
     * between fails; the next one gets what is left.
     */
    @Override
    public void run() {
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                while (next()) {
                    // Until the last process that holds the pipe has ended.
                }
                return;
            } catch (IOException e) {
                // After the second time there is no more.
            }
        }
    }

    private boolean next() throws IOException {
        int count = reader.read(block);
        if (count > 0 && room > 0 && !ended) {
            int taken = Math.min(count, room);
            boolean half = taken == room && Character.isHighSurrogate(block[taken - 1]);
            context.output(new String(block, 0, half ? taken - 1 : taken));
            room -= taken;
        }
        return count >= 0;
    }

    /**
     * Waits for the end of the output, but no longer than this; later output is not recorded. An interrupt does not cut it
     * short, for it comes when the handler's time is up, and then the output tells most: the thread keeps it.
     */
    void finish(long millis) {
        Deadline until = Deadline.at(System.nanoTime(), millis * 1000000);
        boolean interrupted = false;
        while (thread.isAlive() && !until.hasPassed()) {
            try {
                thread.join(until.remainingNanos() / 1000000 + 1);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        ended = true;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
