package io.github.atexit.exit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sequence where what it works with fails: never a hang, never a handler more than once. */
@Timeout(30)
final class ExitSequenceTest {
    @Test
    void runsHandlersThoughTheirLoaderCannotBeHad() {
        var host = new RecordingHost() {
            @Override
            public ClassLoader applicationLoader() {
                throw new OutOfMemoryError("Metaspace");
            }
        };
        var sequence = new ExitSequence(plan(context -> {}), host, new HookRuns(), ExitListener.NONE);
        assertEquals(3, sequence.halt(event(3), null));
        assertEquals(List.of(HandlerOutcome.OK), outcomes(host));
    }

    @Test
    void runsHandlersThoughNothingCanBeRecorded() {
        var deaf = new ExitListener() {
            @Override
            public void handlerEnded(HandlerRun run) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        var host = new RecordingHost();
        var sequence = new ExitSequence(plan(context -> {}), host, new HookRuns(), deaf);
        assertEquals(3, sequence.halt(event(3), null));
        assertEquals(List.of(HandlerOutcome.OK), outcomes(host));
    }

    @Test
    void keepsTheFirstHaltsStatus() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var secondCame = new CountDownLatch(1);
        var plan = plan(context -> {
            begun.countDown();
            secondCame.await();
        });
        var sequence = new ExitSequence(plan, new RecordingHost(), new HookRuns(), ExitListener.NONE);
        var first = new AtomicInteger();
        var halting = new Thread(() -> first.set(sequence.halt(event(3), null)), "first");
        halting.start();
        begun.await();
        var second = new Thread(() -> sequence.halt(event(4), null), "second");
        second.start();
        while (sequence.record(sequence.event()).nestedCount() == 0) {
            Thread.onSpinWait();
        }
        secondCame.countDown();
        halting.join();
        second.join();

        assertEquals(3, first.get());
    }

    @Test
    void takesARouteOnceMoreThatThereWasNoMemoryFor() {
        var failures = new AtomicInteger();
        var forgetful = new ExitListener() {
            @Override
            public @Nullable EarlierRun earlier(DeclaredHandler handler) {
                if (failures.incrementAndGet() < 3) {
                    throw new OutOfMemoryError("Java heap space");
                }
                return null;
            }
        };
        var host = new RecordingHost();
        var sequence = new ExitSequence(plan(context -> {}), host, new HookRuns(), forgetful);

        assertEquals(3, sequence.halt(event(3), null));
        assertEquals(List.of(HandlerOutcome.OK), outcomes(host));
    }

    @Test
    void endsThoughItsOwnThreadIsStuckBeforeTheHooks() throws Exception {
        var host = new StuckHost();
        var sequence = new ExitSequence(
                shortly(context -> new CountDownLatch(1).await()), host, new HookRuns(), ExitListener.NONE);

        startDaemon(() -> sequence.beforeHooks(exit(3), null));

        assertEquals(3, host.halted.get());
        assertEquals(1, host.unreported.get());
    }

    @Test
    void endsThoughItsOwnThreadAndTheHooksAreStuck() throws Exception {
        var host = new StuckHost();
        var sequence = new ExitSequence(shortly(context -> {}), host, new HookRuns(), ExitListener.NONE);

        // Nobody calls afterHooks: the hooks do not end.
        startDaemon(() -> sequence.beforeHooks(exit(3), null));

        assertEquals(3, host.halted.get());
        assertEquals(1, host.unreported.get());
    }

    /** Never comes back from writing the report. */
    private static final class StuckHost extends RecordingHost {
        final CompletableFuture<Integer> halted = new CompletableFuture<>();
        final AtomicInteger unreported = new AtomicInteger();

        @Override
        public void publish(ExitRecord record, Deadline until) {
            new CompletableFuture<Void>().join();
        }

        @Override
        public long publishingNanos() {
            return TimeUnit.SECONDS.toNanos(1);
        }

        @Override
        public void unreported() {
            unreported.incrementAndGet();
        }

        @Override
        public void halt(int status) {
            halted.complete(status);
        }
    }

    private static void startDaemon(Runnable work) {
        var thread = new Thread(work, "exits");
        thread.setDaemon(true);
        thread.start();
    }

    private static List<HandlerOutcome> outcomes(RecordingHost host) {
        return host.record().handlers().stream().map(HandlerRun::outcome).toList();
    }

    private static ExitEvent exit(int status) {
        return new ExitEvent(
                ExitRoute.EXIT, status, null, Thread.currentThread(), null, CallStack.of(new StackTraceElement[0]));
    }

    /** A plan with a deadline that passes soon. */
    private static ExitPlan shortly(Work work) {
        var phases = List.of(new Phase("save", false, false, null), new Phase("shutdown-hooks", false, false, null));
        var handler = DeclaredHandler.named("it", "log", "save").build(body(work));
        return new ExitPlan(phases, List.of(handler), Map.of(), Duration.ofMillis(300), null, Duration.ofSeconds(10));
    }

    private static ExitPlan plan(Work work) {
        return ExitPlan.of(DeclaredHandler.named("it", "log", "save").build(body(work)));
    }

    private static ExitEvent event(int status) {
        return new ExitEvent(
                ExitRoute.HALT, status, null, Thread.currentThread(), null, CallStack.of(new StackTraceElement[0]));
    }

    /** What a handler does. */
    private interface Work {
        void run(HandlerContext context) throws Exception;
    }

    private static HandlerBody body(Work work) {
        return new HandlerBody() {
            @Override
            public void run(HandlerContext context) throws Exception {
                work.run(context);
            }

            @Override
            public void cancel() {}
        };
    }
}
