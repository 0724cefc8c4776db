package io.github.atexit.manifest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/**
 * Says why a manifest's file could not be read. Apart from who reads it: a start that catches an exception loads its class,
 * and few of these are among those that each JVM has.
 */
final class UnreadableFile {
    private UnreadableFile() {}

    static String words(IOException thrown, ManifestSource source) {
        if (thrown instanceof NoSuchFileException) {
            return "no such file";
        }
        if (thrown instanceof AccessDeniedException) {
            return "cannot be read: Permission denied";
        }
        if (thrown instanceof FileNotFoundException) {
            return "cannot be read: " + reason((FileNotFoundException) thrown, source);
        }
        return "cannot be read: "
                + (thrown instanceof FileSystemException
                        ? ((FileSystemException) thrown).getReason()
                        : thrown.getMessage());
    }

    /** Of a name that no file can have. */
    static String words(IllegalArgumentException thrown) {
        return "is not a path: "
                + (thrown instanceof InvalidPathException
                        ? ((InvalidPathException) thrown).getReason()
                        : thrown.getMessage());
    }

    /** The system's words in the message of an exception that gives them as {@code file (words)}. */
    private static String reason(FileNotFoundException thrown, ManifestSource source) {
        String message = String.valueOf(thrown.getMessage());
        String file = source.name() + " (";
        boolean usual = message.startsWith(file) && message.endsWith(")");
        return usual ? message.substring(file.length(), message.length() - 1) : message;
    }
}
