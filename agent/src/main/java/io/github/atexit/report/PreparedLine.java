package io.github.atexit.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/** A line of the agent's on stderr that is made before it is needed: to write it takes no new object. Immutable. */
public final class PreparedLine implements Runnable {
    private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    private final byte[] bytes;

    private PreparedLine(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The line with this text, with the prefix. */
    public static PreparedLine of(String text) {
        return new PreparedLine(Console.lineOf(text).getBytes(Charset.defaultCharset()));
    }

    /** Writes it; waits where stderr is a pipe that is full. */
    @Override
    public void run() {
        try {
            err.write(bytes);
        } catch (IOException e) {
            // Nowhere else to say it.
        }
    }
}
