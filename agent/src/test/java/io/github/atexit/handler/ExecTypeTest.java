package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.atexit.exit.HandlerBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ExecTypeTest {
    @TempDir
    Path directory;

    private static DeclaredRun sh(String script, String more) {
        return DeclaredRun.of("exec", "'command': ['sh', '-c', '" + script + "']" + more);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            echo out; echo err >&2                    |                                     | ok: out err
            echo $1 $0                                |                                     | ok: sh
            cat                                       |                                     | ok:
            cat                                       | , 'input': 'ä ${exit:status}'       | ok: ä 3
            pwd                                       | , 'directory': '/'                  | ok: /
            echo $A $B                                | , 'env': {'A': 'x y', 'B': '${exit:route}'} | ok: x y exit
            echo $ATEXIT_ROUTE $ATEXIT_STATUS         |                                     | ok: exit 3
            echo $ATEXIT_PID $ATEXIT_CALLER           |                                     | ok: 4711 com.acme.Worker.fail(Worker.java:42)
            echo $ATEXIT_STACK                        |                                     | ok: com.acme.Worker.fail(Worker.java:42) com.acme.Main.main(Main.java:7)
            echo $${ATEXIT_SIGNAL-none}               |                                     | ok: none
            echo $ATEXIT_ENABLED                      |                                     | ok: false
            echo $ATEXIT_ENABLED                      | , 'env': {'ATEXIT_ENABLED': 'true'} | ok: true
            exit 3                                    | , 'expect': 3                       | ok:
            exit 3                                    |                                     | failed: IOException: sh ended with status 3 (expected 0)
            exit 0                                    | , 'expect': 3                       | failed: IOException: sh ended with status 0 (expected 3)
            kill -9 $$                                |                                     | failed: IOException: sh ended with status 137 (expected 0)
            true                                      | , 'directory': '/no/such'           | failed: IOException: the directory /no/such does not exist
            """)
    void aProgramRunsWithItsEnvironment(String script, String more, String outcome) {
        String actual = sh(script, more == null ? "" : more).outcome();
        assertEquals(outcome, actual.strip().replace('\n', ' '));
    }

    @Test
    void aCommandIsNotASentenceForAShell() {
        assertEquals(
                "ok: $HOME; * $(id)\n",
                DeclaredRun.of("exec", "'command': ['echo', '$HOME;', '*', '$(id)']")
                        .outcome());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'command': ['no-such-program', 'x']             | failed: IOException: command not found: no-such-program
            'command': ['/etc/passwd']                      | failed: IOException: Cannot run program "/etc/passwd"
            'command': ['${exit:signal}']                   | failed: IOException: command not found:
            'command': ['true'], 'output': '/etc/passwd/out'  | failed: FileAlreadyExistsException: /etc/passwd
            """)
    void aProgramThatCannotRunFails(String fields, String failure) {
        String outcome = DeclaredRun.of("exec", fields).outcome();
        assertTrue(outcome.startsWith(failure), outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'command': []                                   | "command" is empty (the program, then its arguments)
            'command': ['']                                 | the program's name is empty
            'command': ['x'], 'env': {'A=B': 'c'}           | "A=B" is no name of a variable
            'command': ['x'], 'env': {'': 'c'}              | "" is no name of a variable
            'command': ['x'], 'directory': ''               | "directory" is empty
            'command': ['x'], 'output': 'a\\u0000b'         | "output" is not a path
            """)
    void whatDoesNotFitIsAProblemOfTheManifest(String fields, String problem) {
        List<String> problems = DeclaredRun.of("exec", fields).problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).contains(": " + problem), problems::toString);
    }

    @Test
    void ofMuchOutputTheFirstPartIsRecordedAndTheRestDropped() {
        String outcome = sh("yes | head -c 100000000", "").outcome();
        assertEquals("ok: " + "y\n".repeat(4096), outcome);
    }

    @Test
    void anOutputFileGetsAllOfItAndWhatItHeldIsGone() throws IOException {
        Path file = directory.resolve("logs/out");
        for (int i = 0; i < 2; i++) {
            String outcome = sh("yes | head -c 100000; echo ä >&2", ", 'output': '" + file + "'")
                    .outcome();
            assertEquals("ok: " + "y\n".repeat(4096), outcome);
            assertEquals("y\n".repeat(50000) + "ä\n", Files.readString(file));
        }
    }

    @Test
    void anInputThatNobodyReadsHoldsNothing() {
        assertEquals(
                "ok: ", sh("exit 0", ", 'input': '" + "x".repeat(900_000) + "'").outcome());
        assertEquals(
                "ok: 900000",
                sh("wc -c", ", 'input': '" + "x".repeat(900_000) + "'")
                        .outcome()
                        .strip());
    }

    @Test
    void aVariableIsCutToWhatTheSystemTakes() {
        assertEquals(
                "ok: 32768\n",
                sh("echo $${#ATEXIT_STACK}", "")
                        .with("exit:stack", "x".repeat(500_000))
                        .outcome());
    }

    @Test
    void aGrandchildThatKeepsThePipeDoesNotHoldTheHandler() {
        long start = System.nanoTime();
        DeclaredRun run = sh("sleep 1000 & echo $!", "");
        String outcome = run.outcome();
        long grandchild = Long.parseLong(outcome.substring("ok: ".length()).strip());
        try {
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 30);
            assertTrue(isAlive(grandchild), "what the program leaves behind on purpose lives on");
        } finally {
            ProcessHandle.of(grandchild).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @ParameterizedTest
    @CsvSource({"interrupt", "cancel", "both"})
    void onTimeoutTheProgramAndItsDescendantsAreKilled(String how) throws Exception {
        Path ready = directory.resolve("ready");
        assertEquals(0, new ProcessBuilder("mkfifo", ready.toString()).start().waitFor());
        DeclaredRun run = sh("echo begun; (sleep 1000 & sleep 1000 & echo $$ $! > " + ready + "; wait) & wait", "");
        HandlerBody body = run.handler().body();
        var outcome = new CompletableFuture<String>();
        var thread = new Thread(() -> outcome.complete(run.outcome()));
        thread.start();
        List<String> pids = List.of(Files.readString(ready).strip().split(" ", -1));

        if (!how.equals("cancel")) {
            thread.interrupt();
        }
        if (!how.equals("interrupt")) {
            body.cancel();
        }

        String ended = outcome.get(30, TimeUnit.SECONDS);
        assertTrue(
                how.equals("cancel") || ended.startsWith("failed: InterruptedException") || how.equals("both"), ended);
        assertTrue(!how.equals("cancel") || ended.endsWith("sh ended with status 137 (expected 0)"), ended);
        assertEquals("begun\n", run.outputText());
        for (String pid : pids) {
            awaitEnd(Long.parseLong(pid));
        }
    }

    @Test
    void aHandlerThatIsCancelledBeforeItStartsKillsWhatItStarts() {
        DeclaredRun run = sh("sleep 1000", "");
        run.handler().body().cancel();
        assertEquals("failed: IOException: sh ended with status 137 (expected 0)", run.outcome());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12 (sh) S 7 12 12 0 -1          | 7
            12 (a b) S 1) R 99 12 12 0 -1   | 99
            12 (sh) S                       | 0
            """)
    void theParentIsTheFieldAfterTheState(String stat, int parent) {
        assertEquals(parent, ProcessTable.parentIn(stat));
    }

    private static void awaitEnd(long pid) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (isAlive(pid)) {
            assertTrue(System.nanoTime() < deadline, "process " + pid + " lives on");
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** A zombie is dead: whether somebody buries it depends on the container. */
    private static boolean isAlive(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }
}
