package io.github.atexit.handler;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a child process's standard input beside the handler, for a child that does not read would hold it. */
final class ChildInput implements Runnable {
    private final OutputStream stream;
    private final byte[] bytes;

    private ChildInput(OutputStream stream, byte[] bytes) {
        this.stream = stream;
        this.bytes = bytes;
    }

    /** Returns at once. The stream is closed when all is written. */
    static void feed(OutputStream stream, String text) {
        ChildInput input = new ChildInput(stream, text.getBytes(StandardCharsets.UTF_8));
        if (text.isEmpty()) {
            input.run();
            return;
        }
        Thread thread = new Thread(input, "atexit-exec-input");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            try {
                stream.write(bytes);
            } finally {
                stream.close();
            }
        } catch (IOException e) {
            // The program ended without reading all: its own affair, as in a shell.
        }
    }
}
