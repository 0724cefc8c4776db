package io.github.atexit.skipped;

import io.github.atexit.jvm.JvmAccess;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The class file of a loaded class. Read from the jar or directory that its code source names where that can be done: a
 * loader asks its parents first, and so opens the JDK's own image, which costs a short run 15 ms. What has
 * changed since the JVM's start may hold another version: nothing is read then, nor by the loader, which opens it anew.
 */
final class LoadedClassFile {
    private static final int LONGEST_FILE = 4 * 1024 * 1024; // bytes

    private final Class<?> type;
    private final JvmAccess jvm;
    private final String name;

    LoadedClassFile(Class<?> type, JvmAccess jvm) {
        this.type = type;
        this.jvm = jvm;
        this.name = type.getName().replace('.', '/') + ".class";
    }

    /**
     * Its bytes; null if there is no file, as of a class that was generated.
     *
     * @throws IOException if it cannot be read
     */
    byte @Nullable [] read() throws IOException {
        File source = source();
        boolean isDirectory = source != null && source.isDirectory();
        File file = isDirectory ? new File(source, name) : source;
        if (file != null && file.isFile()) {
            if (hasChanged(file)) {
                return null;
            }
            byte[] found = isDirectory ? fromFile(file) : fromJar(file);
            if (found != null) {
                return found;
            }
        }
        return fromLoader();
    }

    private byte @Nullable [] fromLoader() throws IOException {
        ClassLoader loader = type.getClassLoader();
        if (loader == null) {
            return null;
        }
        try (InputStream file = loader.getResourceAsStream(name)) {
            return file == null ? null : bytes(file);
        }
    }

    /**
     * Whether a file may be another than at the JVM's start. One that was moved here has its old time of modification, but
     * where the file system keeps the time of its change, that is the time of the move.
     */
    private boolean hasChanged(File file) {
        if (file.lastModified() >= jvm.sinceMillis()) {
            return true;
        }
        try {
            Object time = Files.getAttribute(file.toPath(), "unix:ctime");
            return ((FileTime) time).toMillis() >= jvm.sinceMillis();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** The jar or directory that the class came from; null if that is not told, or not by a plain path. */
    private @Nullable File source() {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null
                || !location.getProtocol().equals("file")
                || location.getPath().indexOf('%') >= 0) {
            return null;
        }
        return new File(location.getPath());
    }

    private static byte[] fromFile(File file) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            return bytes(in);
        }
    }

    /** The JDK shares what it has read of a jar among all that have it open. */
    private byte @Nullable [] fromJar(File file) throws IOException {
        try (JarFile jar = jvm.openJar(file)) {
            ZipEntry entry = jar.getEntry(name);
            return entry == null ? null : bytes(jar.getInputStream(entry));
        }
    }

    private static byte[] bytes(InputStream file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        byte[] part = new byte[8192];
        int count;
        while ((count = file.read(part)) >= 0) {
            bytes.write(part, 0, count);
            if (bytes.size() > LONGEST_FILE) {
                throw new IOException("too long for a class file");
            }
        }
        return bytes.toByteArray();
    }
}
