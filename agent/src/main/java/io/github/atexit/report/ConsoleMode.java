package io.github.atexit.report;

/** What the console is told. */
public enum ConsoleMode {
    /** Nothing. */
    OFF("off"),
    /** Only exits with something to say. */
    AUTO("auto"),
    /** Every exit, in a few lines. */
    SUMMARY("summary"),
    /** Every exit, with each handler, each hook and the caller's stack. */
    FULL("full");

    private final String id;

    ConsoleMode(String id) {
        this.id = id;
    }

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
        return id;
    }
}
