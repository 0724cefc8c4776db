package io.github.atexit.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileTypeTest {
    @TempDir
    Path directory;

    /** {@code file} and {@code pid}, {@code link} to {@code file}, {@code tree} with a link to {@code outside}. */
    @BeforeEach
    void lay() throws IOException {
        Files.writeString(directory.resolve("file"), "old");
        Files.writeString(directory.resolve("pid"), "4711\n");
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("file"));
        Files.createDirectories(directory.resolve("outside"));
        Files.writeString(directory.resolve("outside/kept"), "kept");
        Files.createDirectories(directory.resolve("tree/a/b"));
        Files.writeString(directory.resolve("tree/a/b/leaf"), "leaf");
        Files.createSymbolicLink(directory.resolve("tree/a/out"), directory.resolve("outside"));
        Files.createSymbolicLink(directory.resolve("outsideLink"), directory.resolve("outside"));
    }

    /** Fields with {@code D/} for the directory. */
    private String run(String fields) {
        String outcome =
                DeclaredRun.of("file", fields.replace("D/", directory + "/")).outcome();
        return outcome.replace(directory + "/", "D/");
    }

    /** All names below the directory with the files' contents, one space between. */
    private String content(String name) throws IOException {
        Path path = directory.resolve(name);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return "absent";
        }
        return Files.isSymbolicLink(path) ? "link" : Files.isDirectory(path) ? "directory" : Files.readString(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'write': 'D/file', 'content': 'new'              | ok: | file  | new
            'write': 'D/x/y/z', 'content': 'ä ${exit:status}'| ok: | x/y/z | ä 3
            'write': 'D/outsideLink/n', 'content': 'new'     | ok: | outside/n | new
            'write': 'D/link', 'content': 'new'              | failed: FileSystemException: D/link: a symbolic link, which is not followed | file | old
            'write': 'D/tree', 'content': 'new'              | failed: FileSystemException: D/tree: a directory | tree | directory
            'write': '/dev/null', 'content': 'new'           | failed: FileSystemException: /dev/null: not a regular file | file | old
            'append': 'D/file', 'content': '+new'            | ok: | file  | old+new
            'append': 'D/x/y', 'content': 'new'              | ok: | x/y   | new
            'append': 'D/link', 'content': 'new'             | failed: FileSystemException: D/link: a symbolic link, which is not followed | file | old
            'delete': 'D/file'                               | ok: | file  | absent
            'delete': 'D/none'                               | ok: | file  | old
            'delete': 'D/none/of/it'                         | ok: | file  | old
            'delete': 'D/link'                               | ok: | link  | absent
            'delete': 'D/link'                               | ok: | file  | old
            'delete': 'D/tree'                               | failed: FileSystemException: D/tree: a directory that is not empty; "recursive": true deletes it | tree/a/b/leaf | leaf
            'delete': 'D/tree/a/b', 'recursive': true        | ok: | tree/a/b | absent
            'delete': 'D/tree', 'recursive': true            | ok: | tree  | absent
            'delete': 'D/tree', 'recursive': true            | ok: | outside/kept | kept
            'delete': 'D/outsideLink', 'recursive': true     | ok: | outsideLink | absent
            'delete': 'D/outsideLink', 'recursive': true     | ok: | outside/kept | kept
            'delete': 'D/file', 'recursive': true            | ok: | file  | absent
            'delete': 'D/pid', 'ifContains': '${jvm:pid}'    | ok: | pid   | absent
            'delete': 'D/pid', 'ifContains': '471'           | skipped: D/pid does not contain "471" | pid | `4711
            `
            'delete': 'D/pid', 'ifContains': '711'           | skipped: D/pid does not contain "711" | pid | `4711
            `
            'delete': 'D/file', 'ifContains': 'l'            | ok: | file  | absent
            'delete': 'D/none', 'ifContains': '4711'         | ok: | none  | absent
            'delete': 'D/link', 'ifContains': 'old'          | failed: FileSystemException: D/link: a symbolic link, which is not followed | link | link
            'copy': 'D/file', 'to': 'D/x/copy'               | ok: | x/copy | old
            'copy': 'D/file', 'to': 'D/pid'                  | ok: | pid   | old
            'copy': 'D/link', 'to': 'D/copy'                 | failed: FileSystemException: D/link: a symbolic link, which is not followed | copy | absent
            'copy': 'D/pid', 'to': 'D/link'                  | failed: FileSystemException: D/link: a symbolic link, which is not followed | file | old
            'copy': 'D/tree', 'to': 'D/copy'                 | failed: FileSystemException: D/tree: a directory | copy | absent
            'copy': 'D/none', 'to': 'D/copy'                 | failed: NoSuchFileException: D/none | copy | absent
            'move': 'D/file', 'to': 'D/x/moved'              | ok: | x/moved | old
            'move': 'D/file', 'to': 'D/pid'                  | ok: | file  | absent
            'move': 'D/tree', 'to': 'D/wood'                 | ok: | wood/a/b/leaf | leaf
            'move': 'D/link', 'to': 'D/moved'                | ok: | moved | link
            'move': 'D/file', 'to': 'D/link'                 | failed: FileSystemException: D/link: a symbolic link, which is not followed | file | old
            'move': 'D/none', 'to': 'D/moved'                | failed: NoSuchFileException: D/none | moved | absent
            """)
    void oneOperationOnOnePath(String fields, String outcome, String name, String content) throws IOException {
        assertEquals(outcome, run(fields).strip());
        assertEquals(content, content(name));
        try (Stream<Path> all = Files.list(directory)) {
            assertFalse(
                    all.anyMatch(path -> path.getFileName().toString().startsWith(".")), "a temporary file is left");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'write': 'D/file', 'content': ''   | rw-r-----
            'append': 'D/file', 'content': ''  | rw-r-----
            'write': 'D/new', 'content': ''    | rw-------
            'append': 'D/new', 'content': ''   | rw-------
            'copy': 'D/file', 'to': 'D/new'    | rw-r-----
            'copy': 'D/file', 'to': 'D/pid'    | rwx------
            """)
    void anExistingFileKeepsItsMode(String fields, String mode) throws IOException {
        Files.setPosixFilePermissions(directory.resolve("file"), PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(directory.resolve("pid"), PosixFilePermissions.fromString("rwx------"));
        assertEquals("ok: ", run(fields));
        String written = fields.contains("D/new") ? "new" : fields.contains("D/pid") ? "pid" : "file";
        assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(written))));
    }

    /** Each names a protected directory; the second column says which. */
    static List<List<String>> refusedDirectories() {
        String work = Path.of("").toAbsolutePath().toString();
        String home = System.getProperty("user.home");
        return List.of(
                List.of("/", "the root directory"),
                List.of("/..", "the root directory"),
                List.of(".", "the working directory"),
                List.of("src/..", "the working directory"),
                List.of(work, "the working directory"),
                List.of("..", "a parent of the working directory"),
                List.of(home, "the home directory"),
                List.of(home + "/x/..", "the home directory"));
    }

    @ParameterizedTest
    @MethodSource("refusedDirectories")
    void aConstantPathToAProtectedDirectoryIsAProblem(List<String> row) {
        String path = row.get(0);
        for (String fields : List.of(
                "'delete': '" + path + "', 'recursive': true",
                "'move': '" + path + "', 'to': 'elsewhere'",
                "'move': 'somewhere', 'to': '" + path + "'",
                "'copy': 'somewhere', 'to': '" + path + "'")) {
            List<String> problems = DeclaredRun.of("file", fields).problems();
            assertEquals(1, problems.size(), problems::toString);
            assertTrue(
                    problems.get(0).endsWith("\"" + path + "\" is " + row.get(1) + " (a path below it)"),
                    problems::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("refusedDirectories")
    void aPathThatIsKnownAtTheExitIsRefusedThen(List<String> row) {
        for (String fields : List.of(
                "'delete': '${exit:caller}'",
                "'delete': '${exit:caller}', 'recursive': true",
                "'move': '${exit:caller}', 'to': 'elsewhere'")) {
            String outcome = DeclaredRun.of("file", fields)
                    .with("exit:caller", row.get(0))
                    .outcome();
            assertTrue(outcome.startsWith("failed: FileSystemException: " + row.get(0)), outcome);
            assertTrue(outcome.endsWith(": refused: it is " + row.get(1)), outcome);
        }
    }

    @Test
    void aProtectedDirectoryIsKnownBehindALink() throws IOException {
        Path work = Path.of("").toAbsolutePath();
        Files.createSymbolicLink(directory.resolve("up"), work.getParent());
        Files.createSymbolicLink(directory.resolve("here"), work);
        String refused = "refused: it is the working directory";
        assertEquals(
                "failed: FileSystemException: D/up/" + work.getFileName() + ": " + refused,
                run("'delete': 'D/up/" + work.getFileName() + "', 'recursive': true"));
        assertEquals(
                "failed: FileSystemException: D/here/.: " + refused, run("'delete': 'D/here/.', 'recursive': true"));
        assertEquals("ok: ", run("'delete': 'D/here', 'recursive': true"));
        assertEquals("ok: ", run("'delete': 'D/up'"));
        assertTrue(Files.isDirectory(work) && content("here").equals("absent"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'content': 'x'                                        | a file handler needs an operation (one of "write",
            'write': 'a', 'delete': 'b', 'content': 'x'           | "delete" and "write" are two operations (one of "write",
            'write': 'a'                                          | "write" needs "content"
            'append': 'a'                                         | "append" needs "content"
            'copy': 'a'                                           | "copy" needs "to"
            'move': 'a'                                           | "move" needs "to"
            'write': '', 'content': 'x'                           | "write" is empty (a path)
            'delete': ''                                          | "delete" is empty (a path)
            'copy': 'a', 'to': ''                                 | "to" is empty (a path)
            'delete': 'a\\u0000b'                                 | "delete" is not a path: Nul character not allowed
            'delete': 'a', 'content': 'x'                         | "content" belongs to "write" or "append"
            'delete': 'a', 'to': 'b'                              | "to" belongs to "copy" or "move"
            'write': 'a', 'content': 'x', 'recursive': true       | "recursive" belongs to "delete"
            'write': 'a', 'content': 'x', 'ifContains': 'y'       | "ifContains" belongs to "delete"
            'delete': 'a', 'recursive': true, 'ifContains': 'y'   | "ifContains" looks into a file, not into a directory
            """)
    void whatDoesNotFitIsAProblemOfTheManifest(String fields, String problem) {
        List<String> problems = DeclaredRun.of("file", fields).problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).contains(": " + problem), problems::toString);
    }

    @Test
    void anInterruptEndsADeletionBetweenTwoFiles() throws IOException {
        Thread.currentThread().interrupt();
        assertEquals(
                "failed: InterruptedException: interrupted while deleting",
                run("'delete': 'D/tree', 'recursive': true"));
        assertEquals("leaf", content("tree/a/b/leaf"));
    }
}
