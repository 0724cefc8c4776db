package io.github.atexit.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.atexit.exit.Deadline;
import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitHost;
import io.github.atexit.exit.ExitPlan;
import io.github.atexit.exit.ExitRecord;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.exit.HandlerOutcome;
import io.github.atexit.exit.HandlerRun;
import io.github.atexit.exit.Phase;
import io.github.atexit.exit.RecordingHost;
import io.github.atexit.exit.RouteFilter;
import io.github.atexit.exit.StatusFilter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each handler runs at most once for a dead run, whoever tries and however often. */
class RecoveryTest {
    private static final EnumSet<ExitRoute> DEAD = EnumSet.of(ExitRoute.CRASHED, ExitRoute.VANISHED);

    @TempDir
    Path path;

    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private JournalDirectory directory;
    private DeadRun run;

    @BeforeEach
    void die() throws IOException {
        directory = JournalDirectory.open(path.resolve("journal").toString());
        RunFile file = RunFile.create(directory.path().toFile(), Runs.facts("first", "second", "third"), Runs.MADE);
        file.close();
        run = look();
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void runsWhatIsForTheDeadOnce() throws IOException {
        assertEquals(List.of("second ok", "first ok"), recover(handler("first"), handler("second")));
        assertEquals(List.of("second", "first"), ran);
        again();
        assertEquals(List.of("second ok", "first ok"), recover(handler("first"), handler("second")));
        assertEquals(List.of("second", "first"), ran, "not once more");
    }

    @Test
    void whatWasBegunAndNotEndedIsInterrupted() throws IOException {
        new RecoverySlots(run.file).begin(handler("second"));
        again();
        assertEquals(List.of("second interrupted", "first ok"), recover(handler("first"), handler("second")));
        assertEquals(List.of("first"), ran);
    }

    @Test
    void whatTheRunItselfBeganIsNotRunAgain() throws IOException {
        run.file.setHandler(0, HandlerCell.ended(HandlerOutcome.FAILED, 12));
        run.file.setHandler(1, HandlerCell.BEGUN);
        assertEquals(
                List.of("third ok", "second interrupted", "first failed"),
                recover(handler("first"), handler("second"), handler("third")));
        assertEquals(List.of("third"), ran);
        assertEquals("second", run.handlerInProgress());
    }

    @Test
    void aDamagedCellCountsAsBegun() throws IOException {
        run.file.setSlot(0, 5);
        byte[] bytes = Files.readAllBytes(run.file.file().toPath());
        int last = bytes.length - 1;
        while (bytes[last] == 0) {
            last--;
        }
        try (var file = new RandomAccessFile(run.file.file(), "rw")) {
            file.seek(last);
            file.write(bytes[last] ^ 1);
        }
        again();
        assertEquals(List.of("other interrupted", "first interrupted"), recover(handler("first"), handler("other")));
        assertEquals(List.of(), ran);
    }

    @Test
    void handlersWaitWhileAnotherRunLives() throws IOException {
        DeclaredHandler own = named("own")
                .on(RouteFilter.of(DEAD, Set.of()))
                .perInstance(true)
                .build(new Body("own"));
        assertTrue(Recovery.of(run, Judgement.of(run), plan(own, handler("first")), SECONDS, true, null, host())
                .run());
        assertEquals(List.of("first skipped", "own ok"), outcomes);
        again();
        assertFalse(Recovery.of(run, Judgement.of(run), plan(own, handler("first")), SECONDS, false, null, host())
                .run());
        assertEquals(List.of("first ok", "own ok"), outcomes);
        assertEquals(List.of("own", "first"), ran);
    }

    @Test
    void otherTypesAreLeftToTheNextStart() throws IOException {
        ExitPlan plan = plan(handler("first"));
        assertTrue(Recovery.of(run, Judgement.of(run), plan, SECONDS, false, Set.of("exec"), host())
                .run());
        assertEquals(List.of("first skipped"), outcomes);
        again();
        assertFalse(Recovery.of(run, Judgement.of(run), plan, SECONDS, false, Set.of("exec", "test"), host())
                .run());
        assertEquals(List.of("first ok"), outcomes);
    }

    @Test
    void onlyHandlersThatNameTheDeathRun() {
        DeclaredHandler crashed = named("crashed")
                .on(RouteFilter.of(EnumSet.of(ExitRoute.CRASHED), Set.of()))
                .build(new Body("crashed"));
        DeclaredHandler zero = named("zero")
                .on(RouteFilter.of(DEAD, Set.of()))
                .when(StatusFilter.ZERO)
                .build(new Body("zero"));
        DeclaredHandler nonzero = named("nonzero")
                .on(RouteFilter.of(DEAD, Set.of()))
                .when(StatusFilter.NONZERO)
                .build(new Body("nonzero"));
        DeclaredHandler java = named("java").build(new Body("java"));
        recover(crashed, zero, nonzero, java);
        assertEquals(List.of("nonzero"), ran);
    }

    @Test
    void aManifestWithMoreHandlersThanThereIsRoomForRunsSomeOfThem() {
        DeclaredHandler[] many = new DeclaredHandler[200];
        for (int i = 0; i < many.length; i++) {
            many[i] = handler("handler " + i);
        }
        List<String> all = recover(many);
        assertEquals(200, all.size());
        assertEquals(67, ran.size(), "the run's three and 64 more");
    }

    @Test
    void allIsBounded() {
        DeclaredHandler hangs = named("hangs")
                .on(RouteFilter.of(DEAD, Set.of()))
                .build(new HandlerBody() {
                    @Override
                    public void run(HandlerContext context) throws Exception {
                        new CountDownLatch(1).await();
                    }

                    @Override
                    public void cancel() {}
                });
        Recovery.of(run, Judgement.of(run), plan(handler("first"), hangs), Duration.ofMillis(200), false, null, host())
                .run();
        assertEquals(List.of("hangs timeout", "first skipped"), outcomes);
    }

    // ---- scaffolding ----

    private static final Duration SECONDS = Duration.ofSeconds(30);

    private List<String> outcomes = List.of();

    private List<String> recover(DeclaredHandler... handlers) {
        Recovery.of(run, Judgement.of(run), plan(handlers), SECONDS, false, null, host())
                .run();
        return outcomes;
    }

    /** The next process that looks. */
    private void again() throws IOException {
        run.close();
        run = look();
    }

    private DeadRun look() throws IOException {
        return directory
                .look(Runs.IDENTITY, "host", Duration.ofMillis(300))
                .dead()
                .get(0);
    }

    private DeclaredHandler handler(String name) {
        return named(name).on(RouteFilter.of(DEAD, Set.of())).build(new Body(name));
    }

    private static DeclaredHandler.Builder named(String name) {
        return DeclaredHandler.named(name, "test", "save");
    }

    private static ExitPlan plan(DeclaredHandler... handlers) {
        return new ExitPlan(
                List.of(new Phase("save", false, false, null), new Phase(Phase.SHUTDOWN_HOOKS, false, false, null)),
                List.of(handlers),
                new EnumMap<>(ExitRoute.class),
                null,
                1,
                Duration.ofSeconds(10));
    }

    private final class Body implements HandlerBody {
        private final String name;

        Body(String name) {
            this.name = name;
        }

        @Override
        public void run(HandlerContext context) {
            ran.add(name);
        }

        @Override
        public void cancel() {}
    }

    private ExitHost host() {
        return new RecordingHost() {
            @Override
            public void publish(ExitRecord record, Deadline until) {
                outcomes = record.handlers().stream()
                        .filter(run -> run.outcome() != HandlerOutcome.SKIPPED || run.isLeftOut())
                        .map(RecoveryTest::line)
                        .toList();
            }

            @Override
            public void halt(int status) {}
        };
    }

    private static String line(HandlerRun run) {
        return run.handler().name() + " "
                + (run.outcome() == null ? "none" : run.outcome().id());
    }
}
