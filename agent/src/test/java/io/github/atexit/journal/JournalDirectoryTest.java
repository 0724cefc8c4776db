package io.github.atexit.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.atexit.evidence.BootId;
import io.github.atexit.evidence.PidNamespace;
import io.github.atexit.evidence.ProcessStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are runs that died, and which are not to be touched. */
class JournalDirectoryTest {
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    Path root;

    private Path path;
    private JournalDirectory directory;

    @BeforeEach
    void open() throws IOException {
        path = root.resolve("journal");
        directory = JournalDirectory.open(path.toString());
    }

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        assertEquals("rwx------", permissions(path));
        JournalDirectory.open(root.resolve("a/b/c").toString());
        assertEquals("rwx------", permissions(root.resolve("a/b")));
    }

    @Test
    void isRefusedWhereOthersMayWrite() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals("others can write in it (chmod go-w)", refusal(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwx---"));
        assertEquals("others can write in it (chmod go-w)", refusal(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        JournalDirectory.open(path.toString());
    }

    @Test
    void isRefusedWhereItIsNone() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");
        assertEquals("it is not a directory", refusal(file));
        assertTrue(refusal(file.resolve("below")).contains("ot a directory"), refusal(file.resolve("below")));
    }

    @Test
    void findsARunWhoseProcessIsGone() throws IOException {
        died(Runs.facts(SELF, 1, BootId.current(), PidNamespace.current()));
        EarlierRuns runs = look();
        assertEquals(1, runs.dead().size(), "the id is this process's now, but it started at another time");
        assertFalse(runs.othersLive());
        runs.dead().get(0).close();
    }

    @Test
    void aRunWhoseProcessLivesIsNoDeadOneWhateverItsLock() throws IOException {
        died(Runs.facts(SELF, ProcessStart.ofSelf(), BootId.current(), PidNamespace.current()));
        EarlierRuns runs = look();
        assertEquals(List.of(), runs.dead());
        assertTrue(runs.othersLive());
    }

    @Test
    void aRunWhoseFileIsLockedLives() throws Exception {
        Path file = died(Runs.facts(1, 1, "another boot", "pid:[2]"));
        var holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsALock.class.getName(),
                        file.toString())
                .start();
        try {
            assertEquals("locked", holder.inputReader().readLine());
            EarlierRuns runs = look();
            assertEquals(List.of(), runs.dead());
            assertTrue(runs.othersLive());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        EarlierRuns runs = look();
        assertEquals(1, runs.dead().size());
        runs.dead().get(0).close();
    }

    @Test
    void anotherIdentityIsNotLookedAt() throws IOException {
        died(Runs.facts());
        EarlierRuns runs = directory.look(RunIdentity.of("/etc/other.json", "com.acme.Main"), "host", Duration.ZERO);
        assertTrue(runs.areNone());
        assertTrue(look(RunIdentity.of("/etc/./atexit.json", "com.acme.Main"))
                        .dead()
                        .size()
                == 1);
    }

    @Test
    void aCopyIsNoRun() throws IOException {
        Path file = died(Runs.facts());
        Path copy = Files.copy(file, file.resolveSibling("copy"));
        Files.delete(file);
        Files.move(copy, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertTrue(look().areNone());
        assertTrue(Files.exists(file), "it is nobody's to remove");
    }

    @Test
    void linksAndWhatOthersCanWriteAreNotLookedAt() throws IOException {
        Path file = died(Runs.facts());
        Path elsewhere = root.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertTrue(look().areNone(), "a link");
        Files.delete(file);
        Files.createLink(file, elsewhere);
        assertTrue(look().areNone(), "a second name");
        Files.delete(elsewhere);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertTrue(look().areNone(), "writable by others");
        Files.delete(file);
        Files.createDirectory(file);
        assertTrue(look().areNone(), "a directory");
    }

    @Test
    void aRunThatWasReportedLeavesNothing() throws IOException {
        RunFile file = RunFile.create(path.toFile(), Runs.facts(), Runs.MADE);
        file.setFixed(FixedCell.REPORTED, 1);
        file.close();
        assertTrue(look().areNone());
        assertEquals(List.of(), names());
    }

    @Test
    void aDamagedFileIsToldOnceAndPutAside() throws IOException {
        Path file = died(Runs.facts());
        Files.write(file, new byte[4096]);
        EarlierRuns runs = look();
        assertEquals(List.of(file + ": its head is damaged"), runs.damaged());
        assertTrue(look().areNone());
    }

    @Test
    void aFileThatGoesWhileItIsLookedAtIsNotMadeAnew() throws Exception {
        RunFacts facts = Runs.facts(SELF, ProcessStart.ofSelf(), BootId.current(), PidNamespace.current());
        Path file = died(facts);
        Path aside = file.resolveSibling("aside");
        var stopped = new AtomicBoolean();
        var mover = new Thread(() -> {
            while (!stopped.get()) {
                file.toFile().renameTo(aside.toFile());
                boolean last;
                do {
                    last = stopped.get();
                } while (!isLinked(file, aside) && !last);
                aside.toFile().delete();
            }
        });
        mover.start();
        try {
            for (int i = 0; i < 3000; i++) {
                EarlierRuns runs = look();
                assertEquals(List.of(), runs.damaged());
                assertEquals(List.of(), runs.dead());
            }
        } finally {
            stopped.set(true);
            mover.join();
        }
        assertEquals(1, names().size());
    }

    /** Whether it could be given a second name: unlike a rename it replaces nothing. */
    private static boolean isLinked(Path name, Path file) {
        try {
            Files.createLink(name, file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void anEmptyFileIsDamagedOnceItIsOld() throws IOException {
        Path file = died(Runs.facts());
        Files.write(file, new byte[0]);
        assertTrue(look().areNone(), "it may be another process's that is about to remove it");
        assertTrue(file.toFile().setLastModified(System.currentTimeMillis() - 120_000));
        assertEquals(List.of(file + ": it has 0 bytes"), look().damaged());
    }

    /** A manifest was attached anew, and the process killed before the older record was withdrawn. */
    @Test
    void aProcessWithTwoRecordsDiedOnce() throws IOException {
        Path older = died(Runs.facts("old"));
        RunFile.create(path.toFile(), Runs.facts("new"), Runs.MADE + 1).close();
        try (DeadRun run = onlyDead()) {
            assertEquals(List.of("new"), run.facts().handlers);
        }
        assertFalse(Files.exists(older));
    }

    @Test
    void ofTwoRecordsThatOfTheExitCounts() throws IOException {
        RunFile older = RunFile.create(path.toFile(), Runs.facts("old"), Runs.MADE);
        older.setFixed(FixedCell.CLAIMED, 1);
        older.close();
        RunFile.create(path.toFile(), Runs.facts("new"), Runs.MADE + 1).close();
        try (DeadRun run = onlyDead()) {
            assertEquals(List.of("old"), run.facts().handlers);
        }
        assertEquals(1, names().size());
    }

    private DeadRun onlyDead() throws IOException {
        List<DeadRun> dead = look().dead();
        assertEquals(1, dead.size());
        return dead.get(0);
    }

    @Test
    void aFileThatWasBeingMadeIsNoRun() throws IOException {
        Path file = died(Runs.facts());
        Files.move(file, file.resolveSibling(file.getFileName().toString().replace(".run", ".new")));
        assertTrue(look().areNone());
    }

    @Test
    void twentyJudgedOnesAreKept() throws IOException {
        for (int i = 0; i < 25; i++) {
            died(Runs.facts(1000 + i, 1, "", ""));
            DeadRun run = look().dead().get(0);
            run.recovered();
            run.close();
        }
        assertEquals(20, names().size());
        assertTrue(look().areNone());
    }

    private EarlierRuns look() throws IOException {
        return look(Runs.IDENTITY);
    }

    private EarlierRuns look(RunIdentity identity) throws IOException {
        return directory.look(identity, "host", Duration.ofMillis(300));
    }

    /** A run's file as it is when its process has gone. */
    private Path died(RunFacts facts) throws IOException {
        RunFile file = RunFile.create(path.toFile(), facts, Runs.MADE);
        file.close();
        return file.file().toPath();
    }

    private List<String> names() {
        return List.of(path.toFile().list());
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String refusal(Path path) {
        return assertThrows(IOException.class, () -> JournalDirectory.open(path.toString()))
                .getMessage();
    }
}
