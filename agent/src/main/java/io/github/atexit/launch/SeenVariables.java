package io.github.atexit.launch;

import io.github.atexit.manifest.VariableSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables and system properties of this JVM, which remembers the properties that a manifest asked for:
 * a recovery in another process has not got them. Used by one thread.
 */
final class SeenVariables implements VariableSource {
    private final Map<String, String> properties = new LinkedHashMap<String, String>();

    @Override
    public @Nullable String environment(String name) {
        return System.getenv(name);
    }

    @Override
    public @Nullable String property(String name) {
        String value = System.getProperty(name);
        if (value != null) {
            properties.put(name, value);
        }
        return value;
    }

    /** What was asked for and there. */
    Map<String, String> properties() {
        return properties;
    }
}
