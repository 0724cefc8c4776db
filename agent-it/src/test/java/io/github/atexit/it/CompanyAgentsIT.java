package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.company.ExitsAfterAVeto;
import com.acme.route.CallsExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Others that watch or steer the same JVM: agents before and after ours, and a SecurityManager. Each does its own work. */
@Under(Trouble.COMPANY)
final class CompanyAgentsIT {
    private static final Path JARS = Path.of(System.getProperty("atexit.company"));
    private static final List<Jdk> MOST = Jdks.of(8, 17, 25, 26, 27);

    static Stream<CompanyCase> agents() {
        return Stream.of(
                        eitherOrder("JaCoCo's agent", MOST, CompanyAgentsIT::jacoco, CompanyAgentsIT::wroteCoverage),
                        eitherOrder("Byteman's agent", MOST, CompanyAgentsIT::byteman, CompanyAgentsIT::traced),
                        eitherOrder(
                                "OpenTelemetry's agent",
                                Jdks.of(17, 25, 26, 27),
                                CompanyAgentsIT::openTelemetry,
                                CompanyAgentsIT::started),
                        CompanyCase.with(
                                "a copy of ours from another jar",
                                MOST,
                                UnaryOperator.identity(),
                                CompanyAgentsIT::copyOfOurs,
                                CompanyAgentsIT::saysThatItIsOne))
                .flatMap(rows -> rows);
    }

    private static Stream<CompanyCase> eitherOrder(
            String name, List<Jdk> jdks, UnaryOperator<Jvm> agent, Consumer<Ended> check) {
        return Stream.concat(
                CompanyCase.with(name + ", before ours", jdks, agent, UnaryOperator.identity(), check),
                CompanyCase.with(name + ", after ours", jdks, UnaryOperator.identity(), agent, check));
    }

    private static Jvm jacoco(Jvm jvm) {
        return jvm.flags("-javaagent:" + JARS.resolve("org.jacoco.agent-runtime.jar") + "=destfile=coverage.exec");
    }

    private static void wroteCoverage(Ended ended) {
        try {
            assertTrue(Files.size(ended.directory().resolve("coverage.exec")) > 0, "it wrote nothing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Jvm byteman(Jvm jvm) {
        return jvm.file("rules.btm", """
                        RULE trace
                        CLASS %s
                        METHOD main
                        AT ENTRY
                        IF TRUE
                        DO traceln("Byteman was here")
                        ENDRULE
                        """.formatted(CallsExit.class.getName()))
                .flags("-javaagent:" + JARS.resolve("byteman.jar") + "=script:rules.btm");
    }

    private static void traced(Ended ended) {
        assertTrue(ended.out().contains("Byteman was here"), ended.out());
    }

    private static Jvm openTelemetry(Jvm jvm) {
        return jvm.flags(
                "-javaagent:" + JARS.resolve("opentelemetry-javaagent.jar"),
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Xmx256m");
    }

    private static void started(Ended ended) {
        assertTrue(ended.err().contains("opentelemetry-javaagent - version"), ended.err());
    }

    /** The system loader has the first copy's classes for both, so that the second knows that it is one. */
    private static Jvm copyOfOurs(Jvm jvm) {
        try {
            Path copy = Files.copy(Jvm.agentJar(), jvm.directory().resolve("copy.jar"));
            return jvm.flags("-javaagent:" + copy + "=atexit.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void saysThatItIsOne(Ended ended) {
        assertEquals("[atexit] a second atexit-agent on this command line is left out\n", ended.err());
    }

    @ParameterizedTest
    @MethodSource("agents")
    void leavesTheExitAsItIs(CompanyCase row) {
        row.verify();
    }

    static List<Jdk> withSecurityManager() {
        return Jdks.of(8, 11, 17).stream().filter(jdk -> jdk.feature() <= 17).toList();
    }

    @ParameterizedTest(allowZeroInvocations = true) // newer JDKs have no SecurityManager
    @MethodSource("withSecurityManager")
    @Holds("a SecurityManager that refuses an exit and allows the next")
    void aVetoLeavesTheLaterExitWhole(Jdk jdk) {
        var jvm = Jvm.on(jdk).manifest(CompanyCase.HANDLERS).main(ExitsAfterAVeto.class);
        if (jdk.feature() > 11) {
            jvm.flags("-Djava.security.manager=allow");
        }
        Ended ended = jvm.run();

        assertEquals(List.of("main", "refused", "saved", "hook", "end"), ended.effects());
        assertEquals(4, ended.report().number("/status"));
        assertEquals(0, ended.report().count("/nested"));
        assertEquals(4, ended.status());
    }
}
