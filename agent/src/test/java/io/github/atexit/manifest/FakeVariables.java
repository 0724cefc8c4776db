package io.github.atexit.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Environment variables and system properties that a test sets. */
public record FakeVariables(Map<String, String> variables, Map<String, String> properties) implements VariableSource {
    /** Nothing is set. */
    public static final FakeVariables NONE = new FakeVariables(Map.of(), Map.of());

    @Override
    public @Nullable String environment(String name) {
        return variables.get(name);
    }

    @Override
    public @Nullable String property(String name) {
        return properties.get(name);
    }
}
