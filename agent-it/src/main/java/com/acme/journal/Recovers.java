package com.acme.journal;

import com.acme.Effects;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Is loaded by a recovery handler, before main. */
public final class Recovers {
    private Recovers() {}

    public static void call() throws IOException {
        Effects.append("called before main");
    }

    /** Ignores every interrupt until there is a file named {@code go}, and exits then. */
    public static void exitsLate() throws IOException {
        while (!new File("go").exists()) {
            LockSupport.parkNanos(1000000);
            Thread.interrupted();
        }
        try {
            System.exit(9);
        } catch (Error e) {
            Effects.append("not ended");
            throw e;
        }
    }
}
