package io.github.atexit.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** The JSON Lines file of reports. Many JVMs may share one: each report is one append. */
public final class ReportFile {
    private ReportFile() {}

    /**
     * Appends a line; makes the file (mode 0600) and its parents where they are missing.
     *
     * @throws IOException if it cannot be written whole
     */
    public static void append(Path file, byte[] line) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Set<OpenOption> options = new HashSet<OpenOption>();
        options.add(StandardOpenOption.CREATE);
        options.add(StandardOpenOption.APPEND);
        try (FileChannel channel = open(file, options)) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            int written = channel.write(bytes);
            if (bytes.hasRemaining()) {
                throw new IOException("only " + written + " of " + line.length + " bytes were written");
            }
        }
    }

    private static FileChannel open(Path file, Set<OpenOption> options) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            return FileChannel.open(file, options, ownerOnly);
        }
        return FileChannel.open(file, options);
    }
}
