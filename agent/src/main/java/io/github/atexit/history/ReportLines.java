package io.github.atexit.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file that many JVMs append reports to. A line that is no report is told of and passed over. */
public final class ReportLines {
    private static final int LONGEST = 1024 * 1024; // bytes; a report has at most 256 KiB
    private static final int BLOCK = 65536; // bytes

    /** Hears of each line in turn. */
    public interface Listener {
        /** A line that tells of an exit. */
        void exit(PastExit exit);

        /**
         * A line that does not.
         *
         * @param line its number, from 1
         * @param problem what is wrong with it
         */
        void damaged(long line, String problem);
    }

    private final Listener listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(BLOCK);
    private long number = 1;
    private boolean tooLong;

    private ReportLines(Listener listener) {
        this.listener = listener;
    }

    /**
     * Reads a file to its end. Memory for one line is all that it takes.
     *
     * @throws IOException if the file cannot be read
     */
    public static void read(Path file, Listener listener) throws IOException {
        ReportLines lines = new ReportLines(listener);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                lines.add(block, count);
            }
        }
        lines.end();
    }

    private void add(byte[] block, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (block[i] == '\n') {
                append(block, start, i);
                end();
                start = i + 1;
            }
        }
        append(block, start, count);
    }

    private void append(byte[] block, int start, int end) {
        if (line.size() + end - start > LONGEST) {
            tooLong = true;
        }
        if (!tooLong) {
            line.write(block, start, end - start);
        }
    }

    private void end() {
        if (tooLong) {
            listener.damaged(number, "longer than a report can be");
        } else {
            String text = new String(line.toByteArray(), StandardCharsets.UTF_8);
            if (!isBlank(text)) {
                tell(text);
            }
        }
        line.reset();
        tooLong = false;
        number++;
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (" \t\r".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private void tell(String text) {
        PastExit exit;
        try {
            exit = PastExit.of(text);
        } catch (DamagedLineException e) {
            listener.damaged(number, String.valueOf(e.getMessage()));
            return;
        }
        listener.exit(exit);
    }
}
