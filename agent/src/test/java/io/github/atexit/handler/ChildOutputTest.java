package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildOutputTest {
    private static final long MILLIS = 30_000;

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
    void theFirstCharactersAreKeptWhole(String text, int times, int kept) {
        String all = text.repeat(times);
        DeclaredRun run = DeclaredRun.of("sleep", "'for': '1s'");
        ChildOutput.begin(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)), run)
                .finish(MILLIS);
        assertEquals(all.substring(0, kept), run.outputText());
    }

    /** The handler's time is up just when its program has ended by itself. */
    @Test
    void anInterruptLosesNoOutput() {
        DeclaredRun run = DeclaredRun.of("sleep", "'for': '1s'");
        var waits = new CountDownLatch(1);
        var output = ChildOutput.begin(
                new InputStream() {
                    private final InputStream text = new ByteArrayInputStream("begun".getBytes(StandardCharsets.UTF_8));

                    @Override
                    public int read() {
                        throw new AssertionError();
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        await(waits);
                        return text.read(bytes, from, length);
                    }
                },
                run);
        var finishing = Thread.currentThread();
        var releaser = new Thread(() -> {
            while (finishing.isInterrupted()) {
                Thread.onSpinWait(); // until it has been thrown out of its wait
            }
            waits.countDown();
        });

        finishing.interrupt();
        releaser.start();
        output.finish(MILLIS);

        assertTrue(Thread.interrupted(), "the interrupt is kept");
        assertEquals("begun", run.outputText());
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
