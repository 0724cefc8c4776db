package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.route.MainReturns;
import com.acme.start.InheritsMain;
import com.acme.start.OwnLoaderLauncher;
import com.acme.start.SaysWhenInitialised;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However the java launcher finds a main class, the agent arms before that class is initialised. */
final class ArmingIT {
    private static final String BYE = """
            {"handlers": {"type": "log", "to": "stdout", "message": "bye ${exit:route} ${jvm:main}"}}""";

    /**
     * A way to launch an application.
     *
     * @param since the first feature version that can
     * @param launch makes what is launched and sets the words that launch it
     * @param out what it prints, with {@link #BYE}
     */
    record Launch(String name, int since, UnaryOperator<Jvm> launch, String out) {}

    record Row(Launch launch, Jdk jdk) {
        @Override
        public String toString() {
            return launch.name + ", " + jdk;
        }
    }

    static Stream<Row> rows() {
        return launches()
                .flatMap(launch -> Jdks.since(launch.since).stream()
                        .filter(Jdk::hasCompiler)
                        .map(jdk -> new Row(launch, jdk)));
    }

    private static Stream<Launch> launches() {
        return Stream.of(
                new Launch(
                        "class path",
                        8,
                        jvm -> jvm.main(SaysWhenInitialised.class),
                        "initialised\nmain \nbye main-return com.acme.start.SaysWhenInitialised\n"),
                new Launch(
                        "inherited main",
                        8,
                        jvm -> jvm.main(InheritsMain.class),
                        "main\nbye main-return com.acme.start.InheritsMain\n"),
                new Launch(
                        "-jar",
                        8,
                        jvm -> jar(jvm, Map.of("Main-Class", SaysWhenInitialised.class.getName())),
                        "initialised\nmain \nbye main-return com.acme.start.SaysWhenInitialised\n"),
                new Launch("module path", 9, ArmingIT::module, "hello\nbye main-return app.Hello\n"),
                new Launch("instance main", 25, ArmingIT::instanceMain, "hello\nbye main-return Hello\n"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void armsForEveryLaunch(Row row) {
        Ended ended = row.launch.launch.apply(Jvm.on(row.jdk)).manifest(BYE).run();

        assertAll(
                () -> assertEquals(0, ended.status()),
                () -> assertEquals(row.launch.out, ended.out()),
                () -> assertEquals("returned", ended.report().text("/mainEnd/outcome")));
    }

    static List<Jdk> withSourceLauncher() {
        return Jdks.since(11).stream().filter(Jdk::hasCompiler).toList();
    }

    @ParameterizedTest
    @MethodSource("withSourceLauncher")
    void armsForASourceFile(Jdk jdk) {
        // The word for main is the launcher's own class on some versions, so it is not part of the row.
        Ended ended = Jvm.on(jdk)
                .file("Hello.java", """
                        public class Hello {
                            public static void main(String[] args) {
                                System.out.println("hello");
                                System.exit(3);
                            }
                        }""")
                .manifest("""
                        {"handlers": {"type": "log", "to": "stdout", "message": "bye ${exit:route}"}}""")
                .words("Hello.java")
                .run();

        assertEquals(3, ended.status());
        assertEquals("hello\nbye exit\n", ended.out());
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void findsTheClassesOfALauncherWithALoaderOfItsOwn(Jdk jdk) {
        Ended ended = fatJar(Jvm.on(jdk)).manifest("""
                        {"mainClass": "com.acme.route.*",
                         "handlers": {"type": "invoke", "method": "com.acme.Effects#append", "args": "invoked"}}""").run();

        assertEquals(0, ended.status());
        assertEquals(List.of("main", "invoked", "hook"), ended.effects());
        assertEquals(List.of("invoke-1 ok"), ended.report().handlers());
    }

    /** Globs, and whether they accept {@code com.acme.start.SaysWhenInitialised}. */
    record Globs(String text, boolean accept) {}

    static Stream<Globs> globs() {
        return Stream.of(
                new Globs("\"com.acme.start.SaysWhenInitialised\"", true),
                new Globs("\"com.acme.start.*\"", true),
                new Globs("\"com.acme.**\"", true),
                new Globs("\"**\"", true),
                new Globs("\"com.acme.*\"", false),
                new Globs("\"*\"", false),
                new Globs("\"com.acme.start.Says\"", false),
                new Globs("\"com.acme.start.says*\"", false),
                new Globs("[\"com.other.**\", \"com.acme.start.*Initialised\"]", true),
                new Globs("[\"com.other.**\", \"org.**\"]", false));
    }

    @ParameterizedTest
    @MethodSource("globs")
    void armsForTheMainClassesOfTheManifest(Globs globs) {
        Ended ended = Jvm.on(Jdks.newest())
                .manifest("""
                        {"mainClass": %s, "handlers": {"type": "log", "to": "stdout", "message": "bye"}}""".formatted(globs.text))
                .main(SaysWhenInitialised.class)
                .run();

        assertEquals("initialised\nmain \n" + (globs.accept ? "bye\n" : ""), ended.out());
        assertEquals(globs.accept ? 1 : 0, ended.reports().size());
        assertEquals("", ended.err());
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void doesNotOpenTheManifestOfARefusedMainClass(Jdk jdk) {
        var ways = List.<UnaryOperator<Jvm>>of(
                jvm -> jvm.agent("manifest=atexit.json,mainClass=com.other.**"),
                jvm -> jvm.agent("atexit.json").flags("-Datexit.mainClass=com.other.**"),
                jvm -> jvm.agent("atexit.json").env("ATEXIT_MAIN_CLASS", "com.other.**"));
        for (var way : ways) {
            Ended ended = way.apply(Jvm.on(jdk).file("atexit.json", "{\"handlerz\": []}"))
                    .main(SaysWhenInitialised.class)
                    .run();

            assertEquals(0, ended.status());
            assertEquals("initialised\nmain \n", ended.out());
            assertEquals("", ended.err());
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void takesTheOptionBeforeTheManifestsOwn(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .file("atexit.json", """
                        {"mainClass": "com.other.**", "handlers": {"type": "log", "to": "stdout", "message": "bye"}}""")
                .agent("manifest=atexit.json,mainClass=com.acme.**")
                .main(SaysWhenInitialised.class)
                .run();

        assertEquals("initialised\nmain \nbye\n", ended.out());
    }

    @ParameterizedTest
    @MethodSource("io.github.atexit.it.Jdks#all")
    void countsEveryMainClassAsAcceptedWhereABrokenManifestHidesItsOwn(Jdk jdk) {
        Ended ended = Jvm.on(jdk)
                .manifest("{\"mainClass\": \"com.other.**\"")
                .main(SaysWhenInitialised.class)
                .run();

        assertEquals(78, ended.status());
        assertEquals("", ended.out());
    }

    private static Jvm jar(Jvm jvm, Map<String, String> attributes) {
        Jars.write(jvm.directory().resolve("app.jar"), attributes);
        return jvm.words("-jar", "app.jar");
    }

    private static Jvm fatJar(Jvm jvm) {
        return jar(
                jvm,
                Map.of("Main-Class", OwnLoaderLauncher.class.getName(), "Start-Class", MainReturns.class.getName()));
    }

    private static Jvm module(Jvm jvm) {
        jvm.file("src/module-info.java", "module app {}").file("src/app/Hello.java", """
                package app;

                public class Hello {
                    public static void main(String[] args) {
                        System.out.println("hello");
                    }
                }""");
        compile(jvm, "-d", "mods/app", "src/module-info.java", "src/app/Hello.java");
        return jvm.words("-p", "mods", "-m", "app/app.Hello");
    }

    private static Jvm instanceMain(Jvm jvm) {
        jvm.file("Hello.java", """
                class Hello {
                    void main() {
                        System.out.println("hello");
                    }
                }""");
        compile(jvm, "-d", "classes", "Hello.java");
        return jvm.words("-cp", "classes", "Hello");
    }

    private static void compile(Jvm jvm, String... arguments) {
        assertEquals(0, jvm.tool("javac", arguments).status(), "javac");
    }
}
