package io.github.atexit.report;

/** What the console is told. */
public enum ConsoleMode {
    /** Nothing. */
    OFF,
    /** Only exits with something to say. */
    AUTO,
    /** Every exit, in a few lines. */
    SUMMARY,
    /** Every exit, with each handler, each hook and the caller's stack. */
    FULL;

    /**
     * The mode of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ConsoleMode of(String name) {
        for (ConsoleMode mode : values()) {
            if (mode.id().equals(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** The mode's word in options and manifests. */
    public String id() {
        switch (this) {
            case OFF:
                return "off";
            case AUTO:
                return "auto";
            case SUMMARY:
                return "summary";
            default:
                return "full";
        }
    }
}
