package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.bench.SaysHello;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archives of classes by which users make their JVMs start faster: they serve with the agent too. */
final class ClassArchivesIT {
    static List<Jdk> jdksWithClassData() {
        return Jdks.of(17, 21, 25);
    }

    static List<Jdk> jdksWithAotCache() {
        return Jdks.of(25).stream().filter(jdk -> jdk.feature() >= 25).toList();
    }

    /** An archive that the user made without the agent serves with it, silently. */
    @ParameterizedTest
    @MethodSource("jdksWithClassData")
    void keepsTheUsersClassDataArchive(Jdk jdk) {
        var archive = Jvm.on(jdk).directory().resolve("app.jsa");
        var made = Jvm.on(jdk)
                .flags("-XX:ArchiveClassesAtExit=" + archive)
                .main(SaysHello.class)
                .run();
        assertTrue(Files.exists(archive), made.describe());

        var ended = Jvm.on(jdk)
                .flags("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:file=classes.txt:none")
                .manifest(BenchManifest.handlers(50))
                .main(SaysHello.class)
                .run();

        var line = ended.lines("classes.txt").stream()
                .filter(each -> each.startsWith(SaysHello.class.getName() + " "))
                .toList();
        assertEquals(List.of(SaysHello.class.getName() + " source: shared objects file (top)"), line);
        assertEquals("", ended.err());
    }

    /**
     * A cache that was trained with the agent on the command line, but disabled, serves with it, silently. Trained with
     * the agent at work there is no cache: the JVM refuses to write one without {@code java.lang.Thread} (26, 27) or
     * crashes (25).
     */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jdksWithAotCache")
    void usesAnAotCacheThatWasTrainedWithItDisabled(Jdk jdk) {
        var cache = Jvm.on(jdk).directory().resolve("app.aot");
        var made = Jvm.on(jdk)
                .main(SaysHello.class)
                .manifest(BenchManifest.handlers(50))
                .env("ATEXIT_ENABLED", "false")
                .flags("-XX:AOTCacheOutput=" + cache)
                .deadline(Duration.ofMinutes(3))
                .run();
        assertTrue(Files.exists(cache), made.describe());

        var ended = Jvm.on(jdk)
                .main(SaysHello.class)
                .flags("-XX:AOTCache=" + cache, "-Xlog:class+load:file=classes.txt:none")
                .manifest(BenchManifest.handlers(50))
                .run();

        assertEquals("", ended.err());
        assertEquals(50, ended.report().count("/handlers"), ended.describe());
        assertTrue(
                ended.lines("classes.txt").contains(SaysHello.class.getName() + " source: shared objects file"),
                "main's class comes from the cache");
    }
}
