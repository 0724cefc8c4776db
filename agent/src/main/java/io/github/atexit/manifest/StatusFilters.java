package io.github.atexit.manifest;

import io.github.atexit.exit.StatusFilter;
import org.jspecify.annotations.Nullable;

/** Makes filters of what a manifest says about exit statuses. Stateless. */
final class StatusFilters {
    private StatusFilters() {}

    /** The filter of a field that takes numbers and the words {@code zero} and {@code nonzero}; any for null. */
    static StatusFilter of(@Nullable Object parsed) {
        if (parsed == null) {
            return StatusFilter.ANY;
        }
        if (parsed instanceof int[]) {
            return StatusFilter.in((int[]) parsed);
        }
        return "zero".equals(parsed) ? StatusFilter.ZERO : StatusFilter.NONZERO;
    }
}
