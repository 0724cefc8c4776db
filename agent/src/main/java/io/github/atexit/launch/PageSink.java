package io.github.atexit.launch;

import io.github.atexit.exit.Deadline;
import io.github.atexit.history.DamagedLineException;
import io.github.atexit.page.ExitPage;
import io.github.atexit.page.PageFile;
import io.github.atexit.report.ExitReport;
import io.github.atexit.report.JsonReport;
import io.github.atexit.report.ReportSink;
import io.github.atexit.report.SecretMask;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The page of the last exit, made of what the JSON line says. Its classes are loaded by the exit that writes it: a page
 * is worth neither a slower start nor memory that is held back for a full heap. It has a thread of its own, so that a
 * slow disk cannot hold the exit up.
 */
final class PageSink implements ReportSink {
    /** How long the exit waits for the page where no deadline says less. */
    static final long LONGEST_NANOS = 5000000000L; // 5 s

    private static final long GRACE_NANOS = 100000000L; // 100 ms beyond the deadline; half of what a late report has

    private final Path file;

    /** @param file replaced as a whole, mode 0600; its parents are made where they are missing */
    PageSink(Path file) {
        this.file = file;
    }

    @Override
    public void write(ExitReport report, SecretMask mask, Deadline until) throws IOException {
        Writing writing = new Writing(file, JsonReport.text(report, mask));
        Thread thread = new Thread(null, writing, "atexit page");
        thread.setDaemon(true);
        thread.start();
        long nanos = until.isNever() ? LONGEST_NANOS : until.remainingNanos() + GRACE_NANOS;
        try {
            thread.join(Math.max(1, Math.min(nanos, LONGEST_NANOS) / 1000000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writing.requireDone();
    }

    @Override
    public void rehearse(ExitReport report, SecretMask mask) {}

    @Override
    public String toString() {
        return file.toString();
    }

    /** What the thread does. */
    private static final class Writing implements Runnable {
        private final Path file;
        private final String line;
        private volatile boolean done;
        private volatile @Nullable Throwable thrown;

        Writing(Path file, String line) {
            this.file = file;
            this.line = line;
        }

        @Override
        public void run() {
            try {
                PageFile.writePrivately(file, ExitPage.of(line));
                done = true;
            } catch (IOException | DamagedLineException | RuntimeException | Error e) {
                thrown = e;
            }
        }

        void requireDone() throws IOException {
            Throwable failure = thrown;
            if (failure instanceof IOException) {
                throw (IOException) failure;
            }
            if (failure != null) {
                throw new IOException(failure.toString());
            }
            if (!done) {
                throw new IOException("there was no time left for the page");
            }
        }
    }
}
