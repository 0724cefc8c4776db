package io.github.atexit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/** Who beside its owner may write a file, or put another in its place. Stateless. */
final class Writers {
    private static final int OTHERS = 0002;
    private static final int GROUP = 0020;
    private static final int STICKY = 01000;

    private Writers() {}

    /** In words; null if nobody may, the file is not there, or the file system does not tell. */
    static @Nullable String othersOf(String file) {
        try {
            Path path = Paths.get(file).toRealPath();
            String direct = others(path);
            Path directory = path.getParent();
            if (direct != null || directory == null) {
                return direct;
            }
            String indirect = (mode(directory) & STICKY) != 0 ? null : others(directory);
            return indirect == null ? null : indirect + ", through its directory";
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String others(Path path) throws IOException {
        int mode = mode(path);
        if ((mode & OTHERS) != 0) {
            return "everyone";
        }
        // A user's own group has the user's number.
        boolean isOwn = Files.getAttribute(path, "unix:uid").equals(Files.getAttribute(path, "unix:gid"));
        return (mode & GROUP) != 0 && !isOwn ? "its group" : null;
    }

    private static int mode(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode");
    }
}
