package io.github.atexit.premain;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The class that the JVM starts the agent with. It does almost nothing, because what it loads the application can see:
 * it makes the agent's own class loader and hands over. Nothing may leave here but a return: a throw from premain is
 * SIGABRT, and an exit makes JDK 26 and 27 wait for a minute.
 */
public final class AtExitAgent {
    /** The agent that was started first: it hears of every further load into this JVM. */
    private static @Nullable AgentEntry running;

    private AtExitAgent() {}

    /** Called by the JVM before main's class is loaded. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, false);
    }

    /** Called by the JVM when the agent is loaded into one that already runs. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, true);
    }

    private static synchronized void start(
            @Nullable String arguments, Instrumentation instrumentation, boolean attached) {
        try {
            if ("false".equals(System.getenv("ATEXIT_ENABLED"))) {
                return;
            }
            AgentEntry entry = running;
            if (entry == null) {
                entry = (AgentEntry) AgentClassLoader.open()
                        .loadClass("io.github.atexit.launch.AgentStart")
                        .getConstructor()
                        .newInstance();
                running = entry;
            }
            entry.start(arguments, instrumentation, attached);
        } catch (Throwable t) {
            tell(t);
        }
    }

    /** A SecurityManager may forbid even this. */
    private static void tell(Throwable thrown) {
        try {
            System.err.println("[atexit] the agent could not start, the application runs without it: " + thrown);
            if (Boolean.getBoolean("atexit.debug")) {
                thrown.printStackTrace();
            }
        } catch (Throwable ignored) {
            // Nothing may leave premain.
        }
    }
}
