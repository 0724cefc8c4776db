package io.github.atexit.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes in the making, big endian. DataOutputStream would load fifty classes on 21 and later. Used by one thread. */
final class FactsWriter {
    private byte[] bytes = new byte[1024];
    private int length;

    FactsWriter number(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            add((byte) (value >>> shift));
        }
        return this;
    }

    FactsWriter truth(boolean value) {
        add((byte) (value ? 1 : 0));
        return this;
    }

    /** @param most characters; what is beyond them is cut */
    FactsWriter text(String text, int most) {
        String kept = text.length() <= most ? text : text.substring(0, most);
        byte[] encoded = kept.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        for (byte b : encoded) {
            add(b);
        }
        return this;
    }

    private void add(byte b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = b;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
