package io.github.atexit.scan;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The class files of jars and directories, in the order in which they were asked for: jars inside jars and directories
 * included, each a group of its own. Holds the jars open. Used by one thread.
 */
public final class ClassTree implements Closeable {
    /** A jar in a jar in a jar: an EAR has three. */
    private static final int DEEPEST = 8;

    private final List<ClassGroup> groups = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<ZipFile> open = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();

    private ClassTree() {}

    /** Opens files and directories; what cannot be read becomes a problem. */
    public static ClassTree of(List<String> paths) {
        ClassTree tree = new ClassTree();
        for (String path : paths) {
            tree.add(path);
        }
        return tree;
    }

    /** The groups, those without class files too. */
    public List<ClassGroup> groups() {
        return groups;
    }

    /** What could not be read, as {@code file: problem}. */
    public List<String> problems() {
        return problems;
    }

    private void add(String name) {
        Path path = new File(name).toPath();
        if (Files.isDirectory(path)) {
            addDirectory(name, path);
        } else if (Files.isRegularFile(path) && name.endsWith(".class")) {
            ClassGroup.InDirectory group =
                    new ClassGroup.InDirectory(name, path.toAbsolutePath().resolveSibling(""));
            group.entries().add(path.toFile().getName());
            groups.add(group);
        } else if (Files.isRegularFile(path)) {
            addArchive(name, path, 1);
        } else {
            problems.add(name + (Files.exists(path) ? ": neither a file nor a directory" : ": no such file"));
        }
    }

    private void addDirectory(String name, Path directory) {
        ClassGroup.InDirectory group = new ClassGroup.InDirectory(name, directory);
        groups.add(group);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        } catch (IOException | java.io.UncheckedIOException e) {
            problems.add(name + ": " + reason(e));
            return;
        }
        for (Path file : files) {
            String entry = directory.relativize(file).toString().replace(File.separatorChar, '/');
            if (entry.endsWith(".class")) {
                group.entries().add(entry);
            } else if (isArchive(entry)) {
                addArchive(new File(name, entry).getPath(), file, 1);
            }
        }
    }

    private void addArchive(String name, Path file, int depth) {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            problems.add(name + ": " + reason(e));
            return;
        }
        open.add(zip);
        ClassGroup.InArchive group = new ClassGroup.InArchive(name, zip);
        groups.add(group);
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".class")) {
                group.entries().add(entry.getName());
            } else if (isArchive(entry.getName()) && !entry.isDirectory()) {
                addNested(name + "!/" + entry.getName(), zip, entry, depth + 1);
            }
        }
    }

    /** Through a file of its own: a jar's directory is at its end, and its stream does not tell all. */
    private void addNested(String name, ZipFile zip, ZipEntry entry, int depth) {
        if (depth > DEEPEST) {
            problems.add(name + ": a jar inside more than " + (DEEPEST - 1) + " jars");
            return;
        }
        try {
            Path copy = Files.createTempFile("atexit-scan", ".jar");
            temporary.add(copy);
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            addArchive(name, copy, depth);
            deleteIfPossible(copy);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(name + ": " + reason(e));
        }
    }

    private static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jar") || lower.endsWith(".war") || lower.endsWith(".ear") || lower.endsWith(".rar");
    }

    /** Where a file can be deleted while it is open, nothing is left even if this process is killed. */
    private static void deleteIfPossible(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // close() tries again.
        }
    }

    static String reason(Exception thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        for (ZipFile zip : open) {
            try {
                zip.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
        for (Path file : temporary) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                deleteIfPossible(file);
            }
        }
    }
}
