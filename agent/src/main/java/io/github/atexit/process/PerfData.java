package io.github.atexit.process;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM tells in the memory that it shares with its tools ({@code /tmp/hsperfdata_<user>/<pid>}), read without
 * disturbing it. The format is that of HotSpot's {@code perfMemory.hpp}, version 2, the same from 8 to 27. Immutable.
 */
final class PerfData {
    private static final int MAGIC = 0xcafec0c0;
    private static final int PROLOGUE = 32; // bytes
    private static final int ENTRY_HEAD = 20; // bytes
    private static final long LARGEST = 4 << 20; // bytes; the JVM's own limit is 32 KiB unless a flag raises it

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new LinkedHashMap<>();

    private PerfData() {}

    /** Reads a file; null if it is not there, cannot be read or is something else. Links are not followed. */
    static @Nullable PerfData read(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
                return null;
            }
            return parse(Files.readAllBytes(file));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Takes the memory apart; null if it is something else. */
    static @Nullable PerfData parse(byte[] bytes) {
        if (bytes.length < PROLOGUE) {
            return null;
        }
        ByteBuffer data = ByteBuffer.wrap(bytes);
        if (data.getInt(0) != MAGIC) {
            return null;
        }
        data.order(bytes[4] == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        PerfData perf = new PerfData();
        int at = data.getInt(24);
        int entries = data.getInt(28);
        try {
            for (int i = 0; i < entries && at >= PROLOGUE && at <= bytes.length - ENTRY_HEAD; i++) {
                int length = data.getInt(at);
                if (length < ENTRY_HEAD || length > bytes.length - at) {
                    break;
                }
                perf.add(data, at, length);
                at += length;
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            // The JVM was writing the last one.
        }
        return perf;
    }

    private void add(ByteBuffer data, int at, int length) {
        int nameAt = data.getInt(at + 4);
        int vector = data.getInt(at + 8);
        byte type = data.get(at + 12);
        int valueAt = data.getInt(at + 16);
        String name = text(data, at + nameAt, at + length);
        if (type == 'B' && vector > 0) {
            texts.put(name, text(data, at + valueAt, Math.min(at + valueAt + vector, at + length)));
        } else if (type == 'J' && vector == 0) {
            numbers.put(name, data.getLong(at + valueAt));
        }
    }

    private static String text(ByteBuffer data, int from, int to) {
        int end = from;
        while (end < to && data.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - from];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = data.get(from + i);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A text by its name; empty if there is none. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** The numbers by their names, in the order in which they were added. */
    Map<String, Long> numbers() {
        return Collections.unmodifiableMap(numbers);
    }
}
