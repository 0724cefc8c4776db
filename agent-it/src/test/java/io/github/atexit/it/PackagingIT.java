package io.github.atexit.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built jar: what lies in it, in which zone, and for which Java. */
final class PackagingIT {
    private static final String BLOCK = "META-INF/atexit/agent.block";
    private static final String LIBRARY_BLOCK = "META-INF/atexit/library.block";
    private static final String FEATURES_BLOCK = "META-INF/atexit/features.block";
    private static final String JOURNAL_BLOCK = "META-INF/atexit/journal.block";
    private static final String COMMANDS_BLOCK = "META-INF/atexit/commands.block";
    private static final List<String> BLOCKS =
            List.of(BLOCK, JOURNAL_BLOCK, FEATURES_BLOCK, LIBRARY_BLOCK, COMMANDS_BLOCK);
    private static final String ROOT = "io/github/atexit/";
    private static final String BRIDGE = "java/lang/AtExitBridge";
    private static final int JAVA_8 = 52;
    private static final int JAVA_9 = 53;

    @Test
    void hasOnlyThePublicTypesTheEntryAndTheBlocks() {
        for (String name : names()) {
            boolean allowed = List.of("META-INF/MANIFEST.MF", "META-INF/NOTICE").contains(name)
                    || BLOCKS.contains(name)
                    || name.matches("META-INF/([A-Za-z-]+-)?LICENSE")
                    || name.matches("io/github/atexit/(premain/)?[A-Z]\\w*(\\$\\w+)*\\.class");
            assertTrue(allowed, name);
        }
        assertEquals(names().size(), new HashSet<>(names()).size(), "no name twice");
    }

    @Test
    void hasNoClassInTwoZones() {
        var outside = outer().stream().map(ClassFile::name).toList();
        var inside = inner().stream().map(ClassFile::name).toList();

        assertTrue(outside.contains(ROOT + "premain/AtExitAgent"), "the entry is an ordinary class");
        assertTrue(inside.contains(BRIDGE), "the bridge is defined by the agent alone");
        assertEquals(List.of(), outside.stream().filter(inside::contains).toList());
        assertEquals(inside.size(), new HashSet<>(inside).size(), "no class twice in the block");
    }

    @Test
    void keepsAllNamesUnderItsOwn() {
        for (ClassFile file : all()) {
            assertTrue(file.name().startsWith(ROOT) || file.name().startsWith(BRIDGE), file.name());
            for (String library :
                    List.of("net/bytebuddy", "net.bytebuddy", "com/fasterxml", "com.fasterxml", "Lpicocli/")) {
                assertEquals(
                        List.of(),
                        file.texts().stream()
                                .filter(text -> text.contains(library))
                                .toList(),
                        file.name() + " names a library that is relocated");
            }
        }
    }

    @Test
    void runsOnJava8() {
        for (ClassFile file : all()) {
            int most = file.name().startsWith(ROOT + "jvm/Java9") ? JAVA_9 : JAVA_8;
            assertTrue(file.major() <= most, file.name() + " has version " + file.major());
        }
        assertTrue(inner().stream().anyMatch(file -> file.major() == JAVA_9), "modules are opened by Java 9 code");
    }

    @Test
    void keepsTheLibraryOutOfWhatEachStartReads() {
        for (ClassFile file : inner(BLOCK)) {
            assertFalse(file.name().startsWith(ROOT + "shaded/jackson/"), file.name());
        }
        for (ClassFile file : inner(LIBRARY_BLOCK)) {
            assertTrue(file.name().startsWith(ROOT + "shaded/jackson/"), file.name());
        }
    }

    static Stream<Arguments> blocksOfPackages() {
        return Stream.of(
                Arguments.of(JOURNAL_BLOCK, List.of("evidence/", "journal/", "sentinel/")),
                Arguments.of(
                        COMMANDS_BLOCK, List.of("cli/", "history/", "page/", "process/", "scan/", "shaded/picocli/")));
    }

    @ParameterizedTest
    @MethodSource("blocksOfPackages")
    void keepsPackagesInABlockOfTheirOwn(String block, List<String> packages) {
        for (String each : BLOCKS) {
            for (ClassFile file : inner(each)) {
                boolean isOfThem =
                        packages.stream().anyMatch(name -> file.name().startsWith(ROOT + name));
                assertEquals(each.equals(block), isOfThem, file.name() + " in " + each);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BLOCK, JOURNAL_BLOCK, FEATURES_BLOCK, LIBRARY_BLOCK, COMMANDS_BLOCK})
    void findsTheClassesOfABlockByTheirNames(String name) {
        var block = ByteBuffer.wrap(bytes(name));
        int slots = block.getInt();
        boolean[] taken = new boolean[slots];
        for (int i = 0; i < slots; i++) {
            taken[i] = block.getInt(4 + 12 * i + 8) > 0;
        }
        for (int i = 0; i < slots; i++) {
            if (taken[i]) {
                byte[] bytes = new byte[block.getInt(4 + 12 * i + 8)];
                block.get(block.getInt(4 + 12 * i + 4), bytes);
                int hash = ClassFile.of(bytes).name().replace('/', '.').hashCode();
                assertEquals(hash, block.getInt(4 + 12 * i));
                for (int slot = hash & (slots - 1); slot != i; slot = (slot + 1) & (slots - 1)) {
                    assertTrue(taken[slot], "no gap before a class");
                }
            }
        }
    }

    @Test
    void namesItsEntriesInTheManifest() throws IOException {
        try (var jar = new JarFile(Jvm.agentJar().toFile())) {
            var attributes = jar.getManifest().getMainAttributes();
            assertEquals("io.github.atexit.premain.AtExitAgent", attributes.getValue("Premain-Class"));
            assertEquals("io.github.atexit.premain.AtExitAgent", attributes.getValue("Agent-Class"));
            assertEquals("io.github.atexit.premain.AtExitMain", attributes.getValue("Main-Class"));
            assertEquals("true", attributes.getValue("Can-Retransform-Classes"));
            assertNull(attributes.getValue("Boot-Class-Path"), "costs the user's class data archive");
            assertEquals(ZipEntry.STORED, jar.getEntry(BLOCK).getMethod(), "read without a decompressor");
        }
    }

    private static List<ClassFile> all() {
        return Stream.concat(outer().stream(), inner().stream()).toList();
    }

    private static List<ClassFile> outer() {
        return names().stream()
                .filter(name -> name.endsWith(".class"))
                .map(name -> ClassFile.of(bytes(name)))
                .toList();
    }

    private static List<ClassFile> inner() {
        return BLOCKS.stream().flatMap(block -> inner(block).stream()).toList();
    }

    /** A block: a number of slots; for each a name's hash code, the offset of a class's bytes, their length; the bytes. */
    private static List<ClassFile> inner(String name) {
        var block = ByteBuffer.wrap(bytes(name));
        int slots = block.getInt();
        var files = new ArrayList<ClassFile>();
        for (int i = 0; i < slots; i++) {
            block.getInt();
            int offset = block.getInt();
            byte[] bytes = new byte[block.getInt()];
            if (bytes.length > 0) {
                block.get(offset, bytes);
                files.add(ClassFile.of(bytes));
            }
        }
        return files;
    }

    private static List<String> names() {
        try (var jar = new JarFile(Jvm.agentJar().toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        try (var jar = new JarFile(Jvm.agentJar().toFile());
                var in = jar.getInputStream(jar.getEntry(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
