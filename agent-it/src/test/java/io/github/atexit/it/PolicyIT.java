package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.route.CallsExit;
import com.acme.route.CallsHaltWithHooks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A SecurityManager with a policy file, where there is one: the agent acts with its own permissions, or not at all. */
final class PolicyIT {
    private static final String HANDLERS = """
            {"handlers": [
              {"name": "before", "type": "log", "message": "${exit:route} by ${exit:caller}", "phase": "save"},
              {"name": "after", "type": "file", "write": "after.txt", "content": "${env:HOME:-none}"}]}
            """;

    record Row(Class<?> main, String argument, int status, String route, Jdk jdk) {}

    private static Stream<Jdk> withSecurityManager() {
        return Jdks.all().stream().filter(jdk -> jdk.feature() <= 17);
    }

    static Stream<Row> rows() {
        return withSecurityManager()
                .flatMap(jdk -> Stream.of(
                        new Row(CallsExit.class, "3", 3, "exit", jdk),
                        new Row(CallsHaltWithHooks.class, "3", 3, "halt", jdk)));
    }

    static List<Jdk> jdks() {
        return new ArrayList<>(withSecurityManager().toList());
    }

    private static Jvm under(Jdk jdk, String agentsPermissions) {
        return Jvm.on(jdk)
                .file("policy", """
                        grant {
                          permission java.lang.RuntimePermission "exitVM.*";
                          permission java.lang.RuntimePermission "shutdownHooks";
                          permission java.util.PropertyPermission "user.dir", "read";
                          permission java.io.FilePermission "<<ALL FILES>>", "read,write,delete";
                        };
                        """ + agentsPermissions)
                .flags("-Djava.security.manager", "-Djava.security.policy==policy");
    }

    @ParameterizedTest(allowZeroInvocations = true) // newer JDKs have no SecurityManager
    @MethodSource("rows")
    void agentUsesItsOwnPermissions(Row row) {
        Ended ended = under(
                        row.jdk,
                        "grant codeBase \"file:%s\" { permission java.security.AllPermission; };\n"
                                .formatted(Jvm.agentJar()))
                .manifest(HANDLERS)
                .main(row.main, row.argument)
                .run();

        assertEquals(row.status, ended.status());
        Report report = ended.report();
        assertEquals(row.route, report.text("/route"));
        assertEquals(row.main.getName(), report.text("/caller/class"));
        assertEquals("ok", report.text("/handlers/0/outcome"));
        assertEquals("ok", report.text("/handlers/1/outcome"));
        assertTrue(ended.left("after.txt"));
    }

    @ParameterizedTest(allowZeroInvocations = true) // newer JDKs have no SecurityManager
    @MethodSource("jdks")
    void agentWithoutPermissionsLeavesTheApplicationAlone(Jdk jdk) {
        Ended ended =
                under(jdk, "").manifest(HANDLERS).main(CallsExit.class, "3").run();

        assertEquals(3, ended.status());
        assertEquals(
                1,
                ended.err()
                        .lines()
                        .filter(line -> line.startsWith("[atexit] the agent could not start, "))
                        .count());
        assertTrue(ended.left("effects.txt"), "the application ran");
    }
}
