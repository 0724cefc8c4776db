package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers that the application registers itself, with the agent and without, from whatever class loader. */
final class ApiIT {
    private static final String APPLICATION = """
            import com.acme.Effects;
            import com.acme.handler.EndsAsTold;
            import io.github.atexit.AtExit;

            public class Registers {
                public static void main(String[] args) throws Exception {
                    AtExit.register("first", () -> mark("first"));
                    AtExit.Registration gone = AtExit.register("gone", () -> mark("gone"));
                    AtExit.register("fails", () -> { throw new IllegalStateException("no space left"); });
                    AtExit.register("nests", () -> {
                        mark("nests");
                        AtExit.register("inside", () -> mark("inside"));
                    });
                    AtExit.register(() -> mark("last " + gone.unregister()));
                    mark("gone " + gone.unregister() + " " + gone.unregister());
                    if (args.length > 1) {
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> late()));
                    }
                    EndsAsTold.main(args);
                }

                private static void late() {
                    try {
                        AtExit.register("late", () -> mark("late"));
                        mark("late registered");
                    } catch (IllegalStateException e) {
                        mark("too late");
                    }
                }

                private static void mark(String text) {
                    try {
                        Effects.append(text);
                    } catch (java.io.IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    /** Runs the application in a loader of its own, which has a copy of the API. */
    private static final String WEB_CONTAINER = """
            import java.net.URL;
            import java.net.URLClassLoader;
            import java.nio.file.Paths;

            public class Container {
                public static void main(String[] args) throws Exception {
                    URL[] own = {Paths.get("app.jar").toUri().toURL(), Paths.get(args[0]).toUri().toURL(),
                        Paths.get(args[1]).toUri().toURL()};
                    ClassLoader web = new URLClassLoader(own, ClassLoader.getSystemClassLoader().getParent());
                    web.loadClass("Registers").getMethod("main", String[].class)
                        .invoke(null, (Object) new String[] {args[2], "late"});
                }
            }
            """;

    record Row(String route, boolean inOwnLoader, Jdk jdk) {}

    static Stream<Row> rows() {
        return Stream.of("exit", "halt", "signal", "main-return")
                .flatMap(route -> Jdks.of(8, 17, 25).stream()
                        .flatMap(jdk -> Stream.of(new Row(route, false, jdk), new Row(route, true, jdk))));
    }

    private static Path api() {
        return Jvm.agentJar().resolveSibling("atexit-agent-api.jar");
    }

    private static Ended run(Row row, Jvm jvm) {
        Path directory = jvm.directory();
        Sources.jar(directory.resolve("app.jar"), List.of(api(), Jvm.fixtures()), APPLICATION);
        if (row.inOwnLoader) {
            Sources.jar(directory.resolve("container.jar"), List.of(api()), WEB_CONTAINER);
            jvm.words(
                    "-cp",
                    "container.jar",
                    "Container",
                    api().toString(),
                    Jvm.fixtures().toString(),
                    row.route);
        } else {
            String path = "app.jar:" + api() + ":" + Jvm.fixtures();
            jvm.words("-cp", path, "Registers", row.route, "late");
        }
        Child child = jvm.start();
        if (row.route.equals("signal")) {
            child.awaitLine("ready").signal("TERM");
        }
        return child.end();
    }

    private static List<String> effects(boolean hooks) {
        var registered = Stream.of("gone true false", "last false", "nests", "inside", "first");
        return Stream.concat(registered, hooks ? Stream.of("too late") : Stream.of())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void runsLastRegisteredFirstOnEveryRoute(Row row) {
        Ended ended = run(row, Jvm.on(row.jdk).agent("report=" + Jvm.REPORTS));

        assertEquals(effects(!row.route.equals("halt")), ended.effects());
        assertEquals(
                List.of("api-1 api ok", "nests api ok", "inside api ok", "fails api failed", "first api ok"),
                ended.report().each("/handlers", "name", "type", "outcome"));
        assertEquals("save", ended.report().handler("first").text("/phase"));
        assertEquals("no space left", ended.report().handler("fails").text("/error/message"));
        assertEquals(row.route.equals("signal") ? 143 : 1, ended.status(), "a failure is told by the status");
    }

    static List<Jdk> some() {
        return Jdks.of(8, 17, 25);
    }

    @ParameterizedTest
    @MethodSource("some")
    void runsBeforeTheHandlersOfTheManifest(Jdk jdk) {
        Ended ended = run(new Row("exit", false, jdk), Jvm.on(jdk).manifest("""
                {"timeout": "3s", "failureStatus": "keep", "handlers": [
                  {"name": "first", "type": "log", "to": "effects.txt", "message": "manifest's", "phase": "save"},
                  {"name": "earlier", "type": "log", "to": "effects.txt", "message": "earlier", "phase": "drain"},
                  {"name": "later", "type": "log", "to": "effects.txt", "message": "later"}]}"""));

        assertEquals(
                List.of(
                        "gone true false",
                        "earlier",
                        "last false",
                        "nests",
                        "inside",
                        "first",
                        "manifest's",
                        "too late",
                        "later"),
                ended.effects());
        assertEquals(
                List.of(
                        "earlier ok",
                        "api-1 ok",
                        "nests ok",
                        "inside ok",
                        "fails failed",
                        "first ok",
                        "first ok",
                        "later ok"),
                ended.report().handlers());
        assertEquals(0, ended.status());
    }

    @ParameterizedTest
    @MethodSource("some")
    void theManifestMayKeepARouteFree(Jdk jdk) {
        Ended ended = run(new Row("exit", false, jdk), Jvm.on(jdk).manifest("""
                {"routes": {"exit": {"handlers": false}}}"""));

        assertEquals(List.of("gone true false", "too late"), ended.effects());
        assertEquals(
                List.of("api-1 skipped", "nests skipped", "fails skipped", "first skipped"),
                ended.report().handlers());
    }

    static Stream<Row> unarmed() {
        return rows().filter(row -> !row.route.equals("halt"));
    }

    @ParameterizedTest
    @MethodSource("unarmed")
    void oneHookRunsThemWithoutTheAgent(Row row) {
        Ended ended = run(row, Jvm.on(row.jdk));

        var effects =
                ended.effects().stream().filter(mark -> !mark.contains("late")).toList();
        assertEquals(List.of("gone true false", "last false", "nests", "inside", "first"), effects);
        assertEquals("[atexit] handler fails failed: java.lang.IllegalStateException: no space left\n", ended.err());
        assertEquals(row.route.equals("signal") ? 143 : 0, ended.status());
    }

    @Test
    void theThinJarHasThePublicTypesOnly() throws IOException {
        try (var jar = new JarFile(api().toFile())) {
            for (String name : jar.stream().map(entry -> entry.getName()).toList()) {
                boolean allowed = name.endsWith("/")
                        || name.startsWith("META-INF/")
                        || name.matches("io/github/atexit/[A-Z][A-Za-z$]*\\.class");
                assertTrue(allowed, name);
            }
            assertTrue(jar.getEntry("io/github/atexit/AtExit.class") != null);
            assertEquals(null, jar.getManifest().getMainAttributes().getValue("Premain-Class"));
        }
    }
}
