package io.github.atexit.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * The agent's lines on stderr. Written to the descriptor itself: the application may have replaced or closed {@code
 * System.err}, or hold its lock. Each call is one write, so that lines of several JVMs do not mix.
 */
public final class Console {
    /** What every line of the agent's begins with. */
    public static final String PREFIX = "[atexit] ";

    private Console() {}

    /** Writes text as it is; a closed stderr is nobody's business here. */
    @SuppressWarnings("resource") // closing it would close the process's stderr
    public static void write(String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            new FileOutputStream(FileDescriptor.err).write(text.getBytes(Charset.defaultCharset()));
        } catch (IOException e) {
            // Nowhere else to say it.
        }
    }

    /** One line with the prefix, control characters escaped. */
    static String lineOf(String text) {
        return PREFIX + ReportText.printable(text, false) + "\n";
    }

    /** Writes one line with the prefix, control characters escaped. */
    public static void line(String text) {
        write(lineOf(text));
    }
}
