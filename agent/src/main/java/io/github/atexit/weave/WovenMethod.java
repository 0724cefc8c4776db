package io.github.atexit.weave;

import io.github.atexit.classfile.ClassFile;
import io.github.atexit.classfile.Constants;
import java.io.ByteArrayOutputStream;

/**
 * A method with code put before its own (JVMS 4.6, 4.7.3). No instruction of its own is touched: jumps are relative, and
 * whatever names a place in the code is moved. Used once.
 */
final class WovenMethod {
    private final byte[] in;
    private final Constants constants;
    private final Prologue prologue;
    private final int shift;

    private WovenMethod(byte[] in, Constants constants, Prologue prologue) {
        this.in = in;
        this.constants = constants;
        this.prologue = prologue;
        this.shift = prologue.code().length;
    }

    /**
     * The method's bytes with a prologue.
     *
     * @throws IllegalArgumentException if the method has no code
     */
    static byte[] of(byte[] method, Constants constants, Prologue prologue) {
        return new WovenMethod(method, constants, prologue).write();
    }

    private byte[] write() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length + 64);
        out.write(in, 0, 8);
        boolean hasCode = false;
        int at = 8;
        for (int i = ClassFile.u2(in, 6); i > 0; i--) {
            int end = at + 6 + ClassFile.u4(in, at + 2);
            if (constants.isText(ClassFile.u2(in, at), "Code")) {
                attribute(out, ClassFile.u2(in, at), code(at + 6));
                hasCode = true;
            } else {
                out.write(in, at, end - at);
            }
            at = end;
        }
        if (!hasCode) {
            throw new IllegalArgumentException("a method without code");
        }
        return out.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream out, int name, byte[] content) {
        ClassFile.write(out, name);
        ClassFile.write(out, content.length >> 16);
        ClassFile.write(out, content.length);
        out.write(content, 0, content.length);
    }

    private byte[] code(int start) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length + 64);
        int length = ClassFile.u4(in, start + 4);
        ClassFile.write(out, Math.max(ClassFile.u2(in, start), Prologue.STACK));
        out.write(in, start + 2, 2);
        ClassFile.write(out, (length + shift) >> 16);
        ClassFile.write(out, length + shift);
        out.write(prologue.code(), 0, shift);
        out.write(in, start + 8, length);
        int handlers = start + 8 + length;
        handlers(out, handlers);
        attributes(out, handlers + 2 + 8 * ClassFile.u2(in, handlers));
        return out.toByteArray();
    }

    private void handlers(ByteArrayOutputStream out, int start) {
        int count = ClassFile.u2(in, start);
        ClassFile.write(out, count);
        for (int at = start + 2; at < start + 2 + 8 * count; at += 8) {
            ClassFile.write(out, ClassFile.u2(in, at) + shift);
            ClassFile.write(out, ClassFile.u2(in, at + 2) + shift);
            ClassFile.write(out, ClassFile.u2(in, at + 4) + shift);
            out.write(in, at + 6, 2);
        }
    }

    /** Those that are kept; annotations of types inside the code, which nobody reads at run time, are not. */
    private void attributes(ByteArrayOutputStream out, int start) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int count = 0;
        boolean hasFrames = false;
        int at = start + 2;
        for (int i = ClassFile.u2(in, start); i > 0; i--) {
            int name = ClassFile.u2(in, at);
            boolean isFrames = constants.isText(name, "StackMapTable");
            byte[] moved = isFrames
                    ? FrameTable.shifted(in, at + 6, shift, prologue.frame())
                    : constants.isText(name, "LineNumberTable")
                            ? places(at + 6, 4)
                            : constants.isText(name, "LocalVariableTable")
                                            || constants.isText(name, "LocalVariableTypeTable")
                                    ? places(at + 6, 10)
                                    : null;
            if (moved != null) {
                attribute(kept, name, moved);
                count++;
            }
            hasFrames |= isFrames;
            at += 6 + ClassFile.u4(in, at + 2);
        }
        if (!hasFrames && prologue.frame() >= 0) {
            attribute(kept, constants.text("StackMapTable"), FrameTable.of(prologue.frame()));
            count++;
        }
        ClassFile.write(out, count);
        out.write(kept.toByteArray(), 0, kept.size());
    }

    /** A table whose entries of this length begin with a place in the code. */
    private byte[] places(int start, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int count = ClassFile.u2(in, start);
        ClassFile.write(out, count);
        for (int at = start + 2; at < start + 2 + length * count; at += length) {
            ClassFile.write(out, ClassFile.u2(in, at) + shift);
            out.write(in, at + 2, length - 2);
        }
        return out.toByteArray();
    }
}
