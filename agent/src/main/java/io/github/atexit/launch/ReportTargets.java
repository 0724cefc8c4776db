package io.github.atexit.launch;

import io.github.atexit.report.ConsoleMode;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where reports go, and what they must not show. Immutable. */
final class ReportTargets {
    final ConsoleMode console;
    /** The JSON Lines file; null for none. */
    final @Nullable Path file;

    final List<String> secrets;

    ReportTargets(AgentOptions options, List<String> secrets) {
        this.console = ConsoleMode.of(options.console());
        this.file =
                options.report() == null ? null : Paths.get(options.report()).toAbsolutePath();
        this.secrets = secrets;
    }
}
