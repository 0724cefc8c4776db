package io.github.atexit.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs one process and says what it cost. */
final class BenchRun {
    /** The shell takes the times next to the process, and has the kernel's account of its processor time. */
    private static final String TIMED = """
            s=$EPOCHREALTIME; "$@" >out 2>err; r=$?; e=$EPOCHREALTIME
            { echo "$s $e $r"; times; } >times
            """;

    private static final Pattern MINUTES = Pattern.compile("(\\d+)m([\\d.]+)s");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private BenchRun() {}

    /**
     * What a process did; times in milliseconds.
     *
     * @param cpu user and system time of all its threads
     * @param startedAt and
     * @param endedAt since the epoch
     */
    record Timed(double wall, double cpu, double startedAt, double endedAt, String out) {
        /** The number behind a word that the process printed. */
        double told(String word) {
            return out.lines()
                    .filter(line -> line.startsWith(word + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(word.length() + 1)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no \"" + word + "\" in " + out));
        }
    }

    /** Runs a command to its end, which must be good. */
    static Timed timed(Path directory, List<String> command) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("bash", "-c", TIMED, "bash"));
        line.addAll(command);
        start(directory, line).waitFor();
        var lines = Files.readAllLines(directory.resolve("times"));
        var first = lines.get(0).split(" ", -1);
        if (!first[2].equals("0")) {
            throw new IllegalStateException(
                    command + " ended with " + first[2] + ": " + Files.readString(directory.resolve("err")));
        }
        var started = Double.parseDouble(first[0]) * 1000;
        var ended = Double.parseDouble(first[1]) * 1000;
        return new Timed(
                ended - started, cpu(lines.get(2)), started, ended, Files.readString(directory.resolve("out")));
    }

    private static double cpu(String line) {
        return MINUTES.matcher(line)
                .results()
                .mapToDouble(
                        part -> Integer.parseInt(part.group(1)) * 60_000 + Double.parseDouble(part.group(2)) * 1000)
                .sum();
    }

    /** The peak resident memory of a process, in MB: looked at all the time, so that this run is not timed. */
    static double peak(Path directory, List<String> command) throws IOException, InterruptedException {
        var process = start(directory, command);
        var status = Path.of("/proc/" + process.pid() + "/status");
        var peak = 0.0;
        while (process.isAlive()) {
            try {
                var found = PEAK.matcher(Files.readString(status));
                peak = found.find() ? Double.parseDouble(found.group(1)) / 1024 : peak;
            } catch (IOException e) {
                break; // it has ended
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        process.waitFor();
        return peak;
    }

    /** Milliseconds until a server has printed that it is ready; it is ended then. */
    static double ready(Path directory, List<String> command, Pattern ready) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        var printed = new StringBuilder();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.append(line).append('\n');
                if (ready.matcher(line).find()) {
                    return (System.nanoTime() - start) / 1e6;
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        throw new IllegalStateException("never ready: " + printed);
    }

    private static Process start(Path directory, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }
}
