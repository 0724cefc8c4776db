package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.route.CallsExit;
import com.acme.route.MainReturns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs of another make: other compilers and collectors, few modules, an image, PID 1, inside a program in C. */
@Under(Trouble.COMPANY)
final class CompanyJvmsIT {
    private static final List<Jdk> MOST = Jdks.of(8, 17, 25);
    private static final Duration LONG = Duration.ofMinutes(3);

    static Stream<CompanyCase> flags() {
        return Stream.of(
                        CompanyCase.flags("the interpreter alone (-Xint)", MOST, "-Xint"),
                        CompanyCase.flags("the collector G1", MOST, "-XX:-UseSerialGC", "-XX:+UseG1GC"),
                        CompanyCase.flags("the collector ZGC", Jdks.of(17, 25), "-XX:-UseSerialGC", "-XX:+UseZGC"),
                        CompanyCase.flags(
                                "no module but java.base (--limit-modules)",
                                Jdks.of(17, 25),
                                "--limit-modules",
                                "java.base"),
                        CompanyCase.with(
                                "checks of JNI (-Xcheck:jni)",
                                MOST,
                                jvm -> jvm.flags("-Xcheck:jni"),
                                jvm -> jvm,
                                ended -> assertTrue(!ended.out().contains("io.github.atexit"), ended.out())))
                .flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("flags")
    void endsAsElsewhere(CompanyCase row) {
        row.verify();
    }

    static List<Jdk> withJlink() {
        return Jdks.since(11).stream().filter(CompanyJvmsIT::canLink).toList();
    }

    /** Whether it has jlink, and modules for it or a runtime that jlink takes them from (24 and later). */
    private static boolean canLink(Jdk jdk) {
        if (!Files.exists(Path.of(jdk.program("jlink")))) {
            return false;
        }
        return Files.exists(home(jdk).resolve("jmods/java.base.jmod"))
                || Jvm.on(jdk).tool("jlink", "--help").out().contains("Linking from run-time image enabled");
    }

    @ParameterizedTest(allowZeroInvocations = true) // a JDK may come without the modules to link
    @MethodSource("withJlink")
    @Holds("an image of jlink with java.base and java.instrument")
    void endsInAnImage(Jdk jdk) throws IOException {
        var jvm = Jvm.on(jdk).deadline(LONG);
        Path image = jvm.directory().resolve("image");
        Ended linked = jvm.tool("jlink", "--add-modules", "java.base,java.instrument", "--output", image.toString());
        assertEquals(0, linked.status(), linked.describe());
        // A JDK may have been adapted to this machine: its own launcher runs where the one in its modules may not.
        Files.copy(Path.of(jdk.program("java")), image.resolve("bin/java"), StandardCopyOption.REPLACE_EXISTING);

        CompanyCase.verify(run(
                jvm.file("atexit.json", CompanyCase.HANDLERS),
                image.resolve("bin/java").toString()));
    }

    static List<Jdk> inNamespace() throws IOException, InterruptedException {
        int status = new ProcessBuilder("unshare", "--pid", "--fork", "--mount-proc", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return status == 0 ? MOST : List.of();
    }

    @ParameterizedTest(allowZeroInvocations = true) // who may make a namespace differs between machines
    @MethodSource("inNamespace")
    @Holds("being PID 1 of a container's namespace")
    void endsAsTheFirstProcess(Jdk jdk) {
        var jvm = Jvm.on(jdk).file("atexit.json", CompanyCase.HANDLERS);

        Ended ended = run(jvm, "unshare", "--pid", "--fork", "--mount-proc", jdk.program("java"));

        CompanyCase.verify(ended);
        assertEquals(1, ended.report().number("/pid"));
    }

    private static Ended run(Jvm prepared, String... java) {
        var command = new ArrayList<>(List.of(java));
        command.addAll(List.of(
                "-javaagent:" + Jvm.agentJar() + "=manifest=atexit.json,report=" + Jvm.REPORTS,
                "-cp",
                Jvm.fixtures().toString(),
                CallsExit.class.getName(),
                "3"));
        return Child.start(command, Map.of(), prepared.directory(), LONG).end();
    }

    static List<Jdk> withCompilerOfC() {
        boolean found = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "gcc")));
        return found
                ? Jdks.of(8, 17, 25).stream()
                        .filter(jdk -> Files.isDirectory(home(jdk).resolve("include")))
                        .toList()
                : List.of();
    }

    private static Path home(Jdk jdk) {
        return Path.of(jdk.program("java")).getParent().getParent();
    }

    /** The program runs with the C library that the JDK's own launcher runs with. */
    private static List<String> compile(Jdk jdk, Path home, Path library) {
        var command = new ArrayList<>(List.of(
                "gcc",
                "-o",
                "host",
                "host.c",
                "-I" + home.resolve("include"),
                "-I" + home.resolve("include/linux"),
                "-L" + library,
                "-Wl,-rpath," + library,
                "-Wl,--disable-new-dtags",
                "-Wl,--allow-shlib-undefined",
                "-ljvm"));
        Ended read = Child.start(
                        List.of("readelf", "--wide", "-d", "-l", jdk.program("java")),
                        Map.of(),
                        Jvm.on(jdk).directory(),
                        LONG)
                .end();
        first("interpreter: (\\S+)]", read.out()).ifPresent(loader -> command.add("-Wl,--dynamic-linker=" + loader));
        first("r(?:un)?path: \\[(.*)]", read.out()).stream()
                .flatMap(path -> Stream.of(path.split(":", -1)))
                .filter(part -> part.startsWith("/"))
                .forEach(part -> command.add("-Wl,-rpath," + part));
        return command;
    }

    private static Optional<String> first(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst();
    }

    /** Handlers and hooks run, and the program goes on with its own status. */
    @ParameterizedTest(allowZeroInvocations = true) // where there is no compiler there is no program
    @MethodSource("withCompilerOfC")
    @Holds("a program in C that goes on after the JVM's end")
    void leavesAProgramInCItsOwnEnd(Jdk jdk) throws IOException {
        Path home = home(jdk);
        Path library = home.resolve(jdk.feature() == 8 ? "jre/lib/amd64/server" : "lib/server");
        var jvm = Jvm.on(jdk)
                .file("atexit.json", CompanyCase.HANDLERS)
                .file(
                        "host.c",
                        new String(
                                CompanyJvmsIT.class
                                        .getResourceAsStream("/host.c")
                                        .readAllBytes(),
                                StandardCharsets.UTF_8));
        Ended compiled = Child.start(compile(jdk, home, library), Map.of(), jvm.directory(), LONG)
                .end();
        assertEquals(0, compiled.status(), compiled.describe());

        Ended ended = Child.start(
                        List.of(
                                "./host",
                                "-Djava.class.path=" + Jvm.fixtures(),
                                "-javaagent:" + Jvm.agentJar() + "=manifest=atexit.json,report=" + Jvm.REPORTS,
                                MainReturns.class.getName().replace('.', '/')),
                        Map.of(),
                        jvm.directory(),
                        LONG)
                .end();

        assertEquals("the host goes on\n", ended.out());
        assertEquals(List.of("main", "saved", "hook", "end"), ended.effects());
        assertEquals("main-return", ended.report().text("/route"));
        assertEquals(7, ended.status());
    }
}
