package io.github.atexit.handler;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes to files that never follow a link in their last name, create missing parents, and give a new file to its owner
 * alone (mode 0600, where the file system has modes).
 */
final class FileWrites {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final int BLOCK = 1 << 16; // 64 KiB

    private FileWrites() {}

    /** Appends with one write, so that lines of several processes do not mix. */
    static void append(Path file, byte[] content) throws IOException {
        requireFileOrNothing(file);
        createParent(file);
        try (SeekableByteChannel channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writeAll(channel, content, content.length);
        }
    }

    /** Replaces the content as a whole: a reader sees the old or the new one. An existing file keeps its mode. */
    static void replace(Path file, byte[] content) throws IOException {
        replace(file, new ByteArrayInputStream(content), null);
    }

    /** Copies a file's content as a whole; a new file gets the source's mode. */
    static void copy(Path source, Path to) throws IOException {
        if (!requireFileOrNothing(source)) {
            throw new NoSuchFileException(source.toString());
        }
        try (InputStream in = Files.newInputStream(source, LinkOption.NOFOLLOW_LINKS)) {
            replace(to, in, mode(source));
        }
    }

    private static void replace(Path file, InputStream content, @Nullable Set<PosixFilePermission> modeOfNew)
            throws IOException {
        Set<PosixFilePermission> mode = requireFileOrNothing(file) ? mode(file) : modeOfNew;
        createParent(file);
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()));
        try {
            try (SeekableByteChannel channel =
                    open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                byte[] block = new byte[BLOCK];
                for (int count = content.read(block); count >= 0; count = content.read(block)) {
                    writeAll(channel, block, count);
                }
            }
            if (mode != null) {
                Files.setPosixFilePermissions(temporary, mode);
            }
            rename(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Whether there is a regular file.
     *
     * @throws FileSystemException if there is something else, such as a link or a directory
     */
    static boolean requireFileOrNothing(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return false;
        }
        if (attributes.isSymbolicLink()) {
            throw new FileSystemException(file.toString(), null, "a symbolic link, which is not followed");
        }
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(
                    file.toString(), null, attributes.isDirectory() ? "a directory" : "not a regular file");
        }
        return true;
    }

    /** Creates the directories above a file that do not exist. */
    static void createParent(Path file) throws IOException {
        Path parent = file.getParent();
        // Before JDK 20 createDirectories fails on a link to a directory, so it is not asked without need.
        if (parent != null && !Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
    }

    private static SeekableByteChannel open(Path file, StandardOpenOption... options) throws IOException {
        Set<OpenOption> all = new HashSet<OpenOption>(Arrays.asList(options));
        all.add(LinkOption.NOFOLLOW_LINKS);
        if (!hasModes(file)) {
            return Files.newByteChannel(file, all);
        }
        FileAttribute<Set<PosixFilePermission>> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        return Files.newByteChannel(file, all, ownerOnly);
    }

    private static void writeAll(SeekableByteChannel channel, byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static @Nullable Set<PosixFilePermission> mode(Path file) throws IOException {
        if (!hasModes(file)) {
            return null;
        }
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .permissions();
    }

    private static boolean hasModes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
