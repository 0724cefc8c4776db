package io.github.atexit.launch;

import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.jvm.JvmAccess;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Exits and halts that a dead run's handlers call in this JVM: they end the handler, as inside an exit, and neither the
 * start nor the application, also where the handler was given up and its thread goes on. Thread-safe.
 */
final class RecoveryExits {
    private final ExitEvents events;
    private final List<ExitSequence> recoveries = new CopyOnWriteArrayList<ExitSequence>();

    RecoveryExits(JvmAccess jvm) {
        this.events = new ExitEvents(jvm, new CallerFinder(jvm, Collections.<String>emptyList()));
    }

    void begin(ExitSequence recovery) {
        recoveries.add(recovery);
    }

    /** The recovery is over. */
    void end(ExitSequence recovery) {
        if (!recovery.hasHandlersThreads()) {
            recoveries.remove(recovery);
        }
    }

    /** Whether the calling thread runs a handler of a recovery, or ran one when its time was up. */
    boolean isHere() {
        return here() != null;
    }

    /** What such a thread gets instead of its exit. */
    @Nullable
    Throwable refuseExit(int status) {
        return refuse(events.exit(status).event());
    }

    /** The same for a halt. */
    @Nullable
    Throwable refuseHalt(int status) {
        return refuse(events.halt(status).event());
    }

    private @Nullable Throwable refuse(ExitEvent event) {
        ExitSequence here = here();
        return here == null ? null : here.exitInside(event);
    }

    private @Nullable ExitSequence here() {
        for (ExitSequence recovery : recoveries) {
            if (recovery.isHandlersThread()) {
                return recovery;
            }
        }
        return null;
    }
}
