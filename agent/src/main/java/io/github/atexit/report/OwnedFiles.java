package io.github.atexit.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Opens files that only their owner may read, where they have to be made. */
final class OwnedFiles {
    private OwnedFiles() {}

    /** Opens a file; makes it with mode 0600, and its parents, where they are missing and the options say so. */
    static FileChannel open(Path file, Set<OpenOption> options) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            return FileChannel.open(file, options, ownerOnly);
        }
        return FileChannel.open(file, options);
    }
}
