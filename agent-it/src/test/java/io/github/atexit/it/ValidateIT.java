package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    /** Root may write everything, unless it gives that up. */
    @Test
    void warnsOfWhatItsUserMayNotWrite() throws IOException {
        var jvm = Jvm.on(Jdks.newest()).file("m.json", """
                {"report": {"file": "exits.jsonl", "html": "locked/a/last.html"}}
                """).file("exits.jsonl", "");
        var readOnly = PosixFilePermissions.fromString("r-xr-xr-x");
        Path locked = Files.createDirectory(jvm.directory().toRealPath().resolve("locked"));
        Files.setPosixFilePermissions(locked, readOnly);
        Files.setPosixFilePermissions(jvm.directory().resolve("exits.jsonl"), readOnly);
        String user = System.getProperty("user.name");
        if (user.equals("root")) {
            jvm.under("setpriv", "--bounding-set=-dac_override");
        }

        var ended = jvm.command("validate", "m.json").run();
        assertEquals(0, ended.status(), ended.describe());
        assertEquals("""
                m.json:1:21: warning: "exits.jsonl" cannot be written: the user USER may not write it
                m.json:1:44: warning: "locked/a/last.html" cannot be written: the user USER may not write in LOCKED
                m.json: ok, 0 handlers
                """.replace("USER", user).replace("LOCKED", locked.toString()), ended.out());
    }
}
