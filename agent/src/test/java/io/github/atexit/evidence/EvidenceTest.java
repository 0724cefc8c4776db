package io.github.atexit.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
    @TempDir
    Path root;

    @Test
    void theOomKillsOfVersionTwo() throws IOException {
        Path events = write("app/memory.events", "low 0\noom 3\noom_kill 2\noom_group_kill 0\n");
        Path groups = write("groups", "0::/app\n");
        OomKills kills = OomKills.in(groups.toString(), root.toString());
        assertEquals(2, kills.count());
        assertEquals(events.toString(), kills.file());
        assertEquals(
                "the OOM-kill count of the control group rose from 1 to 2 (" + events + "): the kernel's OOM killer",
                kills.evidence(1));
        assertNull(kills.evidence(2));
        assertNull(kills.evidence(3), "the group is a new one of that name");
        assertNull(kills.evidence(OomKills.UNKNOWN));
    }

    @Test
    void theOomKillsOfVersionOneInAContainer() throws IOException {
        write("memory/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 7\n");
        Path groups = write("groups", "5:cpu,cpuacct:/docker/1\n4:memory:/docker/1\n0::/docker/1\n");
        assertEquals(7, OomKills.in(groups.toString(), root.toString()).count());
    }

    @Test
    void noOomKillsAreTold() throws IOException {
        write("memory.events", "oom_kill many\n");
        Path groups = write("groups", "nonsense\n0::/\n");
        assertEquals(
                OomKills.UNKNOWN,
                OomKills.in(groups.toString(), root.toString()).count());
        assertEquals(
                OomKills.UNKNOWN, OomKills.in("/nonexistent", "/nonexistent").count());
        assertEquals(OomKills.UNKNOWN, OomKills.inFile("").count());
        assertNull(OomKills.inFile("").evidence(0));
    }

    @Test
    void theFlagsOfTheJvmAndNotOfTheApplication() throws IOException {
        Path file = write("arguments", "-Xrs '-XX:ErrorFile=/var/crash/a b.log'");
        JvmFlags flags = JvmFlags.of(
                List.of("java", "-cp", "x", "@" + file, "com.acme.Main", "-XX:+ExitOnOutOfMemoryError"), Map.of());
        assertTrue(flags.reducesSignals());
        assertEquals("/var/crash/a b.log", flags.errorFile());
        assertEquals(
                List.of("-Xrs is among the JVM's flags: SIGTERM, SIGINT and SIGHUP end it at once"), flags.evidence());
    }

    @Test
    void theFlagsOfVariablesAndTheLastOne() {
        Map<String, String> variables = Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g -XX:+ExitOnOutOfMemoryError");
        assertEquals(
                1, JvmFlags.of(List.of("java", "Main"), variables).evidence().size());
        Map<String, String> last = Map.of("_JAVA_OPTIONS", "-XX:-ExitOnOutOfMemoryError");
        assertEquals(
                List.of(),
                JvmFlags.of(List.of("java", "-XX:+ExitOnOutOfMemoryError", "Main"), last)
                        .evidence());
    }

    @Test
    void argumentsAreSplitAsTheLauncherDoes() {
        List<String> words = new ArrayList<>();
        JvmArguments.split(" -a\t'b c'd\n\"e\"  ", words);
        assertEquals(List.of("-a", "b cd", "e"), words);
    }

    @Test
    void thisProcess() {
        long start = ProcessStart.ofSelf();
        assertTrue(start > 0);
        assertEquals(start, ProcessStart.of(ProcessHandle.current().pid()));
        assertEquals(ProcessStart.UNKNOWN, ProcessStart.of(0));
        assertTrue(PidNamespace.current().startsWith("pid:["));
        assertEquals(36, BootId.current().length());
        assertNull(JvmFlags.ofSelf().errorFile());
    }

    @Test
    void theStartOfAProcessWithAnOddName() {
        String rest = " 1 1 1 0 -1 4194560 1 0 0 0 1 0 0 0 20 0 1 0 8471 1 1";
        assertEquals(8471, ProcessStart.ticks("7 (a) S 1 (b) c) S" + rest));
        assertEquals(ProcessStart.UNKNOWN, ProcessStart.ticks("7 (java) Z" + rest), "a zombie has ended");
        assertEquals(ProcessStart.UNKNOWN, ProcessStart.ticks("7 (java) S 1 2"));
        assertEquals(ProcessStart.UNKNOWN, ProcessStart.ticks(""));
        assertEquals(ProcessStart.UNKNOWN, ProcessStart.ticks(null));
    }

    @Test
    void theBootId() {
        assertNull(BootId.evidence("a", "a"));
        assertNull(BootId.evidence("", "a"));
        assertNull(BootId.evidence("a", ""));
        assertTrue(BootId.evidence("a", "b").startsWith("the boot id changed"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
