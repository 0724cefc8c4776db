package io.github.atexit.cli;

import io.github.atexit.manifest.VariableSource;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The variables and properties of another JVM. Immutable. */
final class TargetVariables implements VariableSource {
    private final Map<String, String> environment;
    private final Properties properties;

    TargetVariables(Map<String, String> environment, Properties properties) {
        this.environment = environment;
        this.properties = properties;
    }

    @Override
    public @Nullable String environment(String name) {
        return environment.get(name);
    }

    @Override
    public @Nullable String property(String name) {
        return properties.getProperty(name);
    }
}
