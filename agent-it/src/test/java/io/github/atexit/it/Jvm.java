package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JVM that is about to be started in a fresh directory: its JDK, flags, agent, environment, application. Made and
 * started by one thread.
 */
final class Jvm {
    /** The file that the applications leave their marks in. */
    static final String EFFECTS = "effects.txt";
    /** The file that reports go to where a test does not say. */
    static final String REPORTS = "exits.jsonl";

    private static final Path AGENT = required("atexit.agent");
    private static final Path FIXTURES = required("atexit.fixtures");
    private static final Path SCRATCH = required("atexit.scratch");
    private static final List<String> SMALL =
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.language=en");

    private final Jdk jdk;
    private Path directory = fresh();
    private final List<String> flags = new ArrayList<>(SMALL);
    private final Map<String, String> environment = new LinkedHashMap<>();
    private List<String> launcher = List.of();
    private List<String> words = List.of();
    private Duration deadline = Duration.ofSeconds(60);

    private Jvm(Jdk jdk) {
        this.jdk = jdk;
    }

    static Jvm on(Jdk jdk) {
        return new Jvm(jdk);
    }

    /** The jar under test. */
    static Path agentJar() {
        return AGENT;
    }

    /** The jar of the applications. */
    static Path fixtures() {
        return FIXTURES;
    }

    /** The fresh directory that the JVM will run in. */
    Path directory() {
        return directory;
    }

    /** In the directory of a JVM before it, and not in a fresh one. */
    Jvm in(Path before) {
        directory = before;
        return this;
    }

    Jvm flags(String... more) {
        flags.addAll(Arrays.asList(more));
        return this;
    }

    /** With the agent and no argument. */
    Jvm agent() {
        return flags("-javaagent:" + AGENT);
    }

    /** With the agent and this argument. */
    Jvm agent(String argument) {
        return flags("-javaagent:" + AGENT + "=" + argument);
    }

    /** With the agent, this text as its manifest, and reports where {@link Ended#reports()} finds them. */
    Jvm manifest(String json) {
        return file("atexit.json", json).agent("manifest=atexit.json,report=" + REPORTS);
    }

    /** With a file in its directory. */
    Jvm file(String name, String content) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Jvm env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Runs an application of the fixtures' jar from the class path. */
    Jvm main(Class<?> main, String... arguments) {
        var line = new ArrayList<String>(List.of("-cp", FIXTURES.toString(), main.getName()));
        line.addAll(Arrays.asList(arguments));
        words = line;
        return this;
    }

    /** Runs what these words say after the flags, such as {@code -jar app.jar}. */
    Jvm words(String... launch) {
        words = List.of(launch);
        return this;
    }

    /** Started by these words, which must become the JVM without a fork, such as {@code prlimit --nofile=64}. */
    Jvm under(String... command) {
        launcher = List.of(command);
        return this;
    }

    /** Runs a command of the tool. */
    Jvm command(String... words) {
        var line = new ArrayList<String>(List.of("-jar", AGENT.toString()));
        line.addAll(Arrays.asList(words));
        return words(line.toArray(new String[0]));
    }

    /** Ends it by force when it lasts longer; 60 s where a test does not say. */
    Jvm deadline(Duration value) {
        deadline = value;
        return this;
    }

    /** Starts it. */
    Child start() {
        var command = new ArrayList<>(launcher);
        command.add(jdk.program("java"));
        command.addAll(flags);
        command.addAll(words);
        return Child.start(command, environment, directory, deadline);
    }

    /** Starts a program of the JDK's other than {@code java}, with the environment of this JVM. */
    Ended tool(String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(jdk.program(program));
        command.addAll(Arrays.asList(arguments));
        return Child.start(command, environment, directory, deadline).end();
    }

    /** Starts it and waits for its end. */
    Ended run() {
        return start().end();
    }

    /** The directory that everything is in that tests make. */
    static Path scratch() throws IOException {
        // Resolved: a report names real paths.
        return Files.createDirectories(SCRATCH).toRealPath();
    }

    private static Path fresh() {
        try {
            return Files.createTempDirectory(scratch(), "run-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("the build sets " + property);
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
