package io.github.atexit.report;

import io.github.atexit.exit.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** The JSON Lines file of reports. Many JVMs may share one: each report is one append. */
public final class ReportFile implements ReportSink {
    private final Path file;

    /** @param file made (mode 0600), with its parents, where it is missing */
    public ReportFile(Path file) {
        this.file = file;
    }

    @Override
    public void write(ExitReport report, SecretMask mask, Deadline until) throws IOException {
        append(JsonReport.line(report, mask));
    }

    @Override
    public void rehearse(ExitReport report, SecretMask mask) {
        JsonReport.line(report, mask);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** Makes the file (mode 0600) and its parents where they are missing. */
    private void append(byte[] line) throws IOException {
        Set<OpenOption> options = new HashSet<OpenOption>();
        options.add(StandardOpenOption.CREATE);
        options.add(StandardOpenOption.APPEND);
        try (FileChannel channel = OwnedFiles.open(file, options)) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            int written = channel.write(bytes);
            if (bytes.hasRemaining()) {
                throw new IOException("only " + written + " of " + line.length + " bytes were written");
            }
        }
    }
}
