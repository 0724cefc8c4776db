package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many end the JVM at once: one sequence, one report, one status. {@link Soak} does the same a thousand times. */
@Under(Trouble.RACES)
final class RacesIT {
    record Row(Storms storm, Jdk jdk) implements Claim {
        @Override
        public String claim() {
            return storm.words();
        }

        @Override
        public String toString() {
            return claim() + ", " + jdk;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(Storms.values()).flatMap(storm -> Jdks.all().stream().map(jdk -> new Row(storm, jdk)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void haveOneWinner(Row row) {
        assertEquals(List.of(), row.storm.violations(row.storm.raise(row.jdk)));
    }
}
