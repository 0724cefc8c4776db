package io.github.atexit.journal;

import io.github.atexit.exit.Deadline;
import io.github.atexit.exit.DeclaredHandler;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The directory of the runs' files: this user's own, and nobody else's to write. */
public final class JournalDirectory {
    private static final long ABANDONED = 3600000L; // 1 h; a file that is still being made then is nobody's
    private static final int PAUSE = 20; // milliseconds between tries to lock a run's file whose process is gone
    /** What other machines may have mounted, too. */
    private static final List<String> SHARED = Arrays.asList(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "9p",
            "virtiofs",
            "ceph",
            "glusterfs",
            "lustre",
            "gpfs",
            "afs",
            "ocfs2",
            "gfs2",
            "beegfs",
            "vboxsf");

    private final Path path;

    private JournalDirectory(Path path) {
        this.path = path;
    }

    /**
     * Opens a directory; makes it, for its owner only, where it is missing.
     *
     * @throws IOException if it cannot be used; the message says why
     */
    public static JournalDirectory open(String directory) throws IOException {
        try {
            Path path = Paths.get(directory).toAbsolutePath().normalize();
            if (!Files.isDirectory(path)) {
                FileOwner.makeDirectory(path);
            }
            String problem = FileOwner.problem(path);
            if (problem != null) {
                throw new IOException(problem);
            }
            return new JournalDirectory(path);
        } catch (InvalidPathException e) {
            throw new IOException("it is not a path: " + e.getReason(), e);
        } catch (FileSystemException e) {
            throw new IOException(reason(e), e);
        }
    }

    /** What went wrong with a file, in the system's words. */
    static String reason(FileSystemException thrown) {
        if (thrown instanceof FileAlreadyExistsException) {
            return "it is not a directory";
        }
        if (thrown instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (thrown instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        String reason = thrown.getReason();
        return reason == null ? String.valueOf(thrown.getMessage()) : reason;
    }

    public Path path() {
        return path;
    }

    /**
     * Begins this run's record. To be called after {@link #look}: a run that is about to judge is none yet.
     *
     * @param handlers those that the facts name, in the same order
     * @throws IOException if the file cannot be made; the message says why
     */
    public RunJournal start(RunFacts facts, List<DeclaredHandler> handlers) throws IOException {
        try {
            return new RunJournal(RunFile.create(path.toFile(), facts, System.currentTimeMillis()), handlers);
        } catch (FileSystemException e) {
            throw new IOException(reason(e), e);
        }
    }

    /**
     * Looks for the runs of an identity. Those that have died are locked: no other process judges them until they are
     * closed.
     *
     * @param host this machine's name
     * @param patience how long to wait for another process that judges one of them
     * @throws IOException if the directory cannot be read
     */
    public EarlierRuns look(RunIdentity identity, String host, Duration patience) throws IOException {
        Deadline until = Deadline.after(patience);
        String[] names = path.toFile().list();
        if (names == null) {
            throw new IOException("the directory cannot be read");
        }
        if (names.length > 1) {
            Arrays.sort(names); // in the order in which they were made
        }
        EarlierRuns runs = new EarlierRuns(this);
        Liveness.Surroundings here = null;
        String digits = identity.digits();
        for (String name : names) {
            if (name.endsWith(RunFile.UNFINISHED)) {
                removeAbandoned(name);
            } else if (name.startsWith(digits) && name.endsWith(RunFile.SUFFIX)) {
                here = here == null ? Liveness.Surroundings.here(host, this) : here;
                add(new File(path.toFile(), name), identity, here, until, runs);
            }
        }
        return runs;
    }

    private static void add(
            File file, RunIdentity identity, Liveness.Surroundings here, Deadline until, EarlierRuns runs) {
        try {
            boolean isRun = FileOwner.isOwn(file.toPath(), RunImage.LARGEST) && !RunFile.isTransient(file);
            if (!isRun || RunFile.isOwn(file)) {
                return;
            }
            RunFile claimed = RunFile.claim(file);
            while (claimed == null && !until.hasPassed() && isBeingLeft(file, identity, here)) {
                Thread.sleep(PAUSE);
                claimed = RunFile.claim(file);
            }
            if (claimed == null) {
                runs.addLocked(file, identity, here);
            } else if (!claimed.facts().identity.isSame(identity)) {
                claimed.close();
            } else {
                runs.add(claimed, here);
            }
        } catch (UnreadableRunException e) {
            runs.addDamaged(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // It is gone: another process has judged it. Or it cannot be read, which the next start will see.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a run's process is gone and its lock is not: it is about to be given up, or another process judges it. */
    private static boolean isBeingLeft(File file, RunIdentity identity, Liveness.Surroundings here) throws IOException {
        RunFacts facts = RunFile.peek(file);
        return facts != null && facts.identity.isSame(identity) && Liveness.ofLocked(facts, here) == Liveness.DEAD;
    }

    private void removeAbandoned(String name) {
        File file = new File(path.toFile(), name);
        if (file.lastModified() < System.currentTimeMillis() - ABANDONED) {
            file.delete();
        }
    }

    /** Whether other machines may have the directory mounted, too. */
    boolean isShared() {
        try {
            String type = Files.getFileStore(path).type();
            return SHARED.contains(type) || type.startsWith("fuse");
        } catch (IOException e) {
            return true;
        }
    }

    /** Puts a run's file aside that needs no more work, and removes those that were put aside long ago. */
    void retire(RunFile file) {
        RetiredFiles.add(file.file());
        file.close();
    }
}
