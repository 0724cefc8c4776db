package io.github.atexit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The memory that a JVM shares with its tools. */
class PerfDataTest {
    @Test
    void tellsTextsAndNumbers() {
        var data = PerfData.parse(memory().array());

        assertNotNull(data);
        assertEquals("com.acme.Main", data.text("command"));
        assertEquals("", data.text("other"));
        assertEquals(Map.of("count", 7L), data.numbers());
    }

    @Test
    void isNoneInAnotherForm() {
        assertNull(PerfData.parse(new byte[0]));
        assertNull(PerfData.parse(new byte[64]));
    }

    @Test
    void endsWhereTheMemoryDoes() {
        var cut = Arrays.copyOf(memory().array(), 100);

        var data = PerfData.parse(cut);

        assertNotNull(data);
        assertEquals("com.acme.Main", data.text("command"));
        assertEquals(Map.of(), data.numbers());
    }

    private static ByteBuffer memory() {
        var memory = ByteBuffer.allocate(128);
        memory.putInt(0xcafec0c0).put((byte) 1).order(ByteOrder.LITTLE_ENDIAN);
        memory.putInt(24, 32).putInt(28, 2);
        entry(memory, 32, 56, "command", 'B', 16);
        memory.position(32 + 32);
        memory.put("com.acme.Main".getBytes(StandardCharsets.UTF_8));
        entry(memory, 88, 40, "count", 'J', 0);
        memory.putLong(88 + 32, 7);
        return memory;
    }

    private static void entry(ByteBuffer memory, int at, int length, String name, char type, int vector) {
        memory.putInt(at, length).putInt(at + 4, 20).putInt(at + 8, vector).put(at + 12, (byte) type);
        memory.putInt(at + 16, 32).position(at + 20);
        memory.put(name.getBytes(StandardCharsets.UTF_8));
    }
}
