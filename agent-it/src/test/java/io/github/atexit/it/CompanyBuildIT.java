package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in every JVM of a build: {@code JAVA_TOOL_OPTIONS} over Maven, its javac and its tests. */
@Under(Trouble.COMPANY)
final class CompanyBuildIT {
    private static final String BUILD = "a build: Maven, javac and surefire by JAVA_TOOL_OPTIONS";

    static List<Jdk> jdks() {
        var jdks = Jdks.of(17, 25).stream().filter(Jdk::hasCompiler).toList();
        if (MavenBuild.isThere()) {
            return jdks;
        }
        System.out.println("Left out: " + BUILD + ": there is no mvn on the PATH");
        jdks.forEach(jdk -> ClaimResults.notHere(CompanyBuildIT.class, BUILD, jdk));
        return List.of();
    }

    @ParameterizedTest(allowZeroInvocations = true) // says so where there is no Maven
    @MethodSource("jdks")
    @Holds(BUILD)
    void hasTheSameResult(Jdk jdk) {
        var bare = MavenBuild.run(jdk, Map.of("JAVA_TOOL_OPTIONS", "-Dnobody=reads.it"));
        var watched = MavenBuild.run(
                jdk,
                Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + Jvm.agentJar() + "=console=auto,report=" + Jvm.REPORTS));

        assertEquals(0, bare.ended().status());
        assertEquals(0, watched.ended().status());
        assertEquals(2, bare.classes().size());
        assertEquals(bare.classes(), watched.classes());
        assertEquals(List.of("tests 2", "failures 0", "errors 0", "skipped 0"), bare.tests());
        assertEquals(bare.tests(), watched.tests());
        assertEquals(bare.printed(), watched.printed());
        // The agent was there, and left javac alone.
        var mains = watched.ended().reports().stream()
                .map(report -> report.path("mainClass").asText())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "org.codehaus.plexus.classworlds.launcher.Launcher",
                        "org.apache.maven.surefire.booter.ForkedBooter"),
                mains);
    }
}
