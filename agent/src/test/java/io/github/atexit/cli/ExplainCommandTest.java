package io.github.atexit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} prints of a manifest. */
class ExplainCommandTest {
    @TempDir
    Path directory;

    private String explained(String manifest, String... options) throws IOException {
        var file = Files.writeString(directory.resolve("m.json"), manifest);
        var words = new java.util.ArrayList<>(java.util.List.of("explain", file.toString()));
        words.addAll(java.util.List.of(options));
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(0, Tool.run(words.toArray(String[]::new), "1.2.3", stream, stream));
        return out.toString(StandardCharsets.UTF_8).replace(file.toString(), "m.json");
    }

    @Test
    void timesAreThoseOfTheWorstCase() throws IOException {
        var manifest = """
                {"deadline": "25s",
                 "phases": ["notify", "save", "shutdown-hooks", {"name": "release", "parallel": true}],
                 "handlers": [
                   {"name": "last", "type": "log", "message": "x"},
                   {"name": "first of release", "type": "log", "message": "x", "needs": "last", "timeout": "2s"},
                   {"name": "state", "type": "exec", "command": ["save"], "timeout": "19s"},
                   {"name": "tell", "type": "sleep", "for": "2s", "timeout": "3s", "optional": true}
                 ]}
                """;
        assertEquals("""
                m.json: 4 handlers, deadline 25s, a failure makes status 0 a 1

                exit: deadline 25s
                  phase           worst  until
                  notify             3s     3s  1.  tell              sleep   3s  optional
                  save              19s   20s*  2.  state             exec   19s
                  shutdown-hooks      -    20s
                  release           12s   25s*  3.  last              log    10s  side by side
                                                4.  first of release  log     2s  side by side; needs last
                  in all            34s    25s
                  * cut by the deadline
                  runs  shutdown hooks, delete-on-exit files
                  skips finally blocks of live stacks
                """, explained(manifest, "--route", "exit"));
    }

    @Test
    void rulesAreAppliedWhereRouteAndStatusDecide() throws IOException {
        var manifest = """
                {"rules": [{"caller": "com.acme.**", "action": "deny"},
                           {"route": "halt", "action": "orderly"},
                           {"route": "exit", "status": 3, "action": "deny"}],
                 "handlers": {"name": "a", "type": "log", "message": "x", "timeout": "1s"}}
                """;
        assertEquals("""
                m.json: 1 handler, no deadline, a failure makes status 0 a 1

                exit: no deadline
                  rule deny (m.json:1:12): if caller com.acme.**, the call throws ExitDeniedException and the JVM lives on
                  rule deny (m.json:3:12): the call throws ExitDeniedException and the JVM lives on

                halt: deadline 10s
                  rule deny (m.json:1:12): if caller com.acme.**, the call throws ExitDeniedException and the JVM lives on
                  rule orderly (m.json:2:12): the halt becomes an exit, with handlers and shutdown hooks
                  phase           worst  until
                  shutdown-hooks      -     8s
                  release            1s     9s  1.  a  log  1s
                  in all             1s     9s
                  runs  shutdown hooks, delete-on-exit files
                  skips finally blocks of live stacks
                """, explained(manifest, "--status", "3").replaceAll("(?s)\\nsignal.*?\\n\\n", "\n"));
    }

    @Test
    void deadRoutesAreToldOfWhereAHandlerIsForThem() throws IOException {
        var manifest = """
                {"journal": "run",
                 "handlers": {"name": "a", "type": "log", "message": "x", "timeout": "1s", "on": "dead"}}
                """;
        assertEquals("""
                m.json: 1 handler, no deadline, a failure makes status 0 a 1

                crashed: deadline 30s
                  phase    worst  until
                  release     1s     1s  1.  a  log  1s
                  in all      1s     1s
                  at the next start of the same application, or by the sentinel
                """, explained(manifest, "--route", "crashed"));
    }
}
