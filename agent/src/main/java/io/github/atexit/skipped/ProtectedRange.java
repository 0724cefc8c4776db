package io.github.atexit.skipped;

import org.jspecify.annotations.Nullable;

/** One entry of a method's exception table. Immutable. */
final class ProtectedRange {
    final int start;
    final int end;
    final int handler;
    /** The internal name of the class that is caught; null for everything. */
    final @Nullable String type;

    ProtectedRange(int start, int end, int handler, @Nullable String type) {
        this.start = start;
        this.end = end;
        this.handler = handler;
        this.type = type;
    }

    boolean covers(int offset) {
        return start <= offset && offset < end;
    }
}
