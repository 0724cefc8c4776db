package io.github.atexit.journal;

import io.github.atexit.evidence.JvmFlags;
import java.util.List;

/** Runs to test with. */
final class Runs {
    static final RunIdentity IDENTITY = RunIdentity.of("/etc/atexit.json", "com.acme.Main");

    /** When its record was made, in milliseconds since the epoch. */
    static final long MADE = 1795420800456L;

    private Runs() {}

    static RunFacts facts(String... handlers) {
        return facts(4711, 8471, "boot", "pid:[1]", handlers);
    }

    static RunFacts facts(long pid, long startTicks, String bootId, String pidNamespace, String... handlers) {
        return new RunFacts(
                IDENTITY,
                pid,
                startTicks,
                bootId,
                pidNamespace,
                "host",
                1795420800123L,
                "/srv/app",
                new JvmFlags(true, false, "/var/crash/%p.log"),
                "",
                0,
                "17.0.15",
                "Debian",
                "0.1.0",
                List.of(handlers));
    }
}
