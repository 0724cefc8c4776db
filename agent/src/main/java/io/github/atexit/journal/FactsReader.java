package io.github.atexit.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link FactsWriter} wrote. Used by one thread. */
final class FactsReader {
    private final byte[] bytes;
    private int at;

    FactsReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IOException if there are no more bytes */
    long number() throws IOException {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (next() & 0xff);
        }
        return value;
    }

    boolean truth() throws IOException {
        return next() != 0;
    }

    String text() throws IOException {
        long length = number();
        if (length < 0 || length > bytes.length - at) {
            throw new IOException("a text of " + length + " bytes");
        }
        at += (int) length;
        return new String(bytes, at - (int) length, (int) length, StandardCharsets.UTF_8);
    }

    private byte next() throws IOException {
        if (at == bytes.length) {
            throw new IOException("the facts end too early");
        }
        return bytes[at++];
    }
}
