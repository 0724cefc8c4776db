package io.github.atexit.history;

import org.jspecify.annotations.Nullable;

/** What a list of many exits says of one. Immutable. */
public final class ExitRow {
    private static final int LONGEST = 300; // characters

    private final String time;
    private final String what;
    private final @Nullable String caller;
    private final Verdict verdict;

    /** The row of an exit. */
    public ExitRow(PastExit exit) {
        PastCaller from = exit.caller();
        this.time = exit.time();
        this.what = shortened(exit.what());
        this.caller = from == null ? null : shortened(from.shortFrame());
        this.verdict = Verdict.of(exit);
    }

    static String shortened(String text) {
        // A new string: a part would keep the report's text alive.
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    public String time() {
        return time;
    }

    /** Such as {@code halt(3)}. */
    public String what() {
        return what;
    }

    /** The caller's frame without its package; null where nobody's code ended the JVM. */
    public @Nullable String caller() {
        return caller;
    }

    public Verdict verdict() {
        return verdict;
    }
}
