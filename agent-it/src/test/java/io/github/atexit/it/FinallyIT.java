package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.skipped.RunsSamples;
import io.github.atexit.it.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which finally blocks an exit has cut off, on a suite with known answers: none too many, none missed. */
final class FinallyIT {
    private static List<Sample> samples;

    /** @param how the exiting thread is inside the samples (by index, on 8 by line), or another one (by line) */
    record Row(Jdk jdk, String how) {
        boolean isByIndex() {
            return jdk.feature() > 8 && !how.equals("waiting");
        }
    }

    static Stream<Row> rows() {
        return Stream.concat(
                Jdks.all().stream().flatMap(jdk -> Stream.of(new Row(jdk, "exit"), new Row(jdk, "waiting"))),
                Jdks.of(17).stream().map(jdk -> new Row(jdk, "halt")));
    }

    @BeforeAll
    static void compile() {
        samples = Samples.compile();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void tellsEveryBlockThatWasCutOffAndNoOther(Row row) {
        var runnable = samples.stream()
                .filter(sample -> sample.since() <= row.jdk.feature())
                .toList();
        var expected = new TreeSet<String>();
        runnable.forEach(sample -> expected.addAll(Samples.marks(sample, row.isByIndex())));

        assertEquals(String.join("\n", expected), String.join("\n", told(row, runnable)));
    }

    private static Set<String> told(Row row, List<Sample> samples) {
        var path = new ArrayList<>(List.of(Jvm.fixtures().toString(), Samples.libraries()));
        var words = new ArrayList<String>();
        for (Sample sample : samples) {
            path.add(sample.classes().toString());
            words.add(sample.mainClass());
        }
        words.addAll(0, List.of("-cp", String.join(":", path), RunsSamples.class.getName(), row.how));
        var ended = Jvm.on(row.jdk)
                .manifest("{}")
                .words(words.toArray(String[]::new))
                .run();

        assertEquals(3, ended.status(), ended.describe());
        var told = new TreeSet<String>();
        for (var block : ended.report().json().at("/skipped/finallyBlocks")) {
            String type = block.path("class").asText();
            if (type.startsWith("com.acme.")) {
                assertEquals("sample", block.path("thread").asText());
                told.add(type.substring(0, type.lastIndexOf('.')) + " "
                        + block.path("file").asText() + ":" + block.path("line").asText() + " "
                        + block.path("kind").asText());
            }
        }
        return told;
    }
}
