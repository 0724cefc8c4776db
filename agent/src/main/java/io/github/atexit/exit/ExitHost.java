package io.github.atexit.exit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an exit sequence needs of the world around it. Called on the sequence's threads. */
public interface ExitHost {
    /**
     * Writes the report. Whatever it throws is ignored.
     *
     * @param until when the exit is to be over
     */
    void publish(ExitRecord record, Deadline until);

    /** Says that the exit ends without a report, because its time is up. Makes no new object. */
    void unreported();

    /** How long that may take, where no deadline says less. */
    long publishingNanos();

    /** Ends the JVM at once, past every check. */
    void halt(int status);

    /** The loader that the application's classes are looked up in. */
    ClassLoader applicationLoader();

    /**
     * The value of an exit or JVM variable, or null if there is none of this name.
     *
     * @param event the route that handlers run for, or main's end
     */
    @Nullable
    String variable(String name, ExitEvent event, ExitSequence sequence);

    /** The text without the secrets that no output may show. */
    String mask(String text);

    /** Called some time after the start, on the sequence's thread, to make ready what the exit needs. */
    void rehearse();

    /**
     * Tells what the exit has been waiting for. Called on the driving thread, without the monitor.
     *
     * @param handlers those that are running; empty while the JVM runs its hooks
     * @param millis how long the exit has lasted
     */
    void stillWaiting(List<HandlerRun> handlers, long millis);
}
