package io.github.atexit.weave;

import io.github.atexit.classfile.ClassFile;
import java.io.ByteArrayOutputStream;

/**
 * A method's stack map frames (JVMS 4.7.4) after code was put before its own. Only the first frame says where it is; the
 * others count from the one before. Uninitialised objects are named by the place of their {@code new}. Used once.
 */
final class FrameTable {
    private static final int SAME_ONE_ITEM = 64;
    private static final int SAME_ONE_ITEM_EXTENDED = 247;
    private static final int SAME_EXTENDED = 251;
    private static final int FULL = 255;
    private static final int OBJECT = 7;
    private static final int UNINITIALIZED = 8;

    private final byte[] in;
    private final int shift;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at;

    private FrameTable(byte[] in, int at, int shift) {
        this.in = in;
        this.at = at;
        this.shift = shift;
    }

    /** A table with one frame at a place under 64: nothing on the stack, the method's arguments as locals. */
    static byte[] of(int frame) {
        return new byte[] {0, 1, (byte) frame};
    }

    /**
     * The table of longer code.
     *
     * @param at where the table is: the number of its frames
     * @param shift how many bytes were put before the code
     * @param frame the place under {@code shift} and 64 of a frame to put first, like that of {@link #of}; -1 for none
     */
    static byte[] shifted(byte[] in, int at, int shift, int frame) {
        return new FrameTable(in, at, shift).shifted(frame);
    }

    private byte[] shifted(int frame) {
        int count = next2();
        ClassFile.write(out, frame < 0 ? count : count + 1);
        if (frame >= 0) {
            out.write(frame);
        }
        for (int i = 0; i < count; i++) {
            int later = i > 0 ? 0 : frame < 0 ? shift : shift - frame - 1;
            frame(later);
        }
        return out.toByteArray();
    }

    /** @param later how much farther it is from the frame before */
    private void frame(int later) {
        int type = in[at++] & 0xff;
        if (type < SAME_ONE_ITEM) {
            head(type + later, type + later < SAME_ONE_ITEM ? type + later : SAME_EXTENDED);
        } else if (type < 2 * SAME_ONE_ITEM) {
            int delta = type - SAME_ONE_ITEM + later;
            head(delta, delta < SAME_ONE_ITEM ? SAME_ONE_ITEM + delta : SAME_ONE_ITEM_EXTENDED);
            values(1);
        } else if (type < SAME_ONE_ITEM_EXTENDED) {
            throw new IllegalArgumentException("frame of type " + type);
        } else {
            head(next2() + later, type);
            if (type == SAME_ONE_ITEM_EXTENDED) {
                values(1);
            } else if (type == FULL) {
                counted();
                counted();
            } else {
                values(Math.max(0, type - SAME_EXTENDED));
            }
        }
    }

    private void head(int delta, int type) {
        out.write(type);
        if (type >= SAME_ONE_ITEM_EXTENDED) {
            ClassFile.write(out, delta);
        }
    }

    private void counted() {
        int count = next2();
        ClassFile.write(out, count);
        values(count);
    }

    private void values(int count) {
        for (int i = 0; i < count; i++) {
            int kind = in[at++];
            out.write(kind);
            if (kind == OBJECT) {
                ClassFile.write(out, next2());
            } else if (kind == UNINITIALIZED) {
                ClassFile.write(out, next2() + shift);
            }
        }
    }

    private int next2() {
        at += 2;
        return ClassFile.u2(in, at - 2);
    }
}
