package io.github.atexit.fuzz;

import io.github.atexit.handler.HandlerTypes;
import io.github.atexit.manifest.ManifestProblem;
import io.github.atexit.manifest.ManifestReader;
import io.github.atexit.manifest.ManifestReading;
import io.github.atexit.manifest.SystemVariables;

/** Any bytes are a manifest or have problems, each with a place and in one line; nothing is thrown. */
public final class ReadsManifest {
    private ReadsManifest() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        ManifestReading reading =
                new ManifestReader(new HandlerTypes(new NoJvm()), new SystemVariables()).read("m.json", bytes);
        boolean usable = true;
        for (ManifestProblem problem : reading.problems()) {
            String line = problem.toString();
            if (problem.line() < 1 || problem.column() < 1 || line.indexOf('\n') >= 0) {
                throw new AssertionError("a problem without a place, or of several lines: " + line);
            }
            usable &= problem.isWarning();
        }
        if (usable != (reading.manifest() != null)) {
            throw new AssertionError(usable ? "neither a manifest nor a problem" : "a manifest in spite of a problem");
        }
    }
}
