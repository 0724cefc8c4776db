package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.bench.DiscardsLoaders;
import com.acme.bench.DoesNothing;
import com.acme.bench.ExitsWithHooks;
import com.acme.bench.SaysHello;
import com.acme.bench.TellsWhatItHolds;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the agent may cost, in numbers that do not depend on the machine's load: classes, bytes, threads, open files. A
 * limit is a tenth above what was measured; who has to raise one runs the benchmark first.
 */
final class GuardRailsIT {
    private static final int AGENT_CLASSES_BEFORE_MAIN = 130; // 123 on 17 and 25
    private static final int AGENT_CLASSES_OBSERVING = 95; // 85
    private static final int AGENT_CLASSES_IN_ALL = 170; // 154
    private static final int JDK_CLASSES_IN_ALL = 190; // 128 on 17, 173 on 25
    private static final long BALLAST_BYTES = 2 * 768 * 1024;
    private static final long HELD_BYTES = 3_200_000; // 2,780,848 on 17, what is not ballast is the library of classes
    private static final long JAR_BYTES = 2_800_000; // 2,464,000

    private static final int JOURNAL_CLASSES = 32; // 29 on 17 and 25

    /** What is dear to start, or makes the application's own use of it differ. */
    private static final List<String> DEAR = List.of(
            "io.github.atexit.shaded.",
            "io.github.atexit.journal.",
            "io.github.atexit.evidence.",
            "io.github.atexit.sentinel.",
            "io.github.atexit.track.",
            "java.math.BigDecimal",
            "java.util.logging.",
            "java.util.regex.",
            "java.time.format.",
            "java.util.Formatter",
            "java.util.stream.ReferencePipeline",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.lang.StringConcatHelper",
            "java.nio.channels.FileChannel",
            "java.security.MessageDigest");

    static List<Jdk> jdks() {
        return Jdks.of(17, 25);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void loadsFewClasses(Jdk jdk) {
        var without = loaded(withAgentThatDoesNothing(jdk));
        var with = loaded(hello(jdk).manifest(fiftyHandlers()));

        var ours = with.stream().filter(GuardRailsIT::isOurs).toList();
        var beforeMain = with.subList(0, with.indexOf(SaysHello.class.getName() + "$MainBegins")).stream()
                .filter(GuardRailsIT::isOurs)
                .toList();
        var jdkClasses = new TreeSet<>(with);
        jdkClasses.removeAll(without);
        jdkClasses.removeIf(GuardRailsIT::isOurs);

        assertAtMost(AGENT_CLASSES_BEFORE_MAIN, beforeMain);
        assertAtMost(AGENT_CLASSES_IN_ALL, ours);
        assertAtMost(JDK_CLASSES_IN_ALL, jdkClasses);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void loadsFewerClassesWhereItOnlyObserves(Jdk jdk) {
        var ours = loaded(hello(jdk).agent("console=off")).stream()
                .filter(GuardRailsIT::isOurs)
                .toList();

        assertAtMost(AGENT_CLASSES_OBSERVING, ours);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void startsNothingDearBeforeMain(Jdk jdk) {
        var without = new HashSet<>(loaded(withAgentThatDoesNothing(jdk)));
        var with = loaded(hello(jdk).manifest(fiftyHandlers()));

        var dear = with.subList(0, with.indexOf(SaysHello.class.getName() + "$MainBegins")).stream()
                .filter(name -> !without.contains(name) && DEAR.stream().anyMatch(name::startsWith))
                .toList();
        assertEquals(List.of(), dear);
    }

    /** The bytecode library is for blocks that may be pending. */
    @ParameterizedTest
    @MethodSource("jdks")
    void anExitThatCutsNothingOffLoadsNoLibrary(Jdk jdk) {
        var with = loaded(Jvm.on(jdk).agent("console=auto").main(ExitsWithHooks.class, "0"));

        assertTrue(with.contains("io.github.atexit.skipped.FinallyBlocks"), "blocks were looked for");
        var library = with.stream().filter(name -> name.startsWith("io.github.atexit.shaded."));
        assertEquals(List.of(), library.toList());
    }

    /** A file that is locked needs a channel; it is not mapped, because that starts the method handles. */
    @ParameterizedTest
    @MethodSource("jdks")
    void aJournalStartsNothingDearButAChannel(Jdk jdk) {
        var without = new HashSet<>(loaded(hello(jdk).manifest(fiftyHandlers())));
        var with = loaded(hello(jdk).manifest(fiftyHandlers()).env("ATEXIT_JOURNAL", "run"));

        var added = with.subList(0, with.indexOf(SaysHello.class.getName() + "$MainBegins")).stream()
                .filter(name -> !without.contains(name) && !name.contains("LambdaForm$") && !name.contains("$$Lambda"))
                .toList();
        assertEquals(
                List.of(),
                added.stream()
                        .filter(name ->
                                name.startsWith("java.") && DEAR.stream().anyMatch(name::startsWith))
                        .filter(name -> !name.startsWith("java.nio.channels.FileChannel"))
                        .toList());
        assertAtMost(JOURNAL_CLASSES, added);
    }

    @Test
    void isOneSmallJar() throws IOException {
        var bytes = Files.size(Jvm.agentJar());
        assertTrue(bytes < JAR_BYTES, "the jar has " + bytes + " bytes");
    }

    /** One daemon thread that waits, no file but its own jar, which the JVM keeps open for any agent. */
    @ParameterizedTest
    @MethodSource("jdks")
    void holdsOneThreadAndNoFile(Jdk jdk) {
        var without = held(Jvm.on(jdk));
        var with = held(Jvm.on(jdk).manifest(fiftyHandlers()));

        with.removeAll(without);
        assertEquals(Set.of("thread atexit daemon", "file " + Jvm.agentJar()), with);
    }

    /** What is held for a full heap, and the agent's own objects. Room for classes is held only where they have a limit. */
    @ParameterizedTest
    @MethodSource("jdks")
    void holdsOneBallast(Jdk jdk) {
        var without = histogram(jdk, withAgentThatDoesNothing(jdk));
        var with = histogram(jdk, Jvm.on(jdk).manifest(fiftyHandlers()));

        var held = total(with) - total(without);
        assertTrue(held > BALLAST_BYTES && held < HELD_BYTES, held + " bytes are held");
        assertFalse(with.contains(" io.github.atexit.launch.MetaspaceBallast"), with);
    }

    private static long total(String histogram) {
        var line = histogram
                .lines()
                .filter(each -> each.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.strip().replaceAll(".*\\s", ""));
    }

    /** A transformer that stays costs each class that is loaded; the JVM's own list must be empty again. */
    @ParameterizedTest
    @MethodSource("jdks")
    void leavesNoTransformer(Jdk jdk) {
        var histogram = histogram(jdk, Jvm.on(jdk).manifest(fiftyHandlers()));

        assertTrue(histogram.contains("io.github.atexit.launch.ExitPoints"), "the histogram has the agent");
        assertFalse(histogram.contains(" sun.instrument.TransformerManager$TransformerInfo"), histogram);
        assertFalse(histogram.contains("io.github.atexit.weave.ExitWeaver"), histogram);
    }

    /** The live objects of a JVM at rest. */
    private static String histogram(Jdk jdk, Jvm jvm) {
        var child = jvm.main(TellsWhatItHolds.class).start().awaitLine("ready");
        var histogram = Jvm.on(jdk).tool("jcmd", Long.toString(child.pid()), "GC.class_histogram");
        child.signal("TERM").end();
        assertEquals(0, histogram.status(), histogram.describe());
        return histogram.out();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void keepsNoClassLoaderAlive(Jdk jdk) {
        var ended = Jvm.on(jdk)
                .manifest(fiftyHandlers())
                .main(DiscardsLoaders.class)
                .deadline(Duration.ofMinutes(2))
                .run();

        assertEquals("all collected\n", ended.out(), ended.describe());
        assertEquals(0, ended.status());
    }

    private static Jvm withAgentThatDoesNothing(Jdk jdk) {
        var jvm = hello(jdk);
        var jar = jvm.directory().resolve("nothing.jar");
        Jars.write(jar, Map.of("Premain-Class", DoesNothing.class.getName()));
        return jvm.flags("-javaagent:" + jar);
    }

    private static Jvm hello(Jdk jdk) {
        return Jvm.on(jdk).main(SaysHello.class);
    }

    private static String fiftyHandlers() {
        return BenchManifest.handlers(50);
    }

    /** The classes in the order of their loading. */
    private static List<String> loaded(Jvm jvm) {
        var ended = jvm.flags("-Xlog:class+load:file=classes.txt:none").run();
        assertEquals(0, ended.status(), ended.describe());
        return ended.lines("classes.txt").stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                // Hidden classes and lambda forms have an address in their names.
                .map(name -> name.replaceAll("(/|\\+)0x.*", "").replaceAll("\\$\\$Lambda.*", "\\$\\$Lambda"))
                .toList();
    }

    private static boolean isOurs(String className) {
        return className.startsWith("io.github.atexit.");
    }

    private static void assertAtMost(int limit, java.util.Collection<String> classes) {
        assertTrue(classes.size() <= limit, () -> classes.size() + " classes, at most " + limit + ": " + classes);
        assertTrue(classes.size() > limit / 2, () -> "the limit " + limit + " is far from " + classes.size());
    }

    private static Set<String> held(Jvm jvm) {
        var child = jvm.main(TellsWhatItHolds.class).start().awaitLine("ready");
        var ended = child.signal("TERM").end();
        return new TreeSet<>(ended.out()
                .lines()
                .filter(line -> !line.contains("pipe:") && !line.contains("socket:") && !line.contains("/proc/"))
                .flatMap(line -> Stream.of(line.replaceAll("^file \\d+ ", "file ")))
                .toList());
    }
}
