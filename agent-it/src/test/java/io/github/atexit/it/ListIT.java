package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.route.WaitsForSignal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of running JVMs: what each row says, and that none of them notices. */
final class ListIT {
    static Stream<Jdk> jdks() {
        return Jdks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsWhichJvmHasTheAgent(Jdk jdk) throws Exception {
        var children = new ArrayList<Child>();
        try {
            children.add(start(Jvm.on(jdk).manifest("{\"handlers\": [{\"type\": \"sleep\", \"for\": \"1ms\"}]}")));
            children.add(start(Jvm.on(jdk).agent("console=off")));
            children.add(start(Jvm.on(jdk).agent("mainClass=com.other.**")));
            children.add(start(Jvm.on(jdk)));
            children.add(start(Jvm.on(jdk).flags("-XX:-UsePerfData").agent("console=off")));

            Ended list = Jvm.on(jdk).command("list").run();
            Ended json = Jvm.on(jdk).command("list", "--json").run();

            String manifest = children.get(0).directory().resolve("atexit.json").toString();
            assertEquals("", list.err());
            assertEquals(0, list.status());
            assertTrue(list.out().startsWith("PID "), list.out());
            assertEquals("armed 1 com.acme.route.WaitsForSignal " + manifest, row(list, children.get(0)));
            assertEquals("observing - com.acme.route.WaitsForSignal -", row(list, children.get(1)));
            assertEquals("not armed - com.acme.route.WaitsForSignal -", row(list, children.get(2)));
            assertEquals("- - com.acme.route.WaitsForSignal -", row(list, children.get(3)));
            assertEquals("unknown - com.acme.route.WaitsForSignal -", row(list, children.get(4)));
            JsonNode armed = StreamSupport.stream(
                            new ObjectMapper().readTree(json.out()).spliterator(), false)
                    .filter(jvm -> jvm.get("pid").longValue() == children.get(0).pid())
                    .findFirst()
                    .orElseThrow();
            assertEquals(manifest, armed.get("manifest").textValue());
            assertEquals(1, armed.get("handlers").intValue());
            assertEquals("armed", armed.get("agent").textValue());
        } finally {
            for (Child child : children) {
                Ended ended = child.signal("TERM").end();
                assertEquals("ready\n", ended.out());
                assertEquals(List.of(), ended.otherErr());
            }
        }
    }

    private static Child start(Jvm jvm) {
        return jvm.main(WaitsForSignal.class).start().awaitLine("ready");
    }

    /** What is said of it behind its id and its Java version, with single spaces. */
    private static String row(Ended list, Child child) {
        return list.out()
                .lines()
                .filter(line -> line.startsWith(child.pid() + " "))
                .map(line -> line.replaceFirst("\\S+ +\\S+ +", "").replaceAll(" +", " "))
                .findFirst()
                .orElse("no row of " + child.pid());
    }
}
