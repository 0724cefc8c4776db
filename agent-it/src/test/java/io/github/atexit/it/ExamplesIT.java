package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example's own check holds. */
final class ExamplesIT {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("atexit.examples")).toAbsolutePath().normalize();

    /** Minutes where an example still has to be fetched on a busy machine; seconds otherwise. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** The name of every directory with a {@code run.sh}. */
    static List<String> names() throws IOException {
        try (Stream<Path> directories = Files.list(EXAMPLES)) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("run.sh")))
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void holds(String name) throws IOException {
        String script = EXAMPLES.resolve(name).resolve("run.sh").toString();
        Ended ended = Child.start(List.of("bash", script, "--quick"), javaOfTheBuild(), scratch(), PATIENCE)
                .end();

        assertEquals(0, ended.status());
        assertTrue(ended.out().contains(" claims hold."), ended.out());
    }

    /** What a server leaves there when it is killed would stay. */
    @ParameterizedTest
    @MethodSource("names")
    void hasItsTemporaryFilesInItsOwnDirectory(String name) throws IOException {
        var jvms = Files.readAllLines(EXAMPLES.resolve(name).resolve("run.sh")).stream()
                .filter(line -> line.matches("\\s*(timeout .*)?java .*"))
                .toList();

        assertEquals(
                List.of(),
                jvms.stream()
                        .filter(line -> !line.contains(" java \"$tmp_option\" "))
                        .toList());
        assertEquals(name.equals("tomcat"), jvms.isEmpty(), "Tomcat's own script starts it, which has a directory");
    }

    /** A directory of its own, as the child's is deleted when the test has passed. */
    private static Path scratch() throws IOException {
        Path children = Path.of(System.getProperty("atexit.scratch"));
        return Files.createTempDirectory(Files.createDirectories(children), "example-");
    }

    private static Map<String, String> javaOfTheBuild() {
        String home = System.getProperty("java.home");
        String path = Path.of(home, "bin") + File.pathSeparator + System.getenv("PATH");
        return Map.of("JAVA_HOME", home, "PATH", path);
    }
}
