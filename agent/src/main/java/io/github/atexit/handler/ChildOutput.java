package io.github.atexit.handler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first 8,192 characters of a child process's output. What follows is read and dropped, so that the child never
 * blocks. Thread-safe.
 */
final class ChildOutput implements Runnable {
    private static final int KEPT = 8192;

    /** The most bytes that so many characters take in UTF-8. */
    private static final int KEPT_BYTES = 4 * KEPT;

    private final InputStream stream;
    private final byte[] kept = new byte[KEPT_BYTES];
    private int length;

    private ChildOutput(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Begins to read.
     *
     * @return the thread that reads to the end of the stream
     */
    Thread begin() {
        Thread thread = new Thread(this, "atexit-exec-output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static ChildOutput of(InputStream stream) {
        return new ChildOutput(stream);
    }

    @Override
    public void run() {
        byte[] block = new byte[KEPT_BYTES];
        try {
            for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
                keep(block, count);
            }
        } catch (IOException e) {
            // The JDK closes the stream when the child has ended: there is no more.
        }
    }

    private synchronized void keep(byte[] block, int count) {
        int taken = Math.min(count, KEPT_BYTES - length);
        System.arraycopy(block, 0, kept, length, taken);
        length += taken;
    }

    /** What has been read so far. */
    synchronized String text() {
        return first(new String(kept, 0, length, StandardCharsets.UTF_8));
    }

    /** The first part of a file that the output went to; empty if it is a device or cannot be read. */
    static String firstOf(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            ChildOutput output = of(in);
            int count = in.read(output.kept);
            output.length = Math.max(count, 0);
            return output.text();
        } catch (IOException e) {
            return "";
        }
    }

    /** The first 8,192 characters, without half a character at the end. */
    static String first(String text) {
        if (text.length() <= KEPT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(KEPT - 1)) ? KEPT - 1 : KEPT);
    }
}
