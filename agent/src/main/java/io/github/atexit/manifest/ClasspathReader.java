package io.github.atexit.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code classpath}: jars that run with the application's rights, and so must be nobody else's to write. */
final class ClasspathReader {
    private static final int WRITABLE_BY_OTHERS = 2;

    private ClasspathReader() {}

    /** The jars that have no problem, as absolute paths. */
    static List<String> read(ObjectFields fields, Problems problems) {
        ManifestNode at = fields.raw("classpath");
        List<String> jars = new ArrayList<String>();
        for (String jar : fields.constants("classpath")) {
            if (at != null && isUsable(jar, at, problems)) {
                jars.add(Paths.get(jar).toAbsolutePath().toString());
            }
        }
        return Collections.unmodifiableList(jars);
    }

    private static boolean isUsable(String jar, ManifestNode at, Problems problems) {
        String problem;
        try {
            Path path = Paths.get(jar);
            problem = Files.isRegularFile(path) ? null : Files.exists(path) ? "is not a file" : "no such file";
            if (problem == null) {
                problem = permissionProblem(path, at, problems);
            }
        } catch (InvalidPathException e) {
            problem = "is not a path: " + e.getReason();
        } catch (IOException e) {
            problem = "cannot be read: " + e.getMessage();
        }
        if (problem != null) {
            problems.at(at, "the jar \"" + jar + "\" of \"classpath\": " + problem, null, null);
        }
        return problem == null;
    }

    private static @Nullable String permissionProblem(Path path, ManifestNode at, Problems problems)
            throws IOException {
        if (!Files.isReadable(path)) {
            return "cannot be read: Permission denied";
        }
        Object mode;
        Object owner;
        try {
            mode = Files.getAttribute(path, "unix:mode");
            owner = Files.getAttribute(path, "unix:uid");
        } catch (UnsupportedOperationException e) {
            return null; // No POSIX attributes here.
        } catch (IllegalArgumentException e) {
            return null; // No POSIX attributes here.
        }
        if (mode instanceof Integer && ((Integer) mode & WRITABLE_BY_OTHERS) != 0) {
            return "can be written by everyone (chmod o-w)";
        }
        Object self = ManifestFile.ownUser();
        if (self != null && !self.equals(owner)) {
            problems.add(ManifestProblem.warning(
                    at.source(), "the jar \"" + path + "\" of \"classpath\" is owned by another user"));
        }
        return null;
    }
}
