package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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
            String path =
                    String.join(":", classpath.stream().map(Path::toString).toList());
            Path classes = compile(target.toAbsolutePath().getParent(), List.of("-cp", path), sources);
            pack(classes, target, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles into a fresh directory below another, with options of javac's. */
    static Path compile(Path below, List<String> options, String... sources) throws IOException {
        Path directory = Files.createTempDirectory(below, "sources-");
        Path classes = Files.createDirectory(directory.resolve("classes"));
        var words =
                new ArrayList<>(List.of("--release", "8", "-Xlint:-options", "-proc:none", "-d", classes.toString()));
        words.addAll(options);
        for (String source : sources) {
            Path file = directory.resolve(name(source) + ".java");
            Files.writeString(file, source);
            words.add(file.toString());
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(new String[0]));
        if (status != 0) {
            throw new IllegalArgumentException("does not compile: " + Arrays.toString(sources));
        }
        return classes;
    }

    private static String name(String source) {
        String rest = source.substring(source.indexOf("class ") + "class ".length());
        return rest.substring(0, rest.indexOf(' '));
    }

    /** Writes all that is in a directory into a jar whose manifest has these main attributes. */
    static void pack(Path classes, Path target, Map<String, String> attributes) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        try (var jar = new JarOutputStream(Files.newOutputStream(target), manifest);
                var files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }
}
