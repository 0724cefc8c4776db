package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.start.ReadsTheMBean;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's read-only MBean, for a manifest that asks for it. */
final class MBeanIT {
    static Stream<Jdk> jdks() {
        return Jdks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsOfTheAgent(Jdk jdk) {
        Ended ended = Jvm.on(jdk).manifest("""
                        {"jmx": true, "handlers": [
                          {"name": "first", "type": "log", "message": "x", "to": "log.txt"},
                          {"type": "sleep", "for": "1ms"}]}
                        """).main(ReadsTheMBean.class).run();

        assertEquals(0, ended.status());
        assertEquals(
                List.of("true", "atexit.json", "release/first (log)", "notify/sleep-1 (sleep)"),
                ended.out().lines().toList());
    }
}
