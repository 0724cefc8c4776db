package io.github.atexit.manifest;

import org.jspecify.annotations.Nullable;

/** The environment variables and system properties that options and substitution see. Thread-safe. */
public interface VariableSource {
    /** The value of an environment variable, or null. */
    @Nullable
    String environment(String name);

    /** The value of a system property, or null. */
    @Nullable
    String property(String name);
}
