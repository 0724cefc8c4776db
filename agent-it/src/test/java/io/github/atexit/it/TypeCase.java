package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

/**
 * One handler, named {@code it}, in an application that ends by a route.
 *
 * @param body the handler's keys beside its name
 * @param effects what it leaves in {@code effects.txt}, with the route where it says {@code %s}
 * @param outcome its outcome
 * @param tells a part of its output, of its error's message if it failed, or of nothing where it is empty
 */
record TypeCase(String body, List<String> effects, String outcome, String tells) {
    static TypeCase ok(String body, String... effects) {
        return new TypeCase(body, List.of(effects), "ok", "");
    }

    static TypeCase failed(String body, String message, String... effects) {
        return new TypeCase(body, List.of(effects), "failed", message);
    }

    static TypeCase timeout(String body, String output, String... effects) {
        return new TypeCase(body, List.of(effects), "timeout", output);
    }

    /** The same, whose output has this part. */
    TypeCase telling(String output) {
        return new TypeCase(body, effects, outcome, output);
    }

    /** Each case on each of the four routes that matter, on JDK 8, 17 and 25. */
    static Stream<Run> onRoutes(Class<?> main, TypeCase... cases) {
        return Stream.of(cases)
                .flatMap(row -> Stream.of("exit", "halt", "signal", "main-return")
                        .flatMap(route -> Jdks.of(8, 17, 25).stream().map(jdk -> new Run(row, main, route, jdk))));
    }

    /** Each case on the route exit, on JDK 8, 17 and 25. */
    static Stream<Run> onExit(Class<?> main, TypeCase... cases) {
        return Stream.of(cases).flatMap(row -> Jdks.of(8, 17, 25).stream().map(jdk -> new Run(row, main, "exit", jdk)));
    }

    /** A case on one route and one JDK. */
    record Run(TypeCase row, Class<?> main, String route, Jdk jdk) {
        @Override
        public String toString() {
            return route + ", " + jdk + ", " + row.body;
        }

        /** Runs it and checks what the case says; gives what else it left. */
        Ended verify() {
            return verify(Jvm.on(jdk));
        }

        /** The same in a JVM that is prepared. */
        Ended verify(Jvm jvm) {
            Child child = jvm.manifest("{\"handlers\": [{\"name\": \"it\", " + row.body + "}]}")
                    .main(main, route)
                    .start();
            if (route.equals("signal")) {
                child.awaitLine("ready").signal("TERM");
            }
            Ended ended = child.end();
            boolean ok = row.outcome.equals("ok");
            Report it = ended.report().handler("it");
            assertEquals(row.outcome, it.text("/outcome"), it.json().toString());
            assertEquals(route, ended.report().text("/route"));
            assertEquals(route.equals("signal") ? 143 : ok ? 0 : 1, ended.status());
            String told = it.text(row.outcome.equals("failed") ? "/error/message" : "/output");
            assertTrue(told.contains(row.tells), told);
            assertEquals(
                    row.effects.stream()
                            .map(effect -> effect.replace("%s", route))
                            .toList(),
                    ended.effects());
            return ended;
        }
    }
}
