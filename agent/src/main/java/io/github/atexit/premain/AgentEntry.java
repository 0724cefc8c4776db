package io.github.atexit.premain;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The agent behind the class loader's border, as the border sees it. */
public interface AgentEntry {
    /**
     * Starts the agent.
     *
     * @param arguments what stands behind {@code =} in {@code -javaagent:jar=…}; null if nothing does
     * @param attached whether the JVM was already running
     * @throws Exception if the JVM cannot be woven; the application is to run as if there were no agent
     */
    void start(@Nullable String arguments, Instrumentation instrumentation, boolean attached) throws Exception;
}
