package com.acme.bench;

import java.lang.instrument.Instrumentation;

/** An agent that does nothing: what any agent costs is the JVM's part, not ours. */
public final class DoesNothing {
    private DoesNothing() {}

    public static void premain(String arguments, Instrumentation instrumentation) {}
}
