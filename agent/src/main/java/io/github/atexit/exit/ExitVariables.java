package io.github.atexit.exit;

/** The names of the variables that strings of a manifest may use and that are known only at the exit. */
public final class ExitVariables {
    /** In the order of the reference. */
    private static final String[] NAMES = {
        "exit:route",
        "exit:status",
        "exit:caller",
        "exit:signal",
        "exit:thread",
        "exit:millis",
        "exit:stack",
        "exit:report",
        "jvm:pid",
        "jvm:main",
        "jvm:host",
    };

    private ExitVariables() {}

    /** All names, such as {@code exit:route}; a fresh array. */
    public static String[] names() {
        return NAMES.clone();
    }
}
