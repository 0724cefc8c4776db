package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.handler.EndsAsTold;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each handler type does, on each kind of route, and how it fails. */
final class HandlersIT {
    private static final String METHOD = "\"method\": \"com.acme.handler.Targets";

    /**
     * A handler.
     *
     * @param body its keys, name and type included; the name is {@code it}
     * @param effects what it leaves in {@code effects.txt}, with the route where it says {@code %s}
     * @param outcome its outcome; where it failed, followed by a part of the message after a colon
     */
    record Handler(String body, List<String> effects, String outcome) {
        static Handler of(String type, String keys, String... effects) {
            return new Handler("{\"name\": \"it\", \"type\": \"" + type + "\", " + keys + "}", List.of(effects), "ok");
        }

        /** The same, which ends otherwise than {@code ok}. */
        Handler ending(String other) {
            return new Handler(body, effects, other);
        }

        @Override
        public String toString() {
            return body;
        }
    }

    record Row(Handler handler, String route, Jdk jdk) {
        @Override
        public String toString() {
            return route + ", " + jdk + ", " + handler;
        }
    }

    static Stream<Row> everywhere() {
        return effective()
                .flatMap(handler -> Stream.of("exit", "halt", "signal", "main-return")
                        .flatMap(route -> Jdks.of(8, 17, 25).stream().map(jdk -> new Row(handler, route, jdk))));
    }

    private static Stream<Handler> effective() {
        return Stream.of(
                Handler.of(
                        "invoke",
                        METHOD + "#typed\", \"args\": [\"a b\", 3, true, \"SECONDS\", 1.5, 5000000000]",
                        "typed a b 3 true SECONDS 1.5 5000000000"),
                Handler.of("exec", """
                        "command": ["/bin/sh", "-c", "echo ran $ATEXIT_ROUTE $ATEXIT_ENABLED >> effects.txt"]""", "ran %s false"),
                Handler.of(
                        "file", "\"append\": \"effects.txt\", \"content\": \"went by ${exit:route}\\n\"", "went by %s"),
                Handler.of("log", "\"to\": \"effects.txt\", \"message\": \"went by ${exit:route}\"", "went by %s"),
                Handler.of("sleep", "\"for\": \"50ms\""));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void worksOnEveryRoute(Row row) {
        Ended ended = end(row);

        assertEquals(row.route.equals("signal") ? 143 : 0, ended.status());
        assertEquals(row.route, ended.report().text("/route"));
        assertEquals(
                row.handler.effects.stream()
                        .map(effect -> effect.replace("%s", row.route))
                        .toList(),
                ended.effects());
        assertEquals(List.of("it ok"), ended.report().handlers());
    }

    static Stream<Row> cases() {
        return Stream.of(invokes(), execs(), files())
                .flatMap(List::stream)
                .flatMap(handler -> Jdks.of(8, 17, 25).stream().map(jdk -> new Row(handler, "exit", jdk)));
    }

    private static List<Handler> invokes() {
        return List.of(
                Handler.of("invoke", METHOD + "#hidden\"", "hidden"),
                Handler.of("invoke", METHOD + ".current().store#flush\"", "flushed"),
                Handler.of("invoke", METHOD + ".CURRENT.store#flush\"", "flushed"),
                Handler.of("invoke", METHOD + "#overloaded\", \"args\": 3", "int 3"),
                Handler.of("invoke", METHOD + "#overloaded\", \"args\": [\"3\"]", "text 3"),
                Handler.of("invoke", METHOD + "#loader\"", "application's loader true"),
                Handler.of("invoke", METHOD + "#stop\", \"expectThrows\": \"java.sql.SQLException\""),
                Handler.of(
                        "invoke",
                        METHOD
                                + "#stop\", \"expectThrows\": {\"class\": \"java.sql.SQLException\", \"sqlState\": \"XJ015\"}"),
                Handler.of(
                                "invoke",
                                METHOD
                                        + "#stop\", \"expectThrows\": {\"class\": \"java.sql.SQLException\", \"sqlState\": \"08006\"}")
                        .ending("failed:08006"),
                Handler.of(
                                "invoke",
                                METHOD + "#loader\", \"expectThrows\": \"java.sql.SQLException\"",
                                "application's loader true")
                        .ending("failed:SQLException"),
                Handler.of("invoke", METHOD + "#stop\"").ending("failed:stopped"),
                Handler.of("invoke", METHOD + "#gone\"").ending("failed:gone"),
                Handler.of("invoke", METHOD + "#overloaded\", \"args\": [1, 2]").ending("failed:overloaded"),
                Handler.of("invoke", "\"method\": \"com.acme.sequence.Disturbances#throwError\"")
                        .ending("skipped"),
                Handler.of("invoke", "\"method\": \"com.acme.sequence.Disturbances#throwError\", \"load\": true")
                        .ending("failed:com/acme/Gone"),
                Handler.of("invoke", "\"method\": \"com.acme.Missing#run\", \"load\": true")
                        .ending("failed:com.acme.Missing"));
    }

    private static List<Handler> execs() {
        return List.of(
                Handler.of("exec", "\"command\": [\"/bin/sh\", \"-c\", \"exit 3\"]")
                        .ending("failed:3"),
                Handler.of("exec", "\"command\": [\"/bin/sh\", \"-c\", \"exit 3\"], \"expect\": 3"),
                Handler.of("exec", "\"command\": [\"./no-such-program\"]").ending("failed:no-such-program"),
                Handler.of("exec", """
                        "command": ["/bin/sh", "-c", "echo $GREETING >> effects.txt"], "env": {"GREETING": "hi ${exit:route}"}""", "hi exit"),
                Handler.of("exec", "\"command\": [\"tee\", \"-a\", \"effects.txt\"], \"input\": \"piped\"", "piped"),
                Handler.of("exec", "\"command\": [\"echo\", \"out\"], \"output\": \"effects.txt\"", "out"),
                Handler.of("exec", "\"command\": [\"/bin/sh\", \"-c\", \"sleep 60\"], \"timeout\": \"300ms\"")
                        .ending("timeout"));
    }

    private static List<Handler> files() {
        return List.of(
                Handler.of("file", "\"write\": \"effects.txt\", \"content\": \"one\\ntwo\\n\"", "one", "two"),
                Handler.of("file", "\"write\": \"new/effects.txt\", \"content\": \"x\""),
                Handler.of("file", "\"delete\": \"absent\""),
                Handler.of("file", "\"copy\": \"given.txt\", \"to\": \"effects.txt\"", "given"),
                Handler.of("file", "\"move\": \"given.txt\", \"to\": \"effects.txt\"", "given"),
                Handler.of("file", "\"copy\": \"absent\", \"to\": \"effects.txt\"")
                        .ending("failed:absent"),
                Handler.of("file", "\"delete\": \"directory\"").ending("failed:directory"),
                Handler.of("file", "\"delete\": \"directory\", \"recursive\": true"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatItSays(Row row) {
        Ended ended = end(row);

        Report it = ended.report().handler("it");
        var outcome = row.handler.outcome.split(":", 2);
        assertEquals(outcome[0], it.text("/outcome"));
        if (outcome.length > 1) {
            assertTrue(it.text("/error/message").contains(outcome[1]), it.json().toString());
        }
        assertEquals(row.handler.effects, ended.effects());
    }

    private static Ended end(Row row) {
        Child child = Jvm.on(row.jdk)
                .file("given.txt", "given\n")
                .file("directory/file", "")
                .manifest("{\"handlers\": [" + row.handler.body + "]}")
                .main(EndsAsTold.class, row.route)
                .start();
        if (row.route.equals("signal")) {
            child.awaitLine("ready").signal("TERM");
        }
        return child.end();
    }
}
