package io.github.atexit.it;

import com.acme.bench.ConstructsMany;
import com.acme.bench.DoesNothing;
import com.acme.bench.ExitsWithHooks;
import com.acme.bench.LoadsManyClasses;
import com.acme.bench.SaysHello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The benchmark: {@code mvn -Pbench verify}. Interleaved rounds, so that whatever else the machine does falls on all
 * alike; each measure is compared with an agent that does nothing in the same rounds. Properties: {@code bench.rounds},
 * {@code atexit.jdks}, {@code bench.server} and {@code bench.ready} (another server's jar, and what it prints).
 */
public final class Bench {
    private static final String NOTHING = "agent that does nothing";
    private static final String RULES = """
            RULE exit
            CLASS java.lang.Runtime
            METHOD exit(int)
            AT ENTRY
            IF true
            DO traceln("exit")
            ENDRULE
            RULE halt
            CLASS java.lang.Runtime
            METHOD halt(int)
            AT ENTRY
            IF true
            DO traceln("halt")
            ENDRULE
            """;

    private final BenchTable table = new BenchTable();
    private final Path directory;
    private final int rounds = Integer.getInteger("bench.rounds", 15);

    private Bench(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new Bench(Files.createDirectories(Path.of(System.getProperty("atexit.scratch"), "bench"))
                .toRealPath());
        bench.writeFiles();
        for (var jdk : System.getProperty("atexit.jdks", "").isEmpty() ? Jdks.of(17, 25) : Jdks.all()) {
            for (var round = 0; round < bench.rounds; round++) {
                bench.hello(jdk);
                bench.exit(jdk);
                bench.classes(jdk);
                bench.constructions(jdk);
                bench.server(jdk);
                System.err.println(jdk + ", round " + (round + 1) + " of " + bench.rounds);
            }
        }
        System.out.println(bench.table.text());
    }

    private void writeFiles() throws IOException {
        Jars.write(directory.resolve("nothing.jar"), Map.of("Premain-Class", DoesNothing.class.getName()));
        Files.writeString(directory.resolve("fifty.json"), BenchManifest.handlers(50));
        Files.writeString(directory.resolve("watched.json"), BenchManifest.watched(50));
        Files.writeString(directory.resolve("rules.btm"), RULES);
        Files.writeString(
                directory.resolve("tracked.json"),
                "{\"handlers\": [{\"type\": \"close\", \"class\": \"" + ConstructsMany.class.getName()
                        + "$Resource\"}]}");
        for (var count : List.of(0, 100, 10_000)) {
            Files.writeString(directory.resolve("exit-" + count + ".json"), BenchManifest.trivial(count));
        }
    }

    private void hello(Jdk jdk) throws IOException, InterruptedException {
        var group = jdk + ", Hello World";
        table.reference(group, NOTHING);
        for (var agent : agents().entrySet()) {
            var command = java(jdk, agent.getValue(), SaysHello.class);
            var run = BenchRun.timed(directory, command);
            table.add(group, agent.getKey(), "wall ms", run.wall());
            table.add(group, agent.getKey(), "CPU ms", run.cpu());
            table.add(group, agent.getKey(), "first line of main ms", run.told("hello") - run.startedAt());
            table.add(group, agent.getKey(), "peak RSS MB", BenchRun.peak(directory, command));
        }
    }

    private Map<String, List<String>> agents() {
        var agents = new LinkedHashMap<String, List<String>>();
        agents.put(NOTHING, List.of("-javaagent:nothing.jar"));
        agents.put("no agent", List.of());
        agents.put("atexit-agent, 50 handlers", List.of(atexit("manifest=fifty.json")));
        agents.put("atexit-agent, 50 handlers, journal", List.of(atexit("manifest=fifty.json,journal=run")));
        if (Files.isExecutable(Path.of("/bin/sh")) && Files.isDirectory(Path.of("/proc/self"))) {
            agents.put("atexit-agent, 50 handlers, sentinel", List.of(atexit("manifest=watched.json,journal=watched")));
        }
        agents.put("atexit-agent, no manifest", List.of(atexit("console=off")));
        var jacoco = System.getProperty("bench.jacoco");
        if (jacoco != null) {
            agents.put("JaCoCo", List.of("-javaagent:" + jacoco));
        }
        var byteman = System.getProperty("bench.byteman");
        if (byteman != null) {
            agents.put(
                    "Byteman, two rules",
                    List.of(
                            "-Dorg.jboss.byteman.transform.all",
                            "-javaagent:" + byteman + "=script:rules.btm,boot:" + byteman));
        }
        return agents;
    }

    /** From the call of exit to the process's end. */
    private void exit(Jdk jdk) throws IOException, InterruptedException {
        for (var count : List.of(0, 100, 10_000)) {
            var group = jdk + ", exit with " + count;
            table.reference(group, "plain hooks");
            exit(group, "plain hooks", java(jdk, List.of("-javaagent:nothing.jar"), ExitsWithHooks.class, count));
            var agent = List.of(atexit("manifest=exit-" + count + ".json"));
            exit(group, "handlers", java(jdk, agent, ExitsWithHooks.class, 0));
        }
    }

    private void exit(String group, String name, List<String> command) throws IOException, InterruptedException {
        var run = BenchRun.timed(directory, command);
        table.add(group, name, "ms", run.endedAt() - run.told("exits"));
    }

    private void classes(Jdk jdk) throws IOException, InterruptedException {
        var group = jdk + ", loading a class after the start";
        table.reference(group, NOTHING);
        for (var agent : List.of(NOTHING, "atexit-agent, 50 handlers")) {
            var run = BenchRun.timed(directory, java(jdk, agents().get(agent), LoadsManyClasses.class));
            table.add(group, agent, "µs", run.told("nanos") / 1000);
        }
    }

    /** Of a class whose live instances the manifest closes. */
    private void constructions(Jdk jdk) throws IOException, InterruptedException {
        var group = jdk + ", constructing an object";
        table.reference(group, NOTHING);
        var agents = Map.of(
                NOTHING,
                List.of("-javaagent:nothing.jar"),
                "atexit-agent, recording instances",
                List.of(atexit("manifest=tracked.json")));
        for (var agent : List.of(NOTHING, "atexit-agent, recording instances")) {
            var run = BenchRun.timed(directory, java(jdk, agents.get(agent), ConstructsMany.class));
            table.add(group, agent, "ns", run.told("nanos"));
        }
    }

    private void server(Jdk jdk) throws IOException, InterruptedException {
        var server = System.getProperty("bench.server");
        if (server != null) {
            var ready = Pattern.compile(System.getProperty("bench.ready"));
            var group = jdk + ", server start to ready";
            table.reference(group, NOTHING);
            for (var agent : List.of(NOTHING, "atexit-agent, 50 handlers")) {
                var command = new ArrayList<>(List.of(jdk.program("java")));
                command.addAll(agents().get(agent));
                command.addAll(List.of("-jar", server));
                command.addAll(
                        List.of(System.getProperty("bench.server.arguments", "").split(" ", -1)));
                command.remove("");
                table.add(group, agent, "ms", BenchRun.ready(directory, command, ready));
            }
        }
    }

    private static String atexit(String arguments) {
        return "-javaagent:" + Jvm.agentJar() + "=" + arguments;
    }

    private static List<String> java(Jdk jdk, List<String> flags, Class<?> main, Object... arguments) {
        var command = new ArrayList<>(List.of(jdk.program("java")));
        command.addAll(flags);
        command.addAll(List.of("-cp", Jvm.fixtures().toString(), main.getName()));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
