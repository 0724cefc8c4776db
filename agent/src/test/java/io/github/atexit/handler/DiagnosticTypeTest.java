package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no way into the JVM's modules; the rest is tested in JVMs with the agent. */
class DiagnosticTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'args': '-l'                                   | diagnostic needs "command" (a string)
            'command': 'GC.heap_dump'                      | "GC.heap_dump" needs "output" (the file for the dump)
            'command': 'Thread.print', 'output': ''        | "output" is empty (a path)
            'command': 'Thread.print', 'args': 3           | "args" is a number (a string or a list of strings)
            """)
    void aWrongDeclarationIsAProblem(String fields, String problem) {
        List<String> problems = DeclaredRun.of("diagnostic", fields).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(problem, problems.get(0).replaceFirst("^atexit.json:1:\\d+: ", ""));
    }

    @Test
    void aHeapDumpTakesOneFile() {
        assertEquals(
                "failed: IllegalArgumentException: GC.heap_dump does not take \"-gz=1\" here (\"-all\" and one file)",
                DeclaredRun.of("diagnostic", "'command': 'GC.heap_dump', 'args': ['-gz=1', 'a']")
                        .outcome());
        assertEquals(
                "failed: IllegalArgumentException: GC.heap_dump does not take \"b\" here (\"-all\" and one file)",
                DeclaredRun.of("diagnostic", "'command': 'GC.heap_dump', 'args': ['a', 'b']")
                        .outcome());
        assertTrue(DeclaredRun.of("diagnostic", "'command': 'GC.heap_dump', 'args': '-all'")
                .outcome()
                .endsWith("GC.heap_dump needs a file"));
    }
}
