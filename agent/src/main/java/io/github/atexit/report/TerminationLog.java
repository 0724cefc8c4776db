package io.github.atexit.report;

import io.github.atexit.exit.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The file whose content Kubernetes shows as the reason for a container's end: the console's text, at most 4,096 bytes,
 * which is what the kubelet reads. It tells every exit, also where the console is off or has nothing to say.
 */
public final class TerminationLog implements ReportSink {
    /** Writes to {@link #USUAL} where it is, else nowhere. */
    public static final String AUTO = "auto";
    /** Writes nowhere. */
    public static final String OFF = "off";

    private static final Path USUAL = Paths.get("/dev/termination-log");
    private static final int MOST = 4096; // bytes
    private static final byte[] CUT = "…\n".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final boolean mayBeAbsent;
    private final ConsoleMode mode;

    TerminationLog(Path file, boolean mayBeAbsent, ConsoleMode console) {
        this.file = file;
        this.mayBeAbsent = mayBeAbsent;
        this.mode = console == ConsoleMode.FULL ? ConsoleMode.FULL : ConsoleMode.SUMMARY;
    }

    /**
     * The log at a place.
     *
     * @param where {@code auto}, or a path
     * @param console how much the console is told
     */
    public static TerminationLog at(String where, ConsoleMode console) {
        return where.equals(AUTO)
                ? new TerminationLog(USUAL, true, console)
                : new TerminationLog(Paths.get(where).toAbsolutePath(), false, console);
    }

    @Override
    public void write(ExitReport report, SecretMask mask, Deadline until) throws IOException {
        if (mayBeAbsent && (!Files.isWritable(file) || Files.isDirectory(file))) {
            return;
        }
        byte[] text = cut(ConsoleText.of(report, mode, mask));
        Set<OpenOption> options = new HashSet<OpenOption>(Arrays.asList(
                StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING, LinkOption.NOFOLLOW_LINKS));
        if (!mayBeAbsent) {
            options.add(StandardOpenOption.CREATE);
        }
        // Never a sibling and a rename: in a container the file is a mount of its own.
        try (FileChannel channel = OwnedFiles.open(file, options)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** As much of the beginning, which says the main thing, as fits; no character is cut in two. */
    static byte[] cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST) {
            return bytes;
        }
        int end = MOST - CUT.length;
        while ((bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        byte[] cut = Arrays.copyOf(bytes, end + CUT.length);
        System.arraycopy(CUT, 0, cut, end, CUT.length);
        return cut;
    }

    @Override
    public void rehearse(ExitReport report, SecretMask mask) {
        cut(ConsoleText.of(report, mode, mask));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
