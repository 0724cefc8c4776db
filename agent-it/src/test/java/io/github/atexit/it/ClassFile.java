package io.github.atexit.it;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What tests ask of a class file.
 *
 * @param name with slashes
 * @param major the version: 52 is Java 8
 * @param texts every text of its constants, so every name it refers to
 */
record ClassFile(String name, int major, List<String> texts) {
    static ClassFile of(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != 0xCAFEBABE) {
                throw new AssertionError("not a class file");
            }
            in.readUnsignedShort();
            int major = in.readUnsignedShort();
            int count = in.readUnsignedShort();
            var texts = new String[count];
            var names = new int[count];
            for (int i = 1; i < count; i++) {
                i += readConstant(in, i, texts, names);
            }
            in.readUnsignedShort();
            String name = texts[names[in.readUnsignedShort()]];
            var all = new ArrayList<String>();
            for (String text : texts) {
                if (text != null) {
                    all.add(text);
                }
            }
            return new ClassFile(name, major, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one constant and returns how many more slots it takes. */
    private static int readConstant(DataInputStream in, int index, String[] texts, int[] names) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 1 -> texts[index] = in.readUTF();
            case 7 -> names[index] = in.readUnsignedShort();
            case 8, 16, 19, 20 -> in.skipNBytes(2);
            case 15 -> in.skipNBytes(3);
            case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
            case 5, 6 -> in.skipNBytes(8);
            default -> throw new AssertionError("constant of kind " + tag);
        }
        return tag == 5 || tag == 6 ? 1 : 0;
    }
}
