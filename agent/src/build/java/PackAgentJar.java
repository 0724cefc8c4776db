import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Build step: rewrites the shaded jar so that only the public types and the JVM's entry stay ordinary classes, and
 * everything else becomes five blocks, which AgentClassLoader reads without a JarFile: one at each start; the journal; what
 * else a manifest must ask for; the JSON library, which only the commands and a broken manifest need; and what only the
 * commands need.
 *
 * <p>AgentClassLoader says what a block looks like. Two names with one hash code fail the build.
 *
 * <p>Usage: {@code java PackAgentJar.java JAR TIMESTAMP}
 */
public final class PackAgentJar {
    private static final String BLOCK = "META-INF/atexit/agent.block";
    private static final String LIBRARY_BLOCK = "META-INF/atexit/library.block";
    private static final String FEATURES_BLOCK = "META-INF/atexit/features.block";
    private static final String JOURNAL_BLOCK = "META-INF/atexit/journal.block";
    private static final String COMMANDS_BLOCK = "META-INF/atexit/commands.block";
    /** No good start reads them. */
    private static final List<String> COMPRESSED = List.of(LIBRARY_BLOCK, COMMANDS_BLOCK);

    private static final String LIBRARY = "io.github.atexit.shaded.jackson.";

    /** What a manifest must ask for, and what looks into the application's classes. */
    private static final List<String> FEATURES = List.of(
            "io.github.atexit.handler.Await",
            "io.github.atexit.handler.Child",
            "io.github.atexit.handler.Close",
            "io.github.atexit.handler.Diagnostic",
            "io.github.atexit.handler.Drain",
            "io.github.atexit.handler.Exec",
            "io.github.atexit.handler.FileOperation",
            "io.github.atexit.handler.FileType",
            "io.github.atexit.handler.Http",
            "io.github.atexit.handler.Java",
            "io.github.atexit.handler.Jmx",
            "io.github.atexit.handler.LeftTasks",
            "io.github.atexit.handler.Mbean",
            "io.github.atexit.handler.Process",
            "io.github.atexit.handler.ProtectedPaths",
            "io.github.atexit.handler.TreeDeletion",
            "io.github.atexit.http.",
            "io.github.atexit.shaded.bytebuddy.",
            "io.github.atexit.skipped.MethodCodeReader",
            "io.github.atexit.skipped.MethodsReader",
            "io.github.atexit.track.",
            "io.github.atexit.weave.InstanceWeaver",
            "io.github.atexit.weave.LibraryReader",
            "io.github.atexit.weave.TrackedClass",
            "io.github.atexit.weave.WeavableConstructors");

    /** What a start with a journal loads, and nothing that it does not. */
    private static final List<String> JOURNAL =
            List.of("io.github.atexit.evidence.", "io.github.atexit.journal.", "io.github.atexit.sentinel.");

    private static final List<String> COMMANDS = List.of(
            "io.github.atexit.cli.",
            "io.github.atexit.history.",
            "io.github.atexit.page.",
            "io.github.atexit.process.",
            "io.github.atexit.scan.",
            "io.github.atexit.shaded.picocli.");
    private static final int MAX_CLASS_VERSION = 53; // Java 9, in the jvm package only

    private record AgentClass(String name, byte[] bytes) {}

    public static void main(String[] args) throws IOException {
        var jar = Path.of(args[0]);
        var time = Instant.parse(args[1]).toEpochMilli();
        var kept = new LinkedHashMap<String, byte[]>();
        var blocks = new LinkedHashMap<String, Map<Integer, AgentClass>>();
        for (var block : List.of(BLOCK, JOURNAL_BLOCK, FEATURES_BLOCK, LIBRARY_BLOCK, COMMANDS_BLOCK)) {
            blocks.put(block, new TreeMap<>());
        }
        try (var zip = new ZipFile(jar.toFile())) {
            var names =
                    new ArrayList<>(zip.stream().map(ZipEntry::getName).sorted().toList());
            names.remove("META-INF/MANIFEST.MF");
            names.add(0, "META-INF/MANIFEST.MF");
            for (var name : names) {
                var bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes();
                if (isBlockClass(name)) {
                    var className = name.substring(0, name.length() - 6).replace('/', '.');
                    hide(new AgentClass(className, bytes), blocks.get(blockOf(className)));
                } else if (isKept(name)) {
                    kept.put(name, bytes);
                } else if (!name.endsWith("/") && !name.endsWith("package-info.class")) {
                    throw new IOException("unexpected entry " + name);
                }
            }
        }
        for (var block : blocks.entrySet()) {
            kept.put(block.getKey(), block(block.getValue().values()));
        }
        write(jar, kept, time);
    }

    private static String blockOf(String className) {
        if (className.startsWith(LIBRARY)) {
            return LIBRARY_BLOCK;
        }
        if (JOURNAL.stream().anyMatch(className::startsWith)) {
            return JOURNAL_BLOCK;
        }
        if (FEATURES.stream().anyMatch(className::startsWith)) {
            return FEATURES_BLOCK;
        }
        return COMMANDS.stream().anyMatch(className::startsWith) ? COMMANDS_BLOCK : BLOCK;
    }

    private static boolean isKept(String name) {
        return name.equals("META-INF/MANIFEST.MF")
                || name.equals("META-INF/LICENSE")
                || name.matches("META-INF/[A-Za-z-]+-LICENSE")
                || name.equals("META-INF/NOTICE")
                || (isOuterClass(name) && !name.endsWith("/package-info.class"));
    }

    private static boolean isOuterClass(String name) {
        var directory = name.substring(0, name.lastIndexOf('/') + 1);
        return name.endsWith(".class")
                && (directory.equals("io/github/atexit/") || directory.equals("io/github/atexit/premain/"));
    }

    private static boolean isBlockClass(String name) {
        return name.endsWith(".class") && !name.endsWith("/package-info.class") && !isOuterClass(name);
    }

    private static void hide(AgentClass agentClass, Map<Integer, AgentClass> hidden) throws IOException {
        var version = agentClass.bytes()[7];
        if (version > MAX_CLASS_VERSION) {
            throw new IOException(agentClass.name() + " has class file version " + version);
        }
        var other = hidden.put(agentClass.name().hashCode(), agentClass);
        if (other != null) {
            throw new IOException("one hash code: " + agentClass.name() + ", " + other.name());
        }
    }

    private static byte[] block(Collection<AgentClass> classes) throws IOException {
        var slots = slots(classes);
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(slots.length);
        var offset = 4 + 12 * slots.length;
        for (var agentClass : slots) {
            out.writeInt(agentClass == null ? 0 : agentClass.name().hashCode());
            out.writeInt(agentClass == null ? 0 : offset);
            out.writeInt(agentClass == null ? 0 : agentClass.bytes().length);
            offset += agentClass == null ? 0 : agentClass.bytes().length;
        }
        for (var agentClass : slots) {
            if (agentClass != null) {
                out.write(agentClass.bytes());
            }
        }
        return bytes.toByteArray();
    }

    /** A table that is at most half full. */
    private static AgentClass[] slots(Collection<AgentClass> classes) {
        var slots = new AgentClass[Integer.highestOneBit(classes.size()) * 4];
        for (var agentClass : classes) {
            var slot = agentClass.name().hashCode() & (slots.length - 1);
            while (slots[slot] != null) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = agentClass;
        }
        return slots;
    }

    private static void write(Path jar, Map<String, byte[]> entries, long time) throws IOException {
        var fresh = jar.resolveSibling(jar.getFileName() + ".packed");
        try (var out = new ZipOutputStream(Files.newOutputStream(fresh))) {
            for (var entry : entries.entrySet()) {
                var zipEntry = new ZipEntry(entry.getKey());
                zipEntry.setTimeLocal(
                        java.time.LocalDateTime.ofInstant(Instant.ofEpochMilli(time), java.time.ZoneOffset.UTC));
                if (!COMPRESSED.contains(entry.getKey())) {
                    setStored(zipEntry, entry.getValue());
                }
                out.putNextEntry(zipEntry);
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        Files.move(fresh, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void setStored(ZipEntry entry, byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
    }
}
