package io.github.atexit.process;

import io.github.atexit.attach.ObservedRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a command with the agent in every JVM that it starts. It has this process's input, output, environment, directory
 * and signals. Used once; to be closed, which removes what the JVMs have left for it.
 */
public final class ObservedCommand implements AutoCloseable {
    private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";
    private static final String AGENT = "atexit-agent";

    private final Path directory;
    private int status;
    private long pid = -1;

    private ObservedCommand(Path directory) {
        this.directory = directory;
    }

    /** Makes the private directory. */
    public static ObservedCommand prepare() throws IOException {
        return new ObservedCommand(Files.createTempDirectory("atexit-why-")); // mode 0700
    }

    /**
     * Runs the command to its end.
     *
     * @param jar the agent's
     * @return its exit status; 128 and the signal's number if a signal ended it
     * @throws IOException if it cannot be started
     */
    public int run(List<String> command, String jar) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put(ObservedRun.VARIABLE, directory.toString());
        String options = environment.getOrDefault(JVM_OPTIONS, "");
        if (!mentionsAgent(options) && command.stream().noneMatch(ObservedCommand::mentionsAgent)) {
            String option = "-javaagent:" + jar;
            String quoted = option.contains(" ") ? '"' + option + '"' : option;
            environment.put(JVM_OPTIONS, options.isEmpty() ? quoted : options + " " + quoted);
        }
        SignalRelay relay = SignalRelay.start();
        Process process = builder.start();
        pid = ProcessIds.of(process);
        relay.to(process);
        while (true) {
            try {
                status = process.waitFor();
                return status;
            } catch (InterruptedException e) {
                // Nobody interrupts a command's main thread on purpose.
            }
        }
    }

    private static boolean mentionsAgent(String word) {
        return word.contains("-javaagent:") && word.contains(AGENT);
    }

    /** The status it ended with. */
    public int status() {
        return status;
    }

    /** The id of the command's own process. */
    public long pid() {
        return pid;
    }

    /** The JVMs that have started. */
    public List<ObservedRun> runs() {
        return ObservedRun.in(directory.toFile());
    }

    /**
     * The status that a shell gives a program that cannot be started: 127 if there is none, 126 if it cannot be run.
     *
     * @param program as the command names it
     */
    public static int statusOfFailure(String program, String path) {
        boolean named = program.indexOf('/') >= 0;
        Stream<File> places = named
                ? Stream.of(new File(program))
                : Arrays.stream(path.split(File.pathSeparator, -1)).map(entry -> new File(entry, program));
        return places.anyMatch(File::exists) ? 126 : 127;
    }

    @Override
    public void close() {
        try (Stream<Path> left = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) left.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // A JVM in the background writes there just now; what stays is private, and small.
        }
    }
}
