package io.github.atexit.manifest;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a manifest's file, if it is one that can be trusted. Stateless. */
final class ManifestFile {
    /** 1 MiB. */
    static final int LARGEST = 1 << 20;

    private static final int WRITABLE_BY_OTHERS = 2;

    private ManifestFile() {}

    /**
     * The file's bytes, or null after a problem.
     *
     * @param trust whether a file that everyone can write is accepted
     */
    static byte @Nullable [] read(ManifestSource source, boolean trust, Problems problems) {
        try {
            Path path = Paths.get(source.name());
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return refuse(source, problems, attributes.isDirectory() ? "is a directory" : "is not a file", null);
            }
            if (!isTrusted(path, source, trust, problems)) {
                return null;
            }
            byte[] bytes = bytes(source.name());
            return bytes.length > LARGEST ? tooLarge(source, problems) : bytes;
        } catch (IOException e) {
            return refuse(source, problems, UnreadableFile.words(e, source), null);
        } catch (IllegalArgumentException e) {
            return refuse(source, problems, UnreadableFile.words(e), null);
        }
    }

    /** Reports that a manifest is larger than 1 MiB; gives null. */
    static byte @Nullable [] tooLarge(ManifestSource source, Problems problems) {
        return refuse(source, problems, "the manifest is too large", "at most 1 MiB");
    }

    /** What the file holds, or its first 1 MiB and a byte. A plain stream: channels load two dozen classes more. */
    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            byte[] buffer = new byte[8192];
            int length = 0;
            for (int n = in.read(buffer); n > 0; n = in.read(buffer, length, buffer.length - length)) {
                length += n;
                if (length == buffer.length && length <= LARGEST) {
                    buffer = Arrays.copyOf(buffer, Math.min(2 * length, LARGEST + 1));
                }
            }
            return Arrays.copyOf(buffer, length);
        }
    }

    private static byte @Nullable [] refuse(
            ManifestSource source, Problems problems, String problem, @Nullable String allowed) {
        problems.add(ManifestProblem.error(source, 1, 1, problem, allowed, null));
        return null;
    }

    private static boolean isTrusted(Path path, ManifestSource source, boolean trust, Problems problems)
            throws IOException {
        Map<String, Object> file;
        try {
            file = Files.readAttributes(path, "unix:mode,uid");
        } catch (UnsupportedOperationException e) {
            return true; // No POSIX attributes here.
        } catch (IllegalArgumentException e) {
            return true; // No POSIX attributes here.
        }
        Object mode = file.get("mode");
        if (!trust && mode instanceof Integer && ((Integer) mode & WRITABLE_BY_OTHERS) != 0) {
            refuse(source, problems, "the manifest can be written by everyone", "chmod o-w, or the option trust=true");
            return false;
        }
        Object owner = file.get("uid");
        Object self = ownUser();
        if (owner != null && self != null && !owner.equals(self)) {
            problems.add(ManifestProblem.warning(source, "the manifest is owned by another user"));
        }
        return true;
    }

    /** The id of the user that this process runs as; null where the kernel does not tell. */
    static @Nullable Object ownUser() {
        try {
            return Files.getAttribute(Paths.get("/proc/self"), "unix:uid");
        } catch (IOException e) {
            return null;
        }
    }
}
