package io.github.atexit.manifest;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** The handler types that can run when the application's JVM is gone and no new one is there yet. Stateless. */
public final class SentinelTypes {
    private static final Set<String> ALL =
            Collections.unmodifiableSet(new HashSet<String>(Arrays.asList("exec", "file", "http", "log")));

    private SentinelTypes() {}

    /** Their words. */
    public static Set<String> all() {
        return ALL;
    }
}
