package io.github.atexit.scan;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The class files of one jar, or those of a directory that are in no jar. Used by one thread. */
public abstract class ClassGroup {
    private static final String VERSIONS = "META-INF/versions/";
    private static final String[] ROOTS = {"BOOT-INF/classes/", "WEB-INF/classes/"};

    private final String name;
    private final List<String> entries = new ArrayList<>();

    ClassGroup(String name) {
        this.name = name;
    }

    /** The path that was asked for, and behind {@code !/} that of a jar inside it. */
    public final String name() {
        return name;
    }

    /** The paths of the class files inside the group. */
    public final List<String> entries() {
        return entries;
    }

    /** The bytes of an entry, which need not be a class file. */
    public abstract byte[] read(String entry) throws IOException;

    /** The least Java version for which this entry of a multi-release jar is meant; 0 if for all. */
    static int release(String entry) {
        int start = entry.indexOf(VERSIONS);
        int end = start < 0 ? -1 : entry.indexOf('/', start + VERSIONS.length());
        if (end < 0) {
            return 0;
        }
        try {
            return Integer.parseInt(entry.substring(start + VERSIONS.length(), end));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The name of the class that a class loader would look for here, with slashes. */
    static String className(String entry) {
        String path = entry.substring(0, entry.length() - ".class".length());
        for (String root : ROOTS) {
            path = path.startsWith(root) ? path.substring(root.length()) : path;
        }
        int start = path.indexOf(VERSIONS);
        return start < 0 ? path : path.substring(path.indexOf('/', start + VERSIONS.length()) + 1);
    }

    private static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
        byte[] buffer = new byte[16_384];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            bytes.write(buffer, 0, count);
        }
        return bytes.toByteArray();
    }

    /** A jar. */
    static final class InArchive extends ClassGroup {
        private final ZipFile zip;

        InArchive(String name, ZipFile zip) {
            super(name);
            this.zip = zip;
        }

        @Override
        public byte[] read(String entry) throws IOException {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                throw new FileNotFoundException(entry);
            }
            try (InputStream in = zip.getInputStream(found)) {
                return bytes(in);
            }
        }
    }

    /** A directory. */
    static final class InDirectory extends ClassGroup {
        private final Path directory;

        InDirectory(String name, Path directory) {
            super(name);
            this.directory = directory;
        }

        @Override
        public byte[] read(String entry) throws IOException {
            return Files.readAllBytes(directory.resolve(entry));
        }
    }
}
