package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'output': 'left.txt'                  | drain has neither "threads" nor "class" (one of them)
            'threads': 'a', 'class': 'a.B'        | drain has both "threads" and "class" (one of them)
            'threads': ''                         | "threads" is empty (a string)
            'class': 'a.*'                        | "class" is no name of a class
            'threads': 'a', 'output': ''          | "output" is empty (a path)
            """)
    void slipsAreProblemsOfTheManifest(String fields, String problem) {
        List<String> problems = DeclaredRun.of("drain", fields).problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).contains(": " + problem), problems::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'threads': 'orders-*'   | skipped: no live thread with a name like "orders-*" works for an executor
            'class': 'com.acme.Own' | skipped: no executor of class com.acme.Own has a live worker
            """)
    void tellsWhenThereIsNothingToDrain(String fields, String outcome) {
        assertEquals(outcome, DeclaredRun.of("drain", fields).outcome());
    }
}
