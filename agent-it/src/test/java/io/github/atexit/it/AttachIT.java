package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.attach.HangsInHookOnSignal;
import com.acme.attach.OpensOnDemand;
import com.acme.route.WaitsForSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in JVMs that already run: from any JDK into any, again and again, and what is said where it cannot be. */
final class AttachIT {
    private static final String APPENDS = """
            {"report": {"file": "exits.jsonl"}, "handlers": [
              {"name": "mark", "type": "file", "phase": "save", "append": "effects.txt", "content": "%s\\n"}]}
            """;

    /** From the oldest and the newest JDK here into each. */
    static Stream<Arguments> ways() {
        return Stream.of(Jdks.all().get(0), Jdks.newest())
                .distinct()
                .flatMap(from -> Jdks.all().stream().map(into -> Arguments.of(from, into)));
    }

    static Stream<Jdk> jdks() {
        return Jdks.of(8, 17, 25).stream();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void armsAtOnceAndTells(Jdk from, Jdk into) {
        Child child = Jvm.on(into).main(WaitsForSignal.class).start().awaitLine("ready");

        Ended attached = attach(from, child, APPENDS.formatted("handler"));
        Ended ended = child.signal("TERM").end();

        assertEquals(0, attached.status());
        assertEquals("", attached.err());
        assertEquals(
                List.of("JVM " + child.pid() + ": armed with "
                        + attached.directory().resolve("given.json") + ", 1 handler"),
                attached.out().lines().toList());
        assertEquals(143, ended.status());
        assertEquals(List.of("main", "handler", "hook"), ended.effects());
        assertEquals("signal", ended.report().text("/route"));
        assertEquals("unknown", ended.report().text("/mainEnd/outcome"));
        assertEquals(WaitsForSignal.class.getName(), ended.report().text("/mainClass"));
        // It counts from the JVM's start, which was before the command's.
        assertTrue(ended.report().number("/uptimeMillis") >= attached.lasted().toMillis() - 20, "too young");
        assertEquals(
                List.of(),
                ended.err()
                        .lines()
                        .filter(line -> !line.startsWith("WARNING: "))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void replacesTheManifest(Jdk jdk) {
        Child child = Jvm.on(jdk)
                .file("first.json", APPENDS.formatted("first"))
                .agent("first.json")
                .main(WaitsForSignal.class)
                .start()
                .awaitLine("ready");

        Ended unchanged =
                Jvm.on(jdk).command("attach", Long.toString(child.pid())).run();
        Ended again = attach(jdk, child, APPENDS.formatted("second"));
        Ended ended = child.signal("TERM").end();

        assertEquals(0, unchanged.status());
        assertTrue(unchanged.out().contains(": nothing changed, armed with "), unchanged.out());
        assertTrue(again.out().contains(": armed anew with "), again.out());
        assertEquals(List.of("main", "second", "hook"), ended.effects());
        assertEquals(List.of("mark ok"), ended.report().handlers());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tracksInstancesFromNowOn(Jdk jdk) throws IOException {
        Child child = Jvm.on(jdk).main(OpensOnDemand.class).start().awaitLine("ready");
        String closes = "{\"handlers\": [{\"type\": \"close\", \"class\": \"com.acme.instance.Resource\"}]}";

        Ended first = attach(jdk, child, closes);
        Files.createFile(child.directory().resolve("go"));
        child.awaitLine("opened");
        Ended second = attach(jdk, child, closes);
        Ended ended = child.signal("TERM").end();

        assertTrue(first.out().contains("instances of com.acme.instance.Resource that are older"), first.out());
        assertFalse(second.out().contains("that are older"), second.out());
        assertEquals(List.of("closed late"), ended.effects());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void leavesTheJvmAsItWas(Jdk jdk) {
        Child child = Jvm.on(jdk).main(WaitsForSignal.class).start().awaitLine("ready");

        Ended broken = attach(jdk, child, "{\"handlers\": [{\"type\": \"lg\"}]}");
        Ended others = attach(jdk, child, "{\"mainClass\": \"com.other.**\"}");
        Ended ended = child.signal("TERM").end();

        assertEquals(1, broken.status());
        assertTrue(broken.out().startsWith("given.json:1:24: unknown type \"lg\""), broken.out());
        assertEquals(1, others.status());
        assertTrue(
                others.err().contains("its main class is com.acme.route.WaitsForSignal, and only com.other.**"),
                others.err());
        assertEquals(143, ended.status());
        assertEquals(List.of("main", "hook"), ended.effects());
        assertFalse(ended.err().contains("[atexit]"), ended.err());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void doesNotArmWhereAnExitIsUnderWay(Jdk jdk) {
        Child bare = Jvm.on(jdk).main(HangsInHookOnSignal.class).start().awaitLine("ready");
        Child armed = Jvm.on(jdk)
                .agent("console=off")
                .main(HangsInHookOnSignal.class)
                .start()
                .awaitLine("ready");
        try {
            for (Child child : List.of(bare, armed)) {
                child.signal("TERM").awaitLine("exiting");

                Ended refused = attach(jdk, child, "{}");

                assertEquals(1, refused.status());
                assertTrue(refused.err().contains(": an exit is under way"), refused.err());
            }
        } finally {
            assertEquals(137, bare.signal("KILL").end().status());
            assertEquals(137, armed.signal("KILL").end().status());
        }
    }

    /** Each with the flags and variables of the JVM that is to be attached to. */
    static Stream<Arguments> forbidden() {
        return Stream.of(
                Arguments.of("-XX:+DisableAttachMechanism", "", "forbids attaching (-XX:+DisableAttachMechanism)"),
                Arguments.of("-Xrs", "", "would die of the signal that starts an attachment"),
                Arguments.of("-Da=b", "false", "the agent is switched off in that JVM"));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void saysWhyItCannot(String flag, String enabled, String why) {
        Jdk jdk = Jdks.newest();
        Child child = Jvm.on(jdk)
                .flags(flag)
                .env("ATEXIT_ENABLED", enabled)
                .main(WaitsForSignal.class)
                .start()
                .awaitLine("ready");

        Ended refused = attach(jdk, child, "{}");
        Ended ended = child.signal("TERM").end();

        assertEquals(1, refused.status());
        assertTrue(refused.err().startsWith("atexit-agent attach: "), refused.err());
        assertTrue(refused.err().contains(why), refused.err());
        assertEquals(1, refused.err().lines().count());
        assertEquals("ready\n", ended.out());
        assertEquals("", ended.err());
    }

    @Test
    void saysThatThereIsNoSuchJvm() throws IOException, InterruptedException {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertRefused(Long.toString(other.pid()), 1, "process " + other.pid() + " (sleep) is no JVM");
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertRefused(Long.toString(other.pid()), 1, "there is no process " + other.pid());
        assertRefused("com.acme.Main", 2, "a process id is a number, not \"com.acme.Main\"");
    }

    private static void assertRefused(String pid, int status, String why) {
        Ended refused = Jvm.on(Jdks.newest()).command("attach", pid).run();
        assertEquals(status, refused.status());
        assertTrue(refused.err().contains(why), refused.err());
        assertEquals("", refused.out());
    }

    /** Gives it a manifest by a relative path, from a directory that is not the JVM's. */
    private static Ended attach(Jdk jdk, Child child, String manifest) {
        return Jvm.on(jdk)
                .file("given.json", manifest)
                .command("attach", Long.toString(child.pid()), "given.json")
                .run();
    }
}
