package io.github.atexit.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes jars of the fixtures that {@code -jar} can run. */
final class Jars {
    private Jars() {}

    /** Writes all fixtures into a jar whose manifest has these main attributes. */
    static void write(Path target, Map<String, String> attributes) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        try (var fixtures = new JarFile(Jvm.fixtures().toFile());
                var jar = new JarOutputStream(Files.newOutputStream(target), manifest)) {
            for (var entry : Collections.list(fixtures.entries())) {
                if (entry.getName().endsWith(".class")) {
                    jar.putNextEntry(new ZipEntry(entry.getName()));
                    fixtures.getInputStream(entry).transferTo(jar);
                    jar.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
