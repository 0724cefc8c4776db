package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Compiles classes that no jar of the build may hold, for Java 8, into a jar of their own. */
final class Sources {
    private Sources() {}

    /**
     * Writes a jar.
     *
     * @param classpath what the classes need beside the JDK
     * @param sources of one top-level class each
     */
    static void jar(Path target, List<Path> classpath, String... sources) {
        try {
            Path directory = Files.createTempDirectory(target.toAbsolutePath().getParent(), "sources-");
            Path classes = Files.createDirectory(directory.resolve("classes"));
            var words = new ArrayList<>(
                    List.of("--release", "8", "-Xlint:-options", "-proc:none", "-d", classes.toString()));
            words.addAll(List.of(
                    "-cp",
                    String.join(":", classpath.stream().map(Path::toString).toList())));
            for (String source : sources) {
                Path file = directory.resolve(name(source) + ".java");
                Files.writeString(file, source);
                words.add(file.toString());
            }
            int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(new String[0]));
            if (status != 0) {
                throw new IllegalArgumentException("does not compile: " + Arrays.toString(sources));
            }
            pack(classes, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String source) {
        String rest = source.substring(source.indexOf("class ") + "class ".length());
        return rest.substring(0, rest.indexOf(' '));
    }

    private static void pack(Path classes, Path target) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(target));
                var files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }
}
