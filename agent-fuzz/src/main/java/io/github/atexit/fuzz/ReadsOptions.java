package io.github.atexit.fuzz;

import io.github.atexit.launch.AgentOptions;
import io.github.atexit.manifest.VariableSource;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Any agent argument, property and variable gives options, or problems; nothing is thrown. */
public final class ReadsOptions {
    private ReadsOptions() {}

    /** Called by the fuzzer: the text up to the first line break is the argument, what follows is every variable's value. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        AgentOptions options = AgentOptions.parse(
                end < 0 ? text : text.substring(0, end), new Same(end < 0 ? null : text.substring(end + 1)));
        for (String problem : options.problems()) {
            if (problem.isEmpty()) {
                throw new AssertionError("a problem that says nothing");
            }
        }
        options.console();
        options.isStrict(null);
    }

    /** Every variable and property has the same value. */
    private static final class Same implements VariableSource {
        private final @Nullable String value;

        Same(@Nullable String value) {
            this.value = value;
        }

        @Override
        public @Nullable String environment(String name) {
            return value;
        }

        @Override
        public @Nullable String property(String name) {
            return value;
        }
    }
}
