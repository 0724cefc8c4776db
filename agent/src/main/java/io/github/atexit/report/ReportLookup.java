package io.github.atexit.report;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Looks whether a report has arrived in a JSON Lines file, for whoever cannot know whether it was written. */
public final class ReportLookup {
    private static final int TAIL = 4 << 20; // bytes; what is looked at

    private ReportLookup() {}

    /** Whether the file's end has a whole line whose id begins so. */
    public static boolean holds(Path file, String id) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - TAIL);
            byte[] bytes = new byte[(int) (in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int at = text.lastIndexOf("\"id\":\"" + id);
            return at >= 0 && text.indexOf('\n', at) >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
