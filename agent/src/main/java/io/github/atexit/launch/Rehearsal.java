package io.github.atexit.launch;

import io.github.atexit.exit.Deadline;
import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitHost;
import io.github.atexit.exit.ExitListener;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.exit.HandlerRun;
import io.github.atexit.exit.HookRuns;
import io.github.atexit.skipped.JdkShutdown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exit that is played through once without consequences, so that the real one finds its classes loaded: with a full
 * heap, a full metaspace or no stack none can be loaded any more, and JDK 8 would complain on stderr.
 */
final class Rehearsal implements ExitHost {
    private static final long ROOM = 4 * 1024 * 1024; // bytes

    private final Reports reports;
    private final ExitEvents events;

    /** @param reports none that are used otherwise: what it has read of the process is not read again */
    Rehearsal(Reports reports, ExitEvents events) {
        this.reports = reports;
        this.events = events;
    }

    /** Plays it; false where there is no room for that. */
    boolean run() {
        Runtime jvm = Runtime.getRuntime();
        if (jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory() < ROOM) {
            return false; // a class whose initialiser runs out of memory is lost for good
        }
        DeclaredHandler handler =
                DeclaredHandler.named("rehearsal", "log", "save").build(new Nothing());
        ExitPlan plan = ExitPlan.of(handler);
        ExitSequence sequence = new ExitSequence(plan, this, new HookRuns(), ExitListener.NONE);
        ExitEvent event = events.halt(0).event();
        sequence.halt(event, null);
        sequence.exitInside(event);
        return true;
    }

    @Override
    public void publish(ExitRecord record, Deadline until) {
        reports.rehearse(record);
        JdkShutdown.registeredHooks();
        JdkShutdown.deleteOnExitFiles();
    }

    @Override
    public void unreported() {}

    @Override
    public long publishingNanos() {
        return reports.publishingNanos();
    }

    @Override
    public void rehearse() {}

    @Override
    public void stillWaiting(List<HandlerRun> handlers, long millis) {}

    @Override
    public void halt(int status) {}

    @Override
    public ClassLoader applicationLoader() {
        return ClassLoader.getSystemClassLoader();
    }

    @Override
    public @Nullable String variable(String name, ExitEvent event, ExitSequence sequence) {
        return null;
    }

    @Override
    public String mask(String text) {
        return text;
    }

    /** A handler that does nothing. */
    private static final class Nothing implements HandlerBody {
        @Override
        public void run(HandlerContext context) {}

        @Override
        public void cancel() {}
    }
}
