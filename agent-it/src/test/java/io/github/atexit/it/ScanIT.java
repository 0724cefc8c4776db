package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command scan on jars that others have built: it lists what javap lists, no more, no less. */
final class ScanIT {
    private static final Path SCANNED = Path.of(System.getProperty("atexit.scanned", "target/scanned"));
    private static final Pattern FINDING = Pattern.compile("  (\\S+) +(\\S.*?)  +(\\S+?)(?: \\((\\d+) times\\))?");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka-clients",
                "kafka_2.13",
                "kafka-server-common",
                "tomcat-embed-core",
                "spring-boot-loader-tools"
            })
    void listsWhatJavapLists(String jar) {
        compare(SCANNED.resolve(jar + ".jar"));
    }

    @Test
    void listsWhatJavapListsOfReferencesAndCopies() {
        compare(Jvm.fixtures());
    }

    private static void compare(Path jar) {
        var ended = scan(Jvm.on(Jdks.newest()), jar.toString());
        assertEquals(0, ended.status(), ended.describe());

        var expected = Javap.list(jar);
        assertEquals(sorted(expected), sorted(findings(ended.out())), jar.toString());
    }

    static List<Jdk> jdks() {
        return Jdks.of(8, 17, 27);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void groupsByJarWithJarsInside(Jdk jdk) {
        var jar = SCANNED.resolve("spring-boot-loader-tools.jar");
        var ended = scan(Jvm.on(jdk), jar.toString());

        assertEquals(0, ended.status(), ended.describe());
        var groups = ended.out().lines().filter(line -> line.startsWith("/")).toList();
        assertEquals(List.of(jar.toString(), jar + "!/META-INF/loader/spring-boot-loader.jar"), groups);
        assertTrue(ended.out().contains("classes in 3 places: 1 exit call, 0 halt calls,"), ended.describe());
    }

    @Test
    void leavesNoCopyOfAJarInside() throws IOException {
        var jvm = Jvm.on(Jdks.newest()).file("tmp/here", "");
        var tmp = jvm.directory().resolve("tmp");
        var ended = scan(
                jvm.flags("-Djava.io.tmpdir=" + tmp),
                SCANNED.resolve("spring-boot-loader-tools.jar").toString());

        assertEquals(0, ended.status(), ended.describe());
        try (var files = Files.list(tmp)) {
            assertEquals(List.of(tmp.resolve("here")), files.toList());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void readsThousandClassesASecond(Jdk jdk) {
        var ended = scan(Jvm.on(jdk), SCANNED.toString());

        var summary = ended.out().lines().reduce((first, second) -> second).orElseThrow();
        int classes =
                Integer.parseInt(summary.substring(0, summary.indexOf(' ')).replace(",", ""));
        assertTrue(classes > 5_000, summary);
        assertTrue(ended.lasted().toMillis() < classes, summary + " in " + ended.lasted());
    }

    @Test
    void draftsAManifestThatIsValid() throws IOException {
        var jvm = Jvm.on(Jdks.newest());
        var draft = scan(jvm, "--manifest", SCANNED.toString());
        assertEquals(0, draft.status(), draft.describe());
        Files.writeString(jvm.directory().resolve("draft.json"), draft.out());

        var validated = tool(jvm, "validate", "draft.json");
        assertEquals(0, validated.status(), validated.describe());
        assertTrue(validated.out().matches("draft.json: ok, \\d+ handlers\n"), validated.describe());
        assertFalse(draft.out().contains("\"caller\" : \"org.apache.kafka"), "rules look through Kafka's Exit");
        assertTrue(draft.out().contains("\"caller\" : \"org.apache.catalina.startup.Catalina\""), draft.describe());
    }

    @Test
    void tellsWhatCannotBeRead() {
        var jvm = Jvm.on(Jdks.newest()).file("broken.jar", "no jar").file("classes/Broken.class", "no class");
        var ended = scan(jvm, "broken.jar", "absent.jar", "classes");

        assertEquals(1, ended.status(), ended.describe());
        var lines = ended.out().lines().toList();
        assertTrue(lines.get(0).startsWith("broken.jar: "), ended.describe());
        assertEquals("absent.jar: no such file", lines.get(1));
        assertEquals("classes: Broken.class is no class file", lines.get(2));
        assertEquals("", ended.err());
    }

    @Test
    void needsSomethingToScan() {
        var ended = scan(Jvm.on(Jdks.newest()));

        assertEquals(2, ended.status(), ended.describe());
        assertTrue(ended.err().startsWith("atexit-agent scan: JAR|DIR is missing\n"), ended.describe());
    }

    private static Ended scan(Jvm jvm, String... arguments) {
        var words = new ArrayList<>(List.of("scan"));
        words.addAll(Arrays.asList(arguments));
        return tool(jvm, words.toArray(String[]::new));
    }

    private static Ended tool(Jvm jvm, String... arguments) {
        return jvm.words(Stream.concat(Stream.of("-jar", Jvm.agentJar().toString()), Arrays.stream(arguments))
                        .toArray(String[]::new))
                .run();
    }

    /** Without classes that only their superclass makes a pool. */
    private static List<String> findings(String output) {
        var findings = new ArrayList<String>();
        output.lines()
                .map(FINDING::matcher)
                .filter(java.util.regex.Matcher::matches)
                .forEach(line -> {
                    int times = line.group(4) == null ? 1 : Integer.parseInt(line.group(4));
                    String what = line.group(2);
                    boolean isJdk = !what.startsWith("new ") || !what.contains(".");
                    for (int i = 0; i < times && isJdk; i++) {
                        findings.add(line.group(1) + ' ' + what + ' ' + line.group(3));
                    }
                });
        return findings;
    }

    private static String sorted(List<String> lines) {
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }
}
