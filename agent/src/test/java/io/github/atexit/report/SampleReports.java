package io.github.atexit.report;

import io.github.atexit.exit.CallStack;
import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitCaller;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitListener;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.exit.HookRuns;
import io.github.atexit.exit.RecordingHost;
import io.github.atexit.exit.RouteFilter;
import io.github.atexit.skipped.SkippedCleanup;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports of exits that were played through in this JVM. */
final class SampleReports {
    static final SecretMask NO_SECRETS = new SecretMask(List::of);

    private SampleReports() {}

    /** A halt by {@code com.acme.Worker} with one handler that is called {@code it}, and these delete-on-exit files. */
    static ExitReport halt(int status, List<String> deleteOnExit) {
        return halt(status, null, deleteOnExit);
    }

    /** A halt that skips no file, but this. */
    static ExitReport halt(SkippedCleanup cleanup) {
        return halt(3, null, List.of(), cleanup);
    }

    /** @param failure what the handler ends with; null if it is {@code ok} */
    static ExitReport halt(int status, @Nullable Exception failure, List<String> deleteOnExit) {
        return halt(status, failure, deleteOnExit, SkippedCleanup.NOTHING);
    }

    private static ExitReport halt(
            int status, @Nullable Exception failure, List<String> deleteOnExit, SkippedCleanup cleanup) {
        var frame = new StackTraceElement("com.acme.Worker", "fail", "Worker.java", 42);
        var event = new ExitEvent(
                ExitRoute.HALT,
                status,
                null,
                Thread.currentThread(),
                new ExitCaller(frame, "/opt/app/worker.jar"),
                CallStack.of(new StackTraceElement[] {frame}));
        return new ExitReport(
                record(event, failure),
                ProcessFacts.read("1.0", System.nanoTime()),
                "com.acme.Main",
                MainEnd.RUNNING,
                null,
                List.of(),
                deleteOnExit,
                cleanup);
    }

    /** What a recovery leaves with one handler that is called {@code it}. */
    static ExitRecord deathRecord() {
        return record(ExitEvent.ofDeath(ExitRoute.VANISHED, 1795420802623L), null);
    }

    private static ExitRecord record(ExitEvent event, @Nullable Exception failure) {
        var on = RouteFilter.of(EnumSet.allOf(ExitRoute.class), Set.of());
        var handler = DeclaredHandler.named("it", "log", "save").on(on).build(new HandlerBody() {
            @Override
            public void run(HandlerContext context) throws Exception {
                if (failure != null) {
                    throw failure;
                }
            }

            @Override
            public void cancel() {}
        });
        var host = new RecordingHost();
        new ExitSequence(ExitPlan.of(handler), host, new HookRuns(), ExitListener.NONE).halt(event, null);
        return Objects.requireNonNull(host.record());
    }
}
