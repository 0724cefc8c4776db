package io.github.atexit.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What is seen from outside of a JVM with a sentinel: its companion, and what its recovery leaves in its directory. */
record Watched(Path directory) {
    /** Generous: a JVM has to start on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The companion of a JVM, once it has come to wait for its second line. */
    static ProcessHandle companionOf(long pid) {
        var found = new ProcessHandle[1];
        await("no companion of " + pid, () -> {
            found[0] = ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::children)
                    .filter(child -> commandLine(child.pid()).contains("\0atexit-sentinel\0"))
                    .findFirst()
                    .orElse(null);
            return found[0] != null && isDeaf(found[0].pid());
        });
        return found[0];
    }

    /** Whether its traps are set: it ignores SIGALRM, the last of them. */
    private static boolean isDeaf(long pid) {
        return status(pid, "SigIgn")
                .map(mask -> (Long.parseLong(mask, 16) & 1 << 13) != 0)
                .orElse(false);
    }

    /** A line of the kernel's about a process. */
    static Optional<String> status(long pid, String key) {
        return read(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst();
    }

    /** The arguments of a process, as everybody can read them, each ended by a zero; empty if it is gone. */
    static String commandLine(long pid) {
        return read(Path.of("/proc/" + pid + "/cmdline"));
    }

    /** What the descriptors of a process are. */
    static List<String> descriptors(long pid) {
        try (var open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return open.map(Watched::link).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Milliseconds from now until the companion has become the recovery. */
    static long millisUntilItActs(ProcessHandle companion) {
        long start = System.nanoTime();
        await("the companion does nothing", () -> !commandLine(companion.pid()).contains("\0atexit-sentinel\0"));
        return (System.nanoTime() - start) / 1_000_000;
    }

    String text(String file) {
        return read(directory.resolve(file));
    }

    /** The marks that the application and the handlers left. */
    List<String> effects() {
        return text(Jvm.EFFECTS).lines().toList();
    }

    Watched awaitEffect(String mark) {
        await(
                "no \"" + mark + "\" in " + directory + ": " + text(Jvm.EFFECTS),
                () -> effects().contains(mark));
        return this;
    }

    /** Waits for a report of a death, and until its run's file is judged. */
    Report awaitDeath() {
        await("no report in " + directory, () -> text(Jvm.REPORTS).endsWith("\n"));
        return new Report(deaths().get(0));
    }

    /** All reports of deaths. */
    List<JsonNode> deaths() {
        return text(Jvm.REPORTS)
                .lines()
                .map(Ended::json)
                .filter(report -> List.of("crashed", "vanished")
                        .contains(report.path("route").asText()))
                .toList();
    }

    /** Waits until no process is left that has this directory among its arguments. */
    void awaitNobody() {
        await("somebody is left: " + here(), () -> here().isEmpty());
    }

    private List<Long> here() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> commandLine(pid).contains(directory.toString()))
                .toList();
    }

    /** The process that recovers. */
    ProcessHandle recovery() {
        return ProcessHandle.of(here().get(0)).orElseThrow();
    }

    /** How many files of runs are in the journal. */
    long runs() {
        try (var files = Files.list(directory.resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(".run")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(String otherwise, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise);
            }
            Thread.onSpinWait();
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // not there yet, or gone
        }
    }
}
