package io.github.atexit.exit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sequence where what it works with fails: never a hang, never a handler more than once. */
@Timeout(30)
final class ExitSequenceTest {
    private final List<HandlerRun> reported = new ArrayList<>();

    @Test
    void runsHandlersThoughTheirLoaderCannotBeHad() {
        var host = new World() {
            @Override
            public ClassLoader applicationLoader() {
                throw new OutOfMemoryError("Metaspace");
            }
        };
        var sequence = new ExitSequence(plan(context -> {}), host, new HookRuns(), ExitListener.NONE);
        assertEquals(3, sequence.halt(event(3), null));
        assertEquals(HandlerOutcome.OK, reported.get(0).outcome());
    }

    @Test
    void runsHandlersThoughNothingCanBeRecorded() {
        var deaf = new ExitListener() {
            @Override
            public void handlerEnded(HandlerRun run) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        var sequence = new ExitSequence(plan(context -> {}), new World(), new HookRuns(), deaf);
        assertEquals(3, sequence.halt(event(3), null));
        assertEquals(HandlerOutcome.OK, reported.get(0).outcome());
    }

    @Test
    void keepsTheFirstHaltsStatus() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var secondCame = new CountDownLatch(1);
        var plan = plan(context -> {
            begun.countDown();
            secondCame.await();
        });
        var sequence = new ExitSequence(plan, new World(), new HookRuns(), ExitListener.NONE);
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

    /** A world in which all is well. */
    private class World implements ExitHost {
        @Override
        public void publish(ExitRecord record, Deadline until) {
            reported.addAll(record.handlers());
        }

        @Override
        public long publishingNanos() {
            return 2_000_000_000L; // 2 s
        }

        @Override
        public void halt(int status) {
            throw new AssertionError("nobody else is to halt");
        }

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

        @Override
        public void rehearse() {}

        @Override
        public void stillWaiting(List<HandlerRun> handlers, long millis) {}
    }
}
