package io.github.atexit.handler;

import org.jspecify.annotations.Nullable;

/** An argument that is an object of the application as it is, and not to be converted. Immutable. */
final class GivenObject {
    private final @Nullable Object object;

    GivenObject(@Nullable Object object) {
        this.object = object;
    }

    @Nullable
    Object object() {
        return object;
    }
}
