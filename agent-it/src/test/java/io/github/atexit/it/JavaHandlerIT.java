package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.handler.EndsAsTold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers of the user's own: which classes they see, what they are told, how they fail. */
final class JavaHandlerIT {
    private static final String TELLS = """
            package ops;

            import com.acme.Effects;
            import io.github.atexit.ExitContext;
            import io.github.atexit.ExitHandler;

            public class Tells implements ExitHandler {
                private Tells() {}

                @Override
                public void onExit(ExitContext context) throws Exception {
                    long millis = context.remainingMillis();
                    Effects.append(context.route() + " " + context.status() + " '" + context.signal() + "' "
                        + context.caller().startsWith("com.acme.handler.EndsAsTold.main(") + " " + context.config()
                        + " " + (millis > 0 && millis <= 7000)
                        + " " + (Thread.currentThread().getContextClassLoader() == Effects.class.getClassLoader()));
                }
            }
            """;

    private static final String FAILS = """
            package ops;

            import io.github.atexit.ExitContext;
            import io.github.atexit.ExitHandler;

            public class Fails implements ExitHandler {
                @Override
                public void onExit(ExitContext context) throws Exception {
                    context.config().put("a", "b");
                }
            }
            """;

    private static final String NEEDS = """
            package ops;

            import io.github.atexit.ExitContext;
            import io.github.atexit.ExitHandler;

            public class Needs implements ExitHandler {
                public Needs(String argument) {}

                @Override
                public void onExit(ExitContext context) {}
            }
            """;

    record Row(String keys, String outcome, List<String> effects, String route, Jdk jdk) {
        @Override
        public String toString() {
            return route + ", " + jdk + ", " + keys;
        }
    }

    private static Stream<Row> row(List<String> routes, String keys, String outcome, String... effects) {
        return routes.stream()
                .flatMap(route ->
                        Jdks.of(8, 17, 25).stream().map(jdk -> new Row(keys, outcome, List.of(effects), route, jdk)));
    }

    static Stream<Row> rows() {
        var exit = List.of("exit");
        return Stream.of(
                        row(
                                List.of("exit", "halt"),
                                "'class': 'ops.Tells', 'config': {'a': 1.50, 'b': [true, null, '${exit:route}'], 'c': {'d': 'x'}}",
                                "ok",
                                "%s 0 '' true {a=1.50, b=[true, null, %s], c={d=x}} true true"),
                        row(List.of("signal"), "'class': 'ops.Tells'", "ok", "signal 143 'TERM' false {} true true"),
                        row(
                                List.of("main-return"),
                                "'class': 'ops.Tells'",
                                "ok",
                                "main-return 0 '' false {} true true"),
                        row(exit, "'class': 'ops.Fails'", "failed:UnsupportedOperationException"),
                        row(exit, "'class': 'ops.Needs'", "failed:has no constructor without parameters"),
                        row(exit, "'class': 'ops.Missing'", "failed:ops.Missing"),
                        row(
                                exit,
                                "'class': 'com.acme.Effects'",
                                "failed:does not implement io.github.atexit.ExitHandler"))
                .flatMap(rows -> rows);
    }

    private static Jvm jvm(Jdk jdk, String keys) {
        var jvm = Jvm.on(jdk);
        Path api = Jvm.agentJar().resolveSibling("atexit-agent-api.jar");
        Sources.jar(jvm.directory().resolve("ops.jar"), List.of(api, Jvm.fixtures()), TELLS, FAILS, NEEDS);
        String manifest = "{'classpath': 'ops.jar', 'timeout': '7s', 'handlers': {'name': 'it', 'type': 'java', %s}}"
                .formatted(keys);
        return jvm.manifest(manifest.replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void doesWhatItSays(Row row) {
        Child child = jvm(row.jdk, row.keys).main(EndsAsTold.class, row.route).start();
        if (row.route.equals("signal")) {
            child.awaitLine("ready").signal("TERM");
        }
        Ended ended = child.end();

        Report it = ended.report().handler("it");
        var outcome = row.outcome.split(":", 2);
        assertEquals(outcome[0], it.text("/outcome"), it.json().toString());
        if (outcome.length > 1) {
            assertTrue(
                    it.json().path("error").toString().contains(outcome[1]),
                    it.json().toString());
        }
        assertEquals(
                row.effects.stream()
                        .map(effect -> effect.replace("%s", row.route))
                        .toList(),
                ended.effects());
    }

    /** The application has the API in a loader of its own, and the handler is the application's. */
    @ParameterizedTest
    @MethodSource("some")
    void anInterfaceOfAnotherLoaderIsAsGood(Jdk jdk) {
        var jvm = jvm(jdk, "'class': 'ops.Tells', 'config': {'a': 1}");
        Sources.jar(jvm.directory().resolve("container.jar"), List.of(), """
                import java.net.URL;
                import java.net.URLClassLoader;
                import java.nio.file.Paths;

                public class Container {
                    public static void main(String[] args) throws Exception {
                        URL[] own = {Paths.get("ops.jar").toUri().toURL(), Paths.get(args[0]).toUri().toURL(),
                            Paths.get(args[1]).toUri().toURL()};
                        ClassLoader web = new URLClassLoader(own, ClassLoader.getSystemClassLoader().getParent());
                        Thread.currentThread().setContextClassLoader(web);
                        web.loadClass("com.acme.handler.EndsAsTold").getMethod("main", String[].class)
                            .invoke(null, (Object) new String[] {"exit"});
                    }
                }
                """);
        Path api = Jvm.agentJar().resolveSibling("atexit-agent-api.jar");
        Ended ended = jvm.words(
                        "-cp",
                        "container.jar",
                        "Container",
                        api.toString(),
                        Jvm.fixtures().toString())
                .run();

        assertEquals(List.of("exit 0 '' true {a=1} true true"), ended.effects());
        assertEquals(List.of("it ok"), ended.report().handlers());
    }

    static List<Jdk> some() {
        return Jdks.of(8, 17, 25);
    }

    @ParameterizedTest
    @MethodSource("some")
    void aJarThatEveryoneCanWriteIsRefused(Jdk jdk) throws IOException {
        var jvm = jvm(jdk, "'class': 'ops.Tells'");
        Files.setPosixFilePermissions(jvm.directory().resolve("ops.jar"), PosixFilePermissions.fromString("rw-rw-rw-"));
        Ended ended = jvm.main(EndsAsTold.class, "exit").run();

        assertEquals(78, ended.status());
        assertTrue(
                ended.err()
                        .contains("atexit.json:1:15: the jar \"ops.jar\" of \"classpath\": can be written by everyone"),
                ended.err());
    }

    @ParameterizedTest
    @MethodSource("some")
    void aMissingJarIsAProblem(Jdk jdk) throws IOException {
        var jvm = jvm(jdk, "'class': 'ops.Tells'");
        Files.delete(jvm.directory().resolve("ops.jar"));
        Ended ended = jvm.main(EndsAsTold.class, "exit").run();

        assertEquals(78, ended.status());
        assertTrue(ended.err().contains("the jar \"ops.jar\" of \"classpath\": no such file"), ended.err());
    }
}
