package io.github.atexit.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan finds in which jar. */
class ScanTest {
    @TempDir
    Path directory;

    /** Ends the JVM, unless nobody calls it. */
    static final class Ends {
        static void now() {
            System.exit(3);
        }
    }

    @Test
    void findsJarsInsideJarsAndClassesOfWars() throws IOException {
        var inner = zip(Map.of("com/acme/Ends.class", classFile(Ends.class)));
        var war = zip(new TreeMap<>(Map.of(
                "WEB-INF/classes/com/acme/Ends.class",
                classFile(Ends.class),
                "WEB-INF/lib/inner.jar",
                inner,
                "META-INF/versions/11/com/acme/Ends.class",
                classFile(Ends.class))));
        var ear = Files.write(directory.resolve("all.ear"), zip(Map.of("app.war", war)));

        var scan = Scan.of(List.of(ear.toString()));

        assertEquals(List.of(), scan.problems());
        assertEquals(
                List.of(ear + "!/app.war", ear + "!/app.war!/WEB-INF/lib/inner.jar"),
                new ArrayList<>(scan.findings().keySet()));
        var where = "io.github.atexit.scan.ScanTest$Ends.now(ScanTest.java)";
        assertEquals(
                List.of("exit System.exit " + where + " from Java 11 on", "exit System.exit " + where),
                scan.findings().get(ear + "!/app.war").stream()
                        .map(finding -> finding.toString().replaceAll(":\\d+\\)", ")"))
                        .toList());
        assertEquals(3, scan.classes());
        assertEquals(2, scan.jars());
    }

    @Test
    void readsADirectoryAndASingleClassFile() throws IOException {
        var file = directory.resolve("classes/com/acme/Ends.class");
        Files.createDirectories(file.getParent());
        Files.write(file, classFile(Ends.class));
        Files.write(directory.resolve("classes/x.jar"), zip(Map.of("E.class", classFile(Ends.class))));
        var classes = directory.resolve("classes").toString();

        assertEquals(
                List.of(classes, classes + "/x.jar", file.toString()),
                new ArrayList<>(
                        Scan.of(List.of(classes, file.toString())).findings().keySet()));
    }

    @Test
    void knowsAPoolByItsAncestors() {
        var pools = new KnownPools();
        pools.add("com/acme/Pool", new String[] {"java/lang/Object", "javax/sql/DataSource", "java/io/Closeable"});
        pools.add("com/acme/OwnPool", new String[] {"com/acme/Pool"});
        pools.add("com/acme/Source", new String[] {"java/lang/Object", "javax/sql/DataSource"});
        pools.add("com/acme/Workers", new String[] {"java/util/concurrent/ThreadPoolExecutor"});
        pools.add("com/acme/Self", new String[] {"com/acme/Self"});

        assertEquals(FindingKind.POOL, pools.kind("com/acme/OwnPool"));
        assertEquals(FindingKind.EXECUTOR, pools.kind("com/acme/Workers"));
        assertEquals(FindingKind.POOL, pools.kind("com/zaxxer/hikari/HikariDataSource"));
        for (var name : List.of("com/acme/Source", "com/acme/Self", "com/acme/Unknown", "java/lang/Object")) {
            assertEquals(null, pools.kind(name), name);
        }
    }

    @Test
    void aVersionThatIsTooNewIsReadAsTheNewest() throws IOException {
        var bytes = classFile(Ends.class);
        bytes[7] = 99;
        var file = Files.write(directory.resolve("Ends.class"), bytes);
        assertEquals(1, Scan.of(List.of(file.toString())).findings().size());
    }

    @Test
    void whatIsNoClassFileIsAProblem() throws IOException {
        var jar = Files.write(directory.resolve("a.jar"), zip(Map.of("A.class", new byte[] {1, 2})))
                .toString();
        var scan = Scan.of(List.of(jar, "/no/such.jar"));
        assertEquals(List.of("/no/such.jar: no such file", jar + ": A.class is no class file"), scan.problems());
        assertTrue(scan.findings().isEmpty());
    }

    private static byte[] classFile(Class<?> type) {
        try (var in = type.getResourceAsStream('/' + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
