package io.github.atexit.it;

import com.acme.journal.DiesAsTold;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One {@code kill -9} and what comes of it: a JVM is killed somewhere between its start and its end, the next start
 * judges it, and each of eight handlers must have run once, or be reported as interrupted.
 */
final class Fault {
    /** What the handlers write to. */
    static final String DONE = "done.txt";

    private static final int HANDLERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Who is killed. */
    enum Victim {
        /** The application, on its way to an end of its own. */
        RUN,
        /** The next start, while it judges an application that was killed. */
        NEXT_START,
        /** What the sentinel starts, while it does the same. */
        RECOVERY
    }

    /** What must never happen. */
    enum Defect {
        UNREADABLE,
        FALSE_VERDICT,
        TWICE,
        LOST
    }

    private final Jdk jdk;
    private final Jvm jvm;
    private final boolean sentinel;
    private final List<String> stderr = new ArrayList<>();
    private int starts;

    private Fault(Jdk jdk, boolean sentinel) {
        this.jdk = jdk;
        this.sentinel = sentinel;
        this.jvm = Jvm.on(jdk).deadline(PATIENCE).flags("-XX:-UsePerfData").manifest(manifest(sentinel));
    }

    private static String manifest(boolean sentinel) {
        return IntStream.rangeClosed(1, HANDLERS)
                .mapToObj(i -> """
                        {"name": "h%d", "type": "log", "phase": "save", "message": "h%d ${jvm:pid}", "to": "%s", "on": "any"}""".formatted(i, i, DONE))
                .collect(Collectors.joining(
                        ",\n", "{\"journal\": \"run\", \"sentinel\": " + sentinel + ", \"handlers\": [\n", "]}\n"));
    }

    /** What came of it. */
    record Outcome(boolean killed, List<Defect> defects, String story) {}

    /** All points of a victim's life. */
    static List<Strace.Point> points(Jdk jdk, Victim victim, String way) {
        Function<Function<Path, List<String>>, Fault> run = under -> {
            var fault = new Fault(jdk, false);
            fault.prepare(victim);
            fault.end(victim, way, under.apply(fault.jvm.directory()));
            return fault;
        };
        List<Strace.Point> points = new ArrayList<>();
        Fault first = run.apply(directory -> Strace.tells(directory).get(0));
        Fault second = run.apply(directory -> Strace.tells(directory).get(1));
        try {
            Files.copy(
                    second.jvm.directory().resolve("common.strace"),
                    first.jvm.directory().resolve("common.strace"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        points.addAll(Strace.points(first.jvm.directory()));
        first.delete();
        second.delete();
        return points;
    }

    /** How long an application lives whom nobody kills, in nanoseconds. */
    static long lasting(Jdk jdk, boolean sentinel) {
        var fault = new Fault(jdk, sentinel);
        long nanos = fault.start("exit", List.of()).lasted().toNanos();
        if (sentinel) {
            new Watched(fault.jvm.directory()).awaitNobody();
        }
        fault.delete();
        return nanos;
    }

    /** Kills a victim at a point. */
    static Outcome at(Jdk jdk, Victim victim, String way, Strace.Point point) {
        var fault = new Fault(jdk, false);
        List<Long> dead = new ArrayList<>(fault.prepare(victim));
        Ended ended = fault.end(victim, way, point.kills(fault.jvm.directory()));
        if (victim != Victim.RECOVERY) {
            dead.add(ended.pid());
        }
        fault.next();
        return fault.outcome(ended, dead, jdk + ", " + victim + " " + way + " at " + point);
    }

    /** Kills an application some time after its start. */
    static Outcome after(Jdk jdk, String way, Duration time, boolean sentinel, boolean atOnce) {
        var fault = new Fault(jdk, sentinel);
        fault.starts++;
        Child child = fault.jvm.main(DiesAsTold.class, way).start();
        sleep(time);
        ProcessHandle.of(child.pid()).ifPresent(ProcessHandle::destroyForcibly);
        Ended ended = fault.heard(child.end());
        if (!atOnce) {
            new Watched(fault.jvm.directory()).awaitNobody();
        }
        fault.next();
        return fault.outcome(
                ended,
                List.of(ended.pid()),
                jdk + ", " + way + " after " + time.toMillis() + " ms" + (sentinel ? ", with a sentinel" : ""));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis(), (int) (time.toNanos() % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An application that has died, where the victim is to judge one. */
    private List<Long> prepare(Victim victim) {
        return victim == Victim.RUN
                ? List.of()
                : List.of(start("kill", List.of()).pid());
    }

    private Ended end(Victim victim, String way, List<String> under) {
        return victim == Victim.RECOVERY ? recover(under) : start(way, under);
    }

    private Ended start(String way, List<String> under) {
        starts++;
        return heard(jvm.under(under.toArray(String[]::new))
                .main(DiesAsTold.class, way)
                .run());
    }

    /** A start that nobody kills. */
    private void next() {
        start("exit", List.of());
        if (sentinel) {
            new Watched(jvm.directory()).awaitNobody();
        }
    }

    private Ended recover(List<String> under) {
        var command = new ArrayList<>(under);
        command.addAll(List.of(
                jdk.program("java"),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Jvm.agentJar().toString()));
        command.addAll(List.of("recover", "0", DiesAsTold.class.getName()));
        command.add("manifest=atexit.json,journal=run,console=off,report=" + Jvm.REPORTS);
        return heard(Child.start(command, Map.of(), jvm.directory(), PATIENCE).end());
    }

    private Ended heard(Ended ended) {
        stderr.add(ended.err());
        return ended;
    }

    private Outcome outcome(Ended ended, List<Long> runs, String name) {
        var defects = new ArrayList<Defect>();
        String errors = String.join("", stderr);
        if (errors.contains("damaged") || errors.contains("no journal") || errors.contains("could not be")) {
            defects.add(Defect.UNREADABLE);
        }
        List<JsonNode> reports = ended.reports();
        List<String> done = ended.lines(DONE);
        for (long pid : runs) {
            boolean isVictim = pid == ended.pid();
            judge(pid, isVictim && ended.status() != 137, isVictim, reports, done, ended.effects(), defects);
        }
        if (new Watched(jvm.directory()).runs() > 0) {
            defects.add(Defect.LOST);
        }
        String story = defects.isEmpty()
                ? ""
                : name + ": " + defects + ", run " + runs + "\n" + errors + String.join("\n", done) + "\n"
                        + String.join("\n", ended.lines(Jvm.REPORTS)) + "\n";
        if (defects.isEmpty()) {
            delete();
        }
        return new Outcome(ended.status() == 137, defects, story);
    }

    /** @param mayHaveBeenNone whether it was perhaps killed before it was a run */
    private void judge(
            long pid,
            boolean survived,
            boolean mayHaveBeenNone,
            List<JsonNode> reports,
            List<String> done,
            List<String> effects,
            List<Defect> defects) {
        var own = reports.stream()
                .filter(report -> report.path("pid").asLong() == pid)
                .toList();
        boolean ranAny = done.stream().anyMatch(line -> line.endsWith(" " + pid));
        if (own.isEmpty()) {
            boolean ranMain = effects.size() >= starts;
            if (!mayHaveBeenNone || ranMain || ranAny) {
                defects.add(Defect.LOST);
            }
            return;
        }
        String route = own.get(0).path("route").asText();
        boolean live = !Arrays.asList("crashed", "vanished").contains(route);
        if (own.size() > 1 || route.equals("crashed") || (survived && !live)) {
            defects.add(Defect.FALSE_VERDICT);
        }
        for (int i = 1; i <= HANDLERS; i++) {
            String name = "h" + i;
            long count = done.stream().filter((name + " " + pid)::equals).count();
            boolean interrupted = own.stream()
                    .map(Report::new)
                    .anyMatch(report -> report.handler(name).text("/outcome").equals("interrupted"));
            if (count > 1) {
                defects.add(Defect.TWICE);
            } else if (count == 0 && !interrupted) {
                defects.add(Defect.LOST);
            }
        }
    }

    private void delete() {
        try (var files = Files.walk(jvm.directory())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
