package io.github.atexit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.atexit.ExitContext;
import io.github.atexit.ExitHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code validate} says of a manifest beyond its text: with the class path, and as warnings. */
class ValidateCommandTest {
    private static final String HERE = "io.github.atexit.cli.ValidateCommandTest$";
    private static final String CLASSES = Path.of(ValidateCommandTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath())
            .toString();

    @TempDir
    Path directory;

    private int status;

    /** Is closed by another word. */
    static class Channel {
        void disconnect() {}
    }

    /** Is what pools are. */
    interface Closer {
        void close();
    }

    /** Is closed as most are. */
    static class Pool implements Closer {
        @Override
        public void close() {}
    }

    /** Has what paths lead through. */
    static final class Service {
        static final Service INSTANCE = new Service();
        Pool pool = new Pool();

        static Service get() {
            return INSTANCE;
        }

        static void save(String file, int count, boolean deep) {}

        static void pick(CharSequence text, Object other) {}

        static void pick(Object text, CharSequence other) {}

        static void all(String... names) {}

        void flush() {}
    }

    /** Is an executor. */
    abstract static class Workers extends ThreadPoolExecutor {
        Workers() {
            super(1, 1, 0, null, null);
        }
    }

    /** Is a handler. */
    static class Good implements ExitHandler {
        @Override
        public void onExit(ExitContext context) {}
    }

    /** Is a handler that cannot be made. */
    static class Needy implements ExitHandler {
        Needy(String name) {}

        @Override
        public void onExit(ExitContext context) {}
    }

    private List<String> validated(String manifest, String... options) throws IOException {
        var file = Files.writeString(directory.resolve("m.json"), manifest);
        var words = new ArrayList<>(List.of("validate", file.toString()));
        words.addAll(List.of(options));
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        status = Tool.run(words.toArray(String[]::new), "1.2.3", stream, stream);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replace(file.toString(), "m.json").replace(HERE, ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "type": "close", "class": "Pool"                                    |
            "type": "close", "class": "Poool"                                   | the class Poool is not on the class path (did you mean "Pool"?)
            "type": "close", "class": "Channel"                                 | Channel is not closeable: it has no method "close" (the "method" that closes it, such as disconnect)
            "type": "close", "class": "Channel", "method": "disconnect"         |
            "type": "close", "class": "Channel", "method": "disconect"          | Channel has no method "disconect" (did you mean "disconnect"?)
            "type": "close", "class": "Closer"                                  | Closer is an interface, and only constructors of classes are seen (Pool)
            "type": "close", "class": "Workers"                                 |
            "type": "close", "class": "Pool", "args": 1                         | no Pool#close takes (number); there is close()
            "type": "drain", "class": "Workers"                                 |
            "type": "drain", "class": "Pool"                                    | Pool is no executor (an java.util.concurrent.ExecutorService)
            "type": "java", "class": "Good"                                     |
            "type": "java", "class": "Pool"                                     | Pool is no io.github.atexit.ExitHandler (a class that implements it)
            "type": "java", "class": "Needy"                                    | Needy has no constructor without parameters
            "type": "java", "class": "Absent"                                   | the class Absent is not on the class path
            "type": "invoke", "method": "Service#save", "args": ["f", 3, true]  |
            "type": "invoke", "method": "Service#save", "args": ["f", true]     | no Service#save takes (string, true or false); there is save(java.lang.String, int, boolean)
            "type": "invoke", "method": "Service#sav"                           | Service has no method "sav" (did you mean "save"?)
            "type": "invoke", "method": "Service#pick", "args": ["a", "b"]      | Service#pick is ambiguous for (string, string): pick(java.lang.CharSequence, java.lang.Object), pick(java.lang.Object, java.lang.CharSequence)
            "type": "invoke", "method": "Service#all", "args": ["a", "b"]       |
            "type": "invoke", "method": "Service#all", "args": ["a", 1]         | no Service#all takes (string, number); there is all(java.lang.String[])
            "type": "invoke", "method": "Service#flush"                         | Service#flush is not static and needs an object: name a path to one, or "instances"
            "type": "invoke", "method": "Service.INSTANCE#flush"                |
            "type": "invoke", "method": "Service.get()#flush"                   |
            "type": "invoke", "method": "Service.get().pool#close"              |
            "type": "invoke", "method": "Service.got()#flush"                   | Service has no static method "got" without parameters
            "type": "invoke", "method": "Service.INSTANC#flush"                 | Service has no field or nested class "INSTANC"
            "type": "invoke", "method": "Service.get().pool#flush"              | warning: Pool has no method "flush", unless the object's own class does
            "type": "invoke", "instances": "Service", "method": "flush"         |
            "type": "invoke", "instances": "Service", "method": "flash"         | Service has no method "flash" (did you mean "flush"?)
            "type": "invoke", "method": "java.lang.System#gc"                   |
            "type": "invoke", "method": "com.acme.Nobody#x"                     | the class com.acme.Nobody is not on the class path
            "type": "invoke", "method": "Service#all", "expectThrows": "Pool"   | Pool is no Throwable
            "type": "invoke", "method": "Service#all", "args": {"instance": "Nobody"} | the class Nobody is not on the class path
            """)
    void theClassPathTellsOfClassesAndMethods(String handler, String expected) throws IOException {
        var named = handler.replaceAll(
                "\"(class|method|instances|instance|expectThrows)\": \"(?=[A-Z])",
                "\"$1\": \"" + HERE.replace("$", "\\$"));
        var lines = validated("{\"handlers\": {" + named + "}}", "--classpath", CLASSES);

        if (expected == null) {
            assertEquals(List.of("m.json: ok, 1 handler"), lines);
        } else {
            var problem = lines.get(0).replaceFirst("m.json:\\d+:\\d+: ", "");
            assertEquals(expected, problem);
            assertEquals(expected.startsWith("warning: ") ? 0 : 1, status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'journal': 'run', 'sentinel': true, 'handlers': {'type': 'log', 'message': 'x', 'on': 'dead', 'to': 'f'}}",
                "{'journal': 'run', 'sentinel': true, 'handlers': {'type': 'log', 'message': 'x'}}",
                "{'journal': 'run', 'handlers': {'type': 'log', 'message': 'x', 'on': 'dead'}}"
            })
    void aLineThatIsSeenIsFine(String manifest) throws IOException {
        assertEquals(List.of("m.json: ok, 1 handler"), validated(manifest.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "handlers": {"type": "log", "message": "x", "on": "main-return", "when": {"status": "nonzero"}} | no exit reaches the handler "log-1" (on main-return: when the status is nonzero)
            "handlers": {"type": "log", "message": "x", "on": "halt"}, "routes": {"halt": {"handlers": false}} | no exit reaches the handler "log-1" (on halt: the route runs no handlers)
            "handlers": {"type": "close", "class": "a.B", "phase": "save"} | closed in the phase "save", before the application's hooks, which may still use it: a phase after "shutdown-hooks" is safer
            "handlers": {"type": "file", "delete": "run/app.pid"} | the pid file is deleted whoever wrote it, another instance too: say "ifContains": "${jvm:pid}"
            "handlers": {"type": "file", "delete": "run/app.lock"} | the lock file is deleted whoever wrote it, another instance too: say "ifContains" with what only this one writes
            "handlers": {"type": "log", "message": "x"}, "deadline": "1s" | the handlers' timeouts add up to 10s, which is more than the deadline of 1s
            "journal": "run", "sentinel": true, "handlers": {"type": "log", "message": "x", "on": "dead"} | the sentinel holds nothing of the application's open, so that nobody sees what it writes to stderr: say "to": a file
            "journal": "run", "sentinel": true, "handlers": {"type": "log", "message": "x", "on": "any", "to": "stdout"} | the sentinel holds nothing of the application's open, so that nobody sees what it writes to stdout: say "to": a file
            "journal": "run", "sentinel": true, "handlers": {"type": "sleep", "for": "1s", "on": "crashed"} | the sentinel cannot run a handler of the type "sleep" and leaves it to the next start; it runs exec, file, http and log
            """)
    void warningsLeaveTheStatus(String members, String warning) throws IOException {
        var lines = validated("{" + members + "}");

        assertEquals("warning: " + warning, lines.get(0).replaceFirst("m.json:\\d+:\\d+: ", ""));
        assertEquals("m.json: ok, 1 handler", lines.get(lines.size() - 1));
        assertEquals(0, status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "handlers": {"type": "file", "delete": "run/app.pid", "ifContains": "${jvm:pid}"}
            "handlers": {"type": "file", "delete": "build/unlocked"}
            "handlers": {"type": "close", "class": "a.B"}
            "handlers": {"type": "log", "message": "x", "phase": "main-end", "when": {"status": 9}}
            "handlers": {"type": "log", "message": "x", "on": "halt"}, "rules": {"route": "halt", "caller": "a.B", "action": "bypass"}
            """)
    void whatIsMeantIsNoWarning(String members) throws IOException {
        assertEquals(List.of("m.json: ok, 1 handler"), validated("{" + members + "}"));
    }

    @Test
    void whatOthersMayWriteIsAWarning() throws IOException {
        var program = Files.writeString(directory.resolve("program"), "");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));

        var lines = validated("{\"handlers\": {\"type\": \"exec\", \"command\": [\"" + program + "\"]}}");

        assertTrue(
                lines.get(0).endsWith(": warning: \"" + program + "\" can be written by everyone"), lines.toString());
        assertEquals(0, status);
    }

    /** In a directory with a file, a directory and a link to the file. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "report": {"file": "DIR"} | "DIR" cannot be written: it is a directory
            "report": {"html": "DIR"} | "DIR" cannot be written: it is a directory
            "report": {"terminationLog": "DIR"} | "DIR" cannot be written: it is a directory
            "report": {"file": "FILE/exits.jsonl"} | "FILE/exits.jsonl" cannot be written: FILE is no directory
            "report": {"html": "LINK"} | "LINK" cannot be written: it is a link, which is not followed
            "handlers": {"type": "log", "message": "x", "to": "DIR"} | "DIR" cannot be written: it is a directory
            "handlers": {"type": "log", "message": "x", "to": "LINK"} | "LINK" cannot be written: it is a link, which is not followed
            "handlers": {"type": "log", "message": "x", "to": "/dev/null"} | "/dev/null" cannot be written: it is no regular file
            "handlers": {"type": "file", "write": "FILE/a/b", "content": "x"} | "FILE/a/b" cannot be written: FILE is no directory
            "handlers": {"type": "file", "append": "DIR", "content": "x"} | "DIR" cannot be written: it is a directory
            "handlers": {"type": "file", "copy": "FILE", "to": "DIR"} | "DIR" cannot be written: it is a directory
            """)
    void whatCannotBeWrittenIsAWarning(String members, String warning) throws IOException {
        var lines = validated("{" + placed(members) + "}");

        assertEquals("warning: " + placed(warning), lines.get(0).replaceFirst("m.json:\\d+:\\d+: ", ""));
        assertEquals(2, lines.size());
        assertEquals(0, status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"report\": {\"file\": \"LINK\", \"html\": \"NEW/x/last.html\", \"terminationLog\": \"/dev/null\"}",
                "\"report\": {\"file\": \"NEW/exits.jsonl\", \"html\": \"FILE\", \"terminationLog\": \"auto\"}",
                "\"handlers\": {\"type\": \"log\", \"message\": \"x\", \"to\": \"stdout\"}",
                "\"handlers\": {\"type\": \"log\", \"message\": \"x\", \"to\": \"NEW/${jvm:pid}\"}",
                "\"handlers\": {\"type\": \"file\", \"delete\": \"DIR\", \"recursive\": true}",
                "\"handlers\": {\"type\": \"file\", \"write\": \"FILE\", \"content\": \"x\"}"
            })
    void whatCanBeWrittenIsNoWarningAndIsNotMade(String members) throws IOException {
        assertEquals(1, validated("{" + placed(members) + "}").size());
        assertFalse(Files.exists(directory.resolve("new")));
    }

    private String placed(String text) throws IOException {
        Path file = directory.resolve("file");
        Path link = directory.resolve("link");
        if (!Files.exists(file)) {
            Files.createDirectory(directory.resolve("dir"));
            Files.createSymbolicLink(link, Files.createFile(file));
        }
        return text.replace("DIR", directory.resolve("dir").toString())
                .replace("FILE", file.toString())
                .replace("LINK", link.toString())
                .replace("NEW", directory.resolve("new").toString());
    }

    @Test
    void aDirectoryThatOthersMayWriteIsAWarning() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertEquals(
                "m.json:1:1: warning: the manifest can be written by everyone, through its directory",
                validated("{}").get(0));
    }

    @Test
    void aClassPathThatCannotBeReadIsAProblem() throws IOException {
        assertEquals(List.of("/no/such.jar: no such file"), validated("{}", "--classpath", "/no/such.jar"));
        assertEquals(1, status);
    }

    @Test
    void theFileMayFollowTheClassPath() throws IOException {
        var file = Files.writeString(directory.resolve("x.json"), "{}").toString();
        var out = new PrintStream(PrintStream.nullOutputStream());
        assertEquals(0, Tool.run(new String[] {"validate", "--classpath", CLASSES, file}, "1", out, out));
        assertEquals(2, Tool.run(new String[] {"validate", "--classpath", CLASSES}, "1", out, out));
    }
}
