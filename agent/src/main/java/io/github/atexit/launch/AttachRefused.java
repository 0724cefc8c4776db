package io.github.atexit.launch;

import java.util.Collections;
import java.util.List;

/** The agent was loaded into a running JVM and is not to arm there, or not with that manifest. */
final class AttachRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> reasons;

    /** @param reasons what is wrong, one line each */
    AttachRefused(List<String> reasons) {
        super(reasons.get(0));
        this.reasons = reasons;
    }

    AttachRefused(String reason) {
        this(Collections.singletonList(reason));
    }

    List<String> reasons() {
        return reasons;
    }
}
