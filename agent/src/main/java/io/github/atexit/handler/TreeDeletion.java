package io.github.atexit.handler;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;

/**
 * Deletes a directory with all it holds and descends through no link, not even through one that takes a directory's place
 * meanwhile: where the file system can, it walks by open directories instead of paths.
 */
final class TreeDeletion {
    private TreeDeletion() {}

    /**
     * @throws InterruptedException if the thread is interrupted; what is gone then is gone
     * @throws IOException if something cannot be deleted; what was deleted before is gone
     */
    static void delete(Path directory) throws IOException, InterruptedException {
        Path absolute = directory.toAbsolutePath();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null) {
            throw new IOException(directory + " has no parent");
        }
        try (DirectoryStream<Path> above = Files.newDirectoryStream(parent)) {
            if (above instanceof SecureDirectoryStream) {
                delete((SecureDirectoryStream<Path>) above, name);
            } else {
                deleteByPath(absolute);
            }
        }
    }

    private static void delete(SecureDirectoryStream<Path> above, Path name) throws IOException, InterruptedException {
        try (SecureDirectoryStream<Path> directory = above.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : directory) {
                stopIfInterrupted();
                Path entryName = entry.getFileName();
                try {
                    if (isDirectory(directory, entryName)) {
                        delete(directory, entryName);
                    } else {
                        directory.deleteFile(entryName);
                    }
                } catch (NoSuchFileException e) {
                    // Another process was faster.
                }
            }
        }
        above.deleteDirectory(name);
    }

    private static boolean isDirectory(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        return directory
                .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
    }

    private static void deleteByPath(Path path) throws IOException, InterruptedException {
        stopIfInterrupted();
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> directory = Files.newDirectoryStream(path)) {
                for (Path entry : directory) {
                    deleteByPath(entry);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while deleting");
        }
    }
}
