package io.github.atexit.manifest;

import org.jspecify.annotations.Nullable;

/** The environment variables and system properties of this JVM. Stateless. */
public final class SystemVariables implements VariableSource {
    @Override
    public @Nullable String environment(String name) {
        return System.getenv(name);
    }

    @Override
    public @Nullable String property(String name) {
        return System.getProperty(name);
    }
}
