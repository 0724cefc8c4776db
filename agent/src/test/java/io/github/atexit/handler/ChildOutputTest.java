package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildOutputTest {
    @ParameterizedTest
    @CsvSource({
        "x, 10, 10",
        "x, 8192, 8192",
        "x, 8193, 8192",
        "€, 9000, 8192",
        "😀, 4096, 8192",
        "😀, 4097, 8192",
        "x😀, 4000, 8191", // half a character would be the last
    })
    void theFirstCharactersAreKeptWhole(String text, int times, int kept) throws InterruptedException {
        String all = text.repeat(times);
        DeclaredRun run = DeclaredRun.of("sleep", "'for': '1s'");
        ChildOutput.begin(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)), run)
                .finish(0);
        assertEquals(all.substring(0, kept), run.outputText());
    }
}
