package io.github.atexit.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.atexit.exit.ExitRoute;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dead run's file tells of its death. */
class JudgementTest {
    @TempDir
    Path path;

    private DeadRun run;

    @BeforeEach
    void die() throws IOException {
        JournalDirectory directory =
                JournalDirectory.open(path.resolve("journal").toString());
        RunFile.create(directory.path().toFile(), Runs.facts("first", "second", "third"), Runs.MADE)
                .close();
        run = directory
                .look(Runs.IDENTITY, "host", Duration.ofMillis(300))
                .dead()
                .get(0);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void theVerdictOfAnEarlierJudgeStays() throws IOException {
        assertEquals(ExitRoute.VANISHED, Judgement.of(run).route());
        run.reportBegins(ExitRoute.CRASHED);
        assertEquals(ExitRoute.CRASHED, Judgement.of(run).route());
        assertFalse(run.isJudged());
        run.reported(ExitRoute.CRASHED);
        assertTrue(run.isJudged());
    }

    @Test
    void howFarItCame() throws IOException {
        assertEquals("main was running", run.lastState());
        run.file.setFixed(FixedCell.MAIN_END, FixedCell.RETURNED);
        assertEquals("main had returned", run.lastState());
        run.file.setFixed(FixedCell.CLAIMED, (RouteCode.of(ExitRoute.EXIT) << 32) | 3);
        run.file.setFixed(FixedCell.CLAIM_TIME, Runs.facts().startMillis + 2500);
        assertEquals("it was in exit(3)", run.lastState());
        assertEquals(2500, Judgement.of(run).uptimeMillis());
        run.file.setHandler(1, HandlerCell.BEGUN);
        assertEquals("it was in exit(3), handler \"second\" was running", run.lastState());
        run.file.setFixed(FixedCell.CLAIMED, (RouteCode.of(ExitRoute.HALT) << 32) | (-7 & 0xffffffffL));
        assertEquals(-7, run.claimedStatus());
    }

    @Test
    void theEvidence() {
        assertEquals(
                List.of(
                        "the boot id changed: the machine lost its power, was reset or rebooted",
                        "ExitOnOutOfMemoryError is among the JVM's flags: a full heap ends it with status 3"),
                Judgement.of(run).likely());
    }
}
