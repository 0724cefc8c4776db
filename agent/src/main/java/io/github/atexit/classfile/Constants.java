package io.github.atexit.classfile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The constants of a class file (JVMS 4.4), and behind them those that woven code needs: what is there keeps its index.
 * Used by one thread.
 */
public final class Constants {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;
    /** By the kinds of constants; 0 for a text, whose length is its own, and where there is no such kind up to JDK 27. */
    private static final byte[] LENGTHS = {0, 0, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3};

    private final byte[] bytes;
    private final int start;
    private final int end;
    /** Where each constant is. */
    private final int[] offsets;

    private final List<String> addedTexts = new ArrayList<String>();
    private final List<Integer> addedAt = new ArrayList<Integer>();
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();
    private int count;

    /**
     * @param start where the number of constants stands
     * @throws IllegalArgumentException if there is a kind of constant that no JDK up to 27 writes
     */
    Constants(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start + 2;
        count = ClassFile.u2(bytes, start);
        offsets = new int[count];
        int at = start + 2;
        for (int i = 1; i < count; i++) {
            offsets[i] = at;
            int kind = bytes[at];
            // Without calls: thousands are enough for the JVM to compile what is called, which costs memory and time.
            int length = kind > 0 && kind < LENGTHS.length ? LENGTHS[kind] : 0;
            if (kind == UTF8) {
                length = 3 + (((bytes[at + 1] & 0xff) << 8) | (bytes[at + 2] & 0xff));
            }
            if (length == 0) {
                throw new IllegalArgumentException("constant of kind " + kind);
            }
            at += length;
            i += kind == LONG || kind == DOUBLE ? 1 : 0;
        }
        end = at;
    }

    /** How many the file counts (JVMS 4.1: one more than there are). */
    public int count() {
        return offsets.length;
    }

    /** Where the constants of the file end. */
    int end() {
        return end;
    }

    /** Whether the constant at an index is this text, of ASCII characters. */
    public boolean isText(int index, String text) {
        return isText(index, text, 0, text.length());
    }

    /** Whether it is this part of a text. */
    public boolean isText(int index, String text, int from, int to) {
        if (index >= offsets.length) {
            int at = addedAt.indexOf(index);
            return at >= 0 && addedTexts.get(at).equals(text.substring(from, to));
        }
        int offset = offsets[index];
        if (bytes[offset] != UTF8 || ClassFile.u2(bytes, offset + 1) != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[offset + 3 + i - from] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the constant at an index is the class of this internal name, of ASCII characters. */
    boolean isClass(int index, String internalName) {
        int offset = offsets[index];
        return bytes[offset] == CLASS && isText(ClassFile.u2(bytes, offset + 1), internalName);
    }

    /** The index of this text, of ASCII characters. */
    public int text(String text) {
        int known = addedTexts.indexOf(text);
        if (known >= 0) {
            return addedAt.get(known);
        }
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        added.write(UTF8);
        ClassFile.write(added, ascii.length);
        added.write(ascii, 0, ascii.length);
        addedTexts.add(text);
        addedAt.add(count);
        return count++;
    }

    /** The index of a method: its class's internal name, its name and descriptor in one. */
    public int method(String owner, String method) {
        int parameters = method.indexOf('(');
        return member(METHOD, owner, method.substring(0, parameters), method.substring(parameters));
    }

    /** The index of a field. */
    public int field(String owner, String name, String descriptor) {
        return member(FIELD, owner, name, descriptor);
    }

    private int member(int kind, String owner, String name, String descriptor) {
        int type = add(CLASS, text(owner));
        return add(kind, type, add(NAME_AND_TYPE, text(name), text(descriptor)));
    }

    private int add(int kind, int... indices) {
        added.write(kind);
        for (int index : indices) {
            ClassFile.write(added, index);
        }
        return count++;
    }

    /** Writes their number, the file's and the added ones. */
    void writeTo(ByteArrayOutputStream out) {
        ClassFile.write(out, count);
        out.write(bytes, start, end - start);
        out.write(added.toByteArray(), 0, added.size());
    }
}
