package io.github.atexit.handler;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/**
 * The directories that no handler deletes or moves: the root, the user's home and the working directory, and all that
 * hold one of these.
 */
final class ProtectedPaths {
    private ProtectedPaths() {}

    /**
     * Refuses a protected directory, by whatever path it is named: links above the last name are resolved, the last one is
     * not, for it is itself what a deletion deletes.
     *
     * @throws FileSystemException if the path is protected
     */
    static void check(Path path) throws IOException {
        String name = nameOf(path);
        if (name == null) {
            name = nameOf(resolved(path));
        }
        if (name != null) {
            throw new FileSystemException(path.toString(), null, "refused: it is " + name);
        }
    }

    /** What makes a path protected, such as {@code the home directory}; null if nothing does. Resolves no links in it. */
    static @Nullable String nameOf(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (absolute.getNameCount() == 0) {
            return "the root directory";
        }
        String name = nameOf(absolute, Paths.get("").toAbsolutePath(), "the working directory");
        if (name == null) {
            name = nameOf(absolute, System.getProperty("user.home"));
        }
        return name == null ? nameOf(absolute, System.getenv("HOME")) : name;
    }

    private static @Nullable String nameOf(Path absolute, @Nullable String home) {
        try {
            return home == null || home.isEmpty() ? null : nameOf(absolute, Paths.get(home), "the home directory");
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static @Nullable String nameOf(Path absolute, Path protectedPath, String name) {
        Path lexical = protectedPath.toAbsolutePath().normalize();
        Path real = real(protectedPath, lexical);
        if (absolute.equals(lexical) || absolute.equals(real)) {
            return name;
        }
        return lexical.startsWith(absolute) || real.startsWith(absolute) ? "a parent of " + name : null;
    }

    private static Path resolved(Path path) {
        Path absolute = path.toAbsolutePath();
        Path parent = absolute.getParent();
        Path last = absolute.getFileName();
        if (parent == null || last == null) {
            return absolute;
        }
        String name = last.toString();
        // A final dot stands for a directory of another name, so there the whole path is resolved.
        return name.equals(".") || name.equals("..")
                ? real(absolute, absolute)
                : real(parent, parent).resolve(last);
    }

    private static Path real(Path path, Path otherwise) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return otherwise;
        }
    }
}
