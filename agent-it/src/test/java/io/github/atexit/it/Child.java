package io.github.atexit.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process under way. It is ended by force, with its descendants, when its deadline passes. */
final class Child {
    /** A child of a shell that ignores these would ignore them too, as under {@code nohup}. */
    private static final List<String> DEFAULT_SIGNALS = List.of("env", "--default-signal=INT,HUP,TERM");

    private final Process process;
    private final Path directory;
    private final List<String> command;
    private final long started = System.nanoTime();
    private final long deadline;
    private final Output out;
    private final Output err;

    private Child(Process process, Path directory, List<String> command, Duration deadline) {
        this.process = process;
        this.directory = directory;
        this.command = command;
        this.deadline = started + deadline.toNanos();
        this.out = Output.of(process.getInputStream(), "stdout of " + process.pid());
        this.err = Output.of(process.getErrorStream(), "stderr of " + process.pid());
    }

    static Child start(List<String> command, Map<String, String> environment, Path directory, Duration deadline) {
        var words = new ArrayList<>(DEFAULT_SIGNALS);
        words.addAll(command);
        var builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(Child::steersJava);
        builder.environment().putAll(environment);
        try {
            return new Child(builder.start(), directory, command, deadline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The directory it runs in. */
    Path directory() {
        return directory;
    }

    /** Waits until it has printed this line on stdout. */
    Child awaitLine(String line) {
        if (!out.awaitLine(line, deadline)) {
            Ended ended = end();
            throw new AssertionError("it never printed \"" + line + "\"\n" + ended.describe());
        }
        return this;
    }

    /** Waits until it has printed this line on stderr. */
    Child awaitErr(String line) {
        if (!err.awaitLine(line, deadline)) {
            Ended ended = end();
            throw new AssertionError("it never printed \"" + line + "\" on stderr\n" + ended.describe());
        }
        return this;
    }

    /** Sends a signal by its name without SIG. */
    Child signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("kill -" + name + " " + pid() + " ended with " + status);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits for its end.
     *
     * @throws AssertionError if it had to be ended by force
     */
    Ended end() {
        try {
            boolean inTime = process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            Duration lasted = Duration.ofNanos(System.nanoTime() - started);
            if (!inTime) {
                kill();
            }
            // A descendant that keeps the output open would be a fault: the text says so.
            String outText = out.text(Duration.ofSeconds(5));
            String errText = err.text(Duration.ofSeconds(5));
            deleteSocket();
            var ended = new Ended(pid(), process.exitValue(), outText, errText, directory, lasted, command);
            Transcripts.remember(ended);
            if (!inTime) {
                throw new AssertionError("ended by force after " + lasted.toMillis() + " ms");
            }
            return ended;
        } catch (InterruptedException e) {
            kill();
            throw interrupted(e);
        }
    }

    /** What a JVM that somebody had attached to leaves among the temporary files when it is killed. */
    private void deleteSocket() {
        try {
            Files.deleteIfExists(Path.of("/tmp/.java_pid" + pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill() {
        // Before the parent is gone: its children would lose their link to it.
        var descendants = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean steersJava(String name) {
        return name.startsWith("ATEXIT_")
                || List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
                        .contains(name);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
