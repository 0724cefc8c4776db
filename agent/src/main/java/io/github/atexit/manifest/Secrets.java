package io.github.atexit.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values of a manifest that no output may show, as they are found. Used by one thread. */
final class Secrets {
    /** Shorter values would mask too much of what is no secret. */
    private static final int SHORTEST = 6;

    private final Set<String> values = new LinkedHashSet<String>();

    /** Adds a value unless it is shorter than six characters. */
    void add(String value) {
        if (value.length() >= SHORTEST) {
            values.add(value);
        }
    }

    List<String> values() {
        return Collections.unmodifiableList(new ArrayList<String>(values));
    }
}
