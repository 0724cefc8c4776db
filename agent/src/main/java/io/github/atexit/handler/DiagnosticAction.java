package io.github.atexit.handler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A diagnostic command of the JVM. Stateless. */
abstract class DiagnosticAction {
    DiagnosticAction() {}

    /** Whether the command itself writes a file that it is told the name of. */
    abstract boolean writesFile() throws Exception;

    /**
     * Runs it.
     *
     * @param file the absolute path of a file that does not exist; null where the arguments name one, or none is written
     * @return its result in words
     * @throws Exception if the JVM has no such command, or the command fails
     */
    abstract String run(List<String> arguments, @Nullable String file) throws Exception;
}
