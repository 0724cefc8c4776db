package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.exhaustion.ExitsOnTinyStack;
import com.acme.exhaustion.FillsHeap;
import com.acme.exhaustion.FillsMetaspace;
import com.acme.exhaustion.OpensFiles;
import com.acme.exhaustion.StartsThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Something has run out when the JVM is to end: handlers that need nothing new run, others fail and say so, the status is
 * right, and the report or at least the console's line is written.
 */
@Under(Trouble.EXHAUSTION)
final class ExhaustionIT {
    private static final Map<String, String[]> COLLECTORS = new TreeMap<>(Map.of(
            "Serial", new String[] {"-XX:+UseSerialGC"},
            "Parallel", new String[] {"-XX:+UseParallelGC"},
            "G1", new String[] {"-XX:+UseG1GC"},
            "ZGC", new String[] {"-XX:+UnlockExperimentalVMOptions", "-XX:+UseZGC"},
            "Shenandoah", new String[] {"-XX:+UnlockExperimentalVMOptions", "-XX:+UseShenandoahGC"}));

    private static final String FEW_CHUNKS = "8 and 11 cannot use the agent's room in the metaspace for other classes:"
            + " handlers whose classes were not loaded fail, the console's line is written, the report is not";
    private static final String SLOW =
            "the whole heap is collected for each new object where none of the application's fits"
                    + " into the agent's one and a half megabytes, always on 8 and 25: what is not done in time is cut off, the console says so";

    private static final String NO_HOOKS =
            "the handlers run and the report is written; the JVM loses the application's own"
                    + " hooks, as it does without the agent, and the console says so";

    /** In references of four bytes. */
    private static final String ONE_MEGABYTE = Integer.toString(1 << 18);

    private static final String FOUR_MEGABYTES = Integer.toString(1 << 20);

    static Stream<Exhausted> rows() {
        return Jdks.all().stream()
                .flatMap(jdk -> Stream.of(heap(jdk), others(jdk), limited(jdk)).flatMap(List::stream));
    }

    private static List<Exhausted> heap(Jdk jdk) {
        var rows = new ArrayList<Exhausted>();
        COLLECTORS.forEach((name, flags) -> {
            var small = Stream.concat(Stream.of("-Xmx24m", "-XX:-UseSerialGC"), Stream.of(flags))
                    .toArray(String[]::new);
            // Collectors that run beside the application take many seconds for the last kilobytes.
            var smallest = flags.length > 1 || name.equals("Parallel") ? "1024" : "0";
            var biggest = name.equals("Parallel") ? ONE_MEGABYTE : FOUR_MEGABYTES;
            var claim = "the heap, with " + name;
            var row = heap(claim, jdk, "", List.of("exit", "later", smallest, biggest), Exhausted::all, small);
            if (name.equals("Serial") || Exhausted.starts(jdk, small)) {
                rows.add(row);
            } else {
                ClaimResults.notHere(ExhaustionIT.class, row.claim(), jdk);
            }
        });
        rows.add(inBigPieces(jdk));
        rows.add(heap(
                "the heap, on halt",
                jdk,
                "",
                List.of("halt", "later"),
                ended -> Exhausted.ok(ended, "filed", "said", "called"),
                "-Xmx24m"));
        return rows;
    }

    /** The one and a half megabytes of the agent lie where the collector cannot move anything to, and it asks for them last. */
    private static Exhausted inBigPieces(Jdk jdk) {
        return heap(
                "the heap, with Parallel, by arrays of four megabytes",
                jdk,
                SLOW,
                List.of("exit", "later", "1024", FOUR_MEGABYTES),
                ExhaustionIT::endedOrCutOff,
                "-Xmx24m",
                "-XX:-UseSerialGC",
                "-XX:+UseParallelGC",
                "-Datexit.deadline=10s");
    }

    private static void endedOrCutOff(Ended ended) {
        assertTrue(
                ended.err().contains("[atexit] exit(3) by com.acme.")
                        || ended.err().contains("[atexit] the deadline passed before the exit was reported\n"),
                "the console has one line or the other");
    }

    private static Exhausted heap(
            String claim, Jdk jdk, String but, List<String> arguments, Consumer<Ended> check, String... flags) {
        return new Exhausted(
                claim,
                jdk,
                but,
                jvm -> jvm.flags(flags).deadline(Duration.ofMinutes(2)),
                Jvm.REPORTS,
                FillsHeap.class,
                arguments,
                check);
    }

    private static List<Exhausted> others(Jdk jdk) {
        return List.of(
                row(
                        "the stack: a thread with the smallest one",
                        jdk,
                        jvm -> {},
                        ExitsOnTinyStack.class,
                        Exhausted::all),
                metaspace(jdk),
                row("file descriptors", jdk, jvm -> jvm.under("prlimit", "--nofile=80"), OpensFiles.class, ended -> {
                    Exhausted.unwritten(ended, "Too many open files");
                    assertTrue(ended.err().contains("filed: "), "the failed handler is named");
                }));
    }

    private static Exhausted metaspace(Jdk jdk) {
        boolean few = jdk.feature() < 17;
        return new Exhausted(
                "the metaspace",
                jdk,
                few ? FEW_CHUNKS : "",
                jvm -> jvm.flags("-XX:MaxMetaspaceSize=20m"),
                Jvm.REPORTS,
                FillsMetaspace.class,
                List.of("exit", "later"),
                few ? ExhaustionIT::whatNeedsNoClassRan : Exhausted::all);
    }

    /** Rows that only root can show, and only where the system lets it. */
    private static List<Exhausted> limited(Jdk jdk) {
        var rows = new ArrayList<Exhausted>();
        var inMount = new Jdk(jdk.feature(), Path.of("/mnt"));
        var few = Exhausted.withFewThreads(jdk);
        addWhereItCan(
                rows,
                new Exhausted(
                        "native threads",
                        inMount,
                        NO_HOOKS,
                        // A compiler thread that ends would leave room for another.
                        jvm -> jvm.under(few.toArray(new String[0])).flags("-Xint"),
                        Jvm.REPORTS,
                        StartsThreads.class,
                        List.of("exit", "now"),
                        ExhaustionIT::hooksLost),
                few);
        disk(rows, "the disk under the report", jdk, "size=256k", "No space left on device");
        disk(rows, "the right to write the report", jdk, "size=256k,ro", "Read-only file system");
        return rows;
    }

    private static void disk(List<Exhausted> rows, String claim, Jdk jdk, String options, String reason) {
        var words = Exhausted.withDisk(options);
        addWhereItCan(
                rows,
                new Exhausted(
                        claim,
                        jdk,
                        "",
                        jvm -> jvm.under(words.toArray(new String[0])),
                        "disk/" + Jvm.REPORTS,
                        ExitsOnTinyStack.class,
                        List.of("exit", "now"),
                        ended -> Exhausted.unwritten(ended, reason)),
                words);
    }

    private static void addWhereItCan(List<Exhausted> rows, Exhausted row, List<String> launcher) {
        var command = new ArrayList<>(launcher);
        command.add(row.jdk().program("java"));
        command.add("-version");
        if (Exhausted.succeeds(command)) {
            rows.add(row);
        } else {
            ClaimResults.notHere(ExhaustionIT.class, row.claim(), row.jdk());
        }
    }

    private static void whatNeedsNoClassRan(Ended ended) {
        Exhausted.told(ended);
        assertTrue(ended.out().contains("said\n"), "what needs no class ran");
    }

    private static void hooksLost(Ended ended) {
        Exhausted.ok(ended, "filed", "said", "called");
        assertEquals("failed", ended.report().handler("run").text("/outcome"));
        assertEquals(List.of("main"), ended.effects());
        assertEquals(List.of("app-hook skipped"), ended.report().each("/shutdownHooks", "name", "outcome"));
        assertTrue(ended.err().contains("SKIPPED by this route: 1 shutdown hook (app-hook)"), "the console says so");
    }

    private static Exhausted row(String claim, Jdk jdk, Consumer<Jvm> start, Class<?> main, Consumer<Ended> check) {
        return new Exhausted(claim, jdk, "", start, Jvm.REPORTS, main, List.of("exit", "now"), check);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void leavesEnoughToEnd(Exhausted row) {
        row.verify();
    }
}
