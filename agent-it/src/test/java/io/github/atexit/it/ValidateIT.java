package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command validate with the class path of an application, on every JDK that may run it. */
final class ValidateIT {
    private static final String MANIFEST = """
            {"handlers": [
              {"name": "a", "type": "close", "class": "com.acme.instance.Resource"},
              {"name": "b", "type": "close", "class": "com.acme.instance.Port"},
              {"name": "c", "type": "invoke", "method": "com.acme.Effects#sai", "args": "x"},
              {"name": "d", "type": "invoke", "method": "java.lang.System#setProperty", "args": ["a", "b"]},
              {"name": "e", "type": "java", "class": "com.acme.Effects"},
              {"name": "f", "type": "file", "delete": "run/app.pid"}
            ]}
            """;

    static List<Jdk> jdks() {
        return Jdks.of(8, 17, 27);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void looksUpClassesAndMethods(Jdk jdk) {
        var ended = Jvm.on(jdk)
                .file("m.json", MANIFEST)
                .words(
                        "-jar",
                        Jvm.agentJar().toString(),
                        "validate",
                        "m.json",
                        "--classpath",
                        Jvm.fixtures().toString())
                .run();

        assertEquals(1, ended.status(), ended.describe());
        assertEquals("""
                m.json:3:43: com.acme.instance.Port is an interface, and only constructors of classes are seen (com.acme.instance.Resource)
                m.json:4:45: com.acme.Effects has no method "sai" (did you mean "say"?)
                m.json:6:42: com.acme.Effects is no io.github.atexit.ExitHandler (a class that implements it)
                m.json:7:43: warning: the pid file is deleted whoever wrote it, another instance too: say "ifContains": "${jvm:pid}"
                """, ended.out());
        assertEquals("", ended.err());
    }
}
