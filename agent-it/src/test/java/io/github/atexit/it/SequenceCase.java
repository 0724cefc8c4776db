package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A row about the exit sequence: an application and a manifest, and what they must leave.
 *
 * @param handlers each handler of the report as {@code name outcome}; null where the row does not say
 * @param check what else holds; null for nothing
 */
record SequenceCase(
        String name,
        Class<?> main,
        String argument,
        String manifest,
        int status,
        List<String> effects,
        List<String> handlers,
        Consumer<Report> check) {
    /** The row on each of these JDKs. */
    record On(SequenceCase row, Jdk jdk) implements Claim {
        @Override
        public String claim() {
            return row.name;
        }

        @Override
        public String toString() {
            return row.name + ", " + jdk;
        }

        void verify() {
            Ended ended = Jvm.on(jdk)
                    .manifest(row.manifest)
                    .main(row.main, row.argument)
                    .run();
            assertAll(
                    () -> assertEquals(row.status, ended.status(), "exit status"),
                    () -> assertEquals(row.effects, ended.effects(), "effects"),
                    () -> assertEquals(row.status, ended.report().number("/finalStatus"), "final status"));
            if (row.handlers != null) {
                assertEquals(row.handlers, ended.report().handlers());
            }
            if (row.check != null) {
                row.check.accept(ended.report());
            }
        }
    }

    static Stream<On> on(List<Jdk> jdks, List<SequenceCase> rows) {
        return rows.stream().flatMap(row -> jdks.stream().map(jdk -> new On(row, jdk)));
    }

    SequenceCase(String name, Class<?> main, String argument, String manifest, int status, List<String> effects) {
        this(name, main, argument, manifest, status, effects, null, null);
    }

    SequenceCase handlers(String... expected) {
        return new SequenceCase(name, main, argument, manifest, status, effects, List.of(expected), check);
    }

    SequenceCase check(Consumer<Report> more) {
        return new SequenceCase(name, main, argument, manifest, status, effects, handlers, more);
    }

    /** A handler that leaves its name as a mark, with more of its keys. */
    static String mark(String name, String... keys) {
        return handler(name, "log", "\"to\": \"effects.txt\", \"message\": \"" + name + "\"", keys);
    }

    /** A handler that calls a method without arguments. */
    static String call(String name, String method, String... keys) {
        return handler(name, "invoke", "\"method\": \"com.acme." + method + "\"", keys);
    }

    /** A manifest of these handlers. */
    static String handlersOf(String... handlers) {
        return "{" + list(handlers) + "}";
    }

    /** A manifest of these keys, and these handlers. */
    static String manifest(String keys, String... handlers) {
        return "{" + keys + ", " + list(handlers) + "}";
    }

    private static String list(String... handlers) {
        return "\"handlers\": [\n" + String.join(",\n", handlers) + "]";
    }

    private static String handler(String name, String type, String own, String... keys) {
        String more = keys.length == 0 ? "" : ", " + String.join(", ", keys);
        return "{\"name\": \"" + name + "\", \"type\": \"" + type + "\", " + own + more + "}";
    }
}
