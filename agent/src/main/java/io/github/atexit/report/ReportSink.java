package io.github.atexit.report;

import io.github.atexit.exit.Deadline;
import java.io.IOException;

/**
 * A place that whole reports go to. Its {@code toString} is what a message calls it. One that fails keeps no other from
 * being written to.
 */
public interface ReportSink {
    /**
     * Takes a report there.
     *
     * @param until when the exit is to be over; what may wait for others ends by then
     * @throws IOException if it does not arrive; the message says why
     */
    void write(ExitReport report, SecretMask mask, Deadline until) throws IOException;

    /** Does what can be done of it without an effect, so that the exit finds the classes loaded. */
    void rehearse(ExitReport report, SecretMask mask);
}
