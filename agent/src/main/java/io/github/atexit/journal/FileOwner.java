package io.github.atexit.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose files they are, and who may write them. Where the system has no such owners, all are one's own. */
final class FileOwner {
    private static final int WRITABLE_BY_OTHERS = 022;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;

    private FileOwner() {}

    /**
     * Makes an empty file for its owner only.
     *
     * @throws IOException if there is anything of this name, or it cannot be made
     */
    static void makeFile(Path file) throws IOException {
        if (hasOwners(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
        } else {
            Files.createFile(file);
        }
    }

    /** Makes a directory and its parents where they are missing, for their owner only. */
    static void makeDirectory(Path directory) throws IOException {
        if (hasOwners(directory)) {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE)));
        } else {
            Files.createDirectories(directory);
        }
    }

    /** What speaks against keeping files in a directory; null if nothing does. */
    static @Nullable String problem(Path directory) throws IOException {
        if (!hasOwners(directory)) {
            return null;
        }
        Map<String, Object> attributes = Files.readAttributes(directory, "unix:mode,uid");
        Object mode = attributes.get("mode");
        if (!isOwner(attributes.get("uid"))) {
            return "it belongs to another user";
        }
        boolean shared = mode instanceof Integer && ((Integer) mode & WRITABLE_BY_OTHERS) != 0;
        return shared ? "others can write in it (chmod go-w)" : null;
    }

    /** Whether it is a plain file, this user's own, with this name only, that others cannot write. */
    static boolean isOwn(Path file, long largest) throws IOException {
        if (!hasOwners(file)) {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        }
        Map<String, Object> attributes =
                Files.readAttributes(file, "unix:mode,uid,nlink,size", LinkOption.NOFOLLOW_LINKS);
        Object mode = attributes.get("mode");
        Object size = attributes.get("size");
        return mode instanceof Integer
                && ((Integer) mode & TYPE) == REGULAR
                && ((Integer) mode & WRITABLE_BY_OTHERS) == 0
                && isOwner(attributes.get("uid"))
                && Integer.valueOf(1).equals(attributes.get("nlink"))
                && size instanceof Long
                && (Long) size <= largest;
    }

    /** The number that a copy does not have; 0 where there is none. */
    static long inode(Path file) throws IOException {
        if (!hasOwners(file)) {
            return 0;
        }
        Object inode = Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
        return inode instanceof Long ? (Long) inode : 0;
    }

    private static boolean isOwner(@Nullable Object uid) throws IOException {
        try {
            return uid != null && uid.equals(Files.getAttribute(Paths.get("/proc/self"), "unix:uid"));
        } catch (NoSuchFileException e) {
            return true; // no way to learn who one is without a process of its own
        }
    }

    private static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
