package io.github.atexit.cli;

import java.io.PrintStream;
import java.io.Writer;

/** Writes to a stream in that stream's own encoding, which is the terminal's and not always the JVM's. */
final class StreamWriter extends Writer {
    private final PrintStream stream;

    StreamWriter(PrintStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        stream.print(new String(characters, offset, length));
    }

    @Override
    public void flush() {
        stream.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
