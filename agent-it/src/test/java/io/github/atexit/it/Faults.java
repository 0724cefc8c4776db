package io.github.atexit.it;

import io.github.atexit.it.Fault.Defect;
import io.github.atexit.it.Fault.Victim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The fault table: {@code mvn -q -pl agent,agent-it -Pfaults verify}. Kills JVMs by {@code kill -9} at exact system calls
 * and at random times, and counts what must never be. Properties: {@code faults.points} and {@code faults.random}, how
 * many of each on each JDK; {@code faults.seed}; {@code atexit.jdks}.
 */
public final class Faults {
    private static final List<String> WAYS = List.of("exit", "halt", "throw", "return");

    private final Jdk jdk;
    private final Random random;
    private final Map<Defect, Integer> defects = new EnumMap<>(Defect.class);
    private int trials;
    private int killed;

    private Faults(Jdk jdk, long seed) {
        this.jdk = jdk;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws Exception {
        int points = Integer.getInteger("faults.points", 300);
        int times = Integer.getInteger("faults.random", 500);
        long seed = Long.getLong("faults.seed", System.nanoTime());
        System.out.println("kill -9 at system calls and at random times, seed " + seed);
        if (!Strace.isHere()) {
            System.out.println("no strace here: the system calls are left out");
        }
        String line = "%-8s %-28s %6s %6s %11s %14s %15s %13s%n";
        System.out.printf(
                line, "", "", "trials", "killed", "unreadable", "false verdict", "handler twice", "silently lost");
        boolean holds = true;
        for (Jdk jdk : System.getProperty("atexit.jdks", "").isEmpty() ? Jdks.of(8, 17, 25) : Jdks.all()) {
            if (Strace.isHere()) {
                var exact = new Faults(jdk, seed);
                exact.run(exact.pick(exact.points(), points));
                holds &= exact.print(line, "system calls");
            }
            var anywhere = new Faults(jdk, seed);
            anywhere.run(anywhere.times(times, false));
            holds &= anywhere.print(line, "random times");
            var watched = new Faults(jdk, seed + 1);
            watched.run(watched.times(times / 5, true));
            holds &= watched.print(line, "random times, with sentinel");
        }
        System.exit(holds ? 0 : 1);
    }

    /** All points there are: on four ways to the end, also in the next start, and in what a sentinel starts. */
    static List<Callable<Fault.Outcome>> points(Jdk jdk) {
        var trials = new ArrayList<Callable<Fault.Outcome>>();
        for (String way : WAYS) {
            for (Strace.Point point : Fault.points(jdk, Victim.RUN, way)) {
                trials.add(() -> Fault.at(jdk, Victim.RUN, way, point));
            }
        }
        for (String way : WAYS) {
            for (Strace.Point point : Fault.points(jdk, Victim.NEXT_START, way)) {
                trials.add(() -> Fault.at(jdk, Victim.NEXT_START, way, point));
            }
        }
        for (Strace.Point point : Fault.points(jdk, Victim.RECOVERY, "")) {
            trials.add(() -> Fault.at(jdk, Victim.RECOVERY, "", point));
        }
        return trials;
    }

    /** A few of the points of an exit and of a next start. */
    static List<Callable<Fault.Outcome>> sample(Jdk jdk, int count, Random random) {
        var trials = new ArrayList<Callable<Fault.Outcome>>();
        for (Victim victim : List.of(Victim.RUN, Victim.NEXT_START)) {
            for (Strace.Point point : pick(Fault.points(jdk, victim, "exit"), count / 2, random)) {
                trials.add(() -> Fault.at(jdk, victim, "exit", point));
            }
        }
        return trials;
    }

    private List<Callable<Fault.Outcome>> points() {
        return points(jdk);
    }

    /** So many of them, evenly; all where there are fewer. */
    private <T> List<T> pick(List<T> all, int count) {
        return pick(all, count, random);
    }

    static <T> List<T> pick(List<T> all, int count, Random random) {
        var picked = new ArrayList<T>();
        int start = random.nextInt(Math.max(1, all.size()));
        for (int i = 0; i < Math.min(count, all.size()); i++) {
            picked.add(all.get((int) ((start + (long) i * all.size() / Math.min(count, all.size())) % all.size())));
        }
        return picked;
    }

    private List<Callable<Fault.Outcome>> times(int count, boolean sentinel) {
        return times(jdk, count, sentinel, random);
    }

    /** From before the agent's start until after the end. */
    static List<Callable<Fault.Outcome>> times(Jdk jdk, int count, boolean sentinel, Random random) {
        long longest = longest(jdk, sentinel);
        var trials = new ArrayList<Callable<Fault.Outcome>>();
        for (int i = 0; i < count; i++) {
            String way = WAYS.get(i % WAYS.size());
            Duration time = Duration.ofNanos((long) (longest * (0.2 + random.nextDouble())));
            boolean atOnce = random.nextBoolean();
            trials.add(() -> Fault.after(jdk, way, time, sentinel, atOnce));
        }
        return trials;
    }

    /** Nanoseconds. */
    private static long longest(Jdk jdk, boolean sentinel) {
        long longest = 0;
        for (int i = 0; i < 3; i++) {
            longest = Math.max(longest, Fault.lasting(jdk, sentinel));
        }
        return longest;
    }

    private void run(List<Callable<Fault.Outcome>> all) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            for (Future<Fault.Outcome> future : threads.invokeAll(all)) {
                add(future.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private void add(Fault.Outcome outcome) {
        trials++;
        killed += outcome.killed() ? 1 : 0;
        for (Defect defect : outcome.defects()) {
            defects.merge(defect, 1, Integer::sum);
        }
        System.out.print(outcome.story());
    }

    /** Whether there was no defect. */
    private boolean print(String line, String where) {
        System.out.printf(
                line,
                jdk,
                where,
                trials,
                killed,
                defects.getOrDefault(Defect.UNREADABLE, 0),
                defects.getOrDefault(Defect.FALSE_VERDICT, 0),
                defects.getOrDefault(Defect.TWICE, 0),
                defects.getOrDefault(Defect.LOST, 0));
        return defects.isEmpty();
    }
}
