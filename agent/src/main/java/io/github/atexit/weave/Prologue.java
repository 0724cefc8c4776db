package io.github.atexit.weave;

import io.github.atexit.classfile.ClassFile;
import io.github.atexit.classfile.Constants;
import java.io.ByteArrayOutputStream;

/**
 * The code that a weave point puts before a method's own: the call of the bridge, and what becomes of its answer. Its
 * length is a multiple of four, so that the padding of the method's switches stays right. Immutable.
 */
final class Prologue {
    /** The most that it puts on the stack: three arguments, or a result twice. */
    static final int STACK = 4;

    private static final int NOP = 0x00;
    private static final int ILOAD = 0x15;
    private static final int ALOAD = 0x19;
    private static final int ISTORE_0 = 0x3b;
    private static final int DUP = 0x59;
    private static final int IFEQ = 0x99;
    private static final int IRETURN = 0xac;
    private static final int ARETURN = 0xb0;
    private static final int RETURN = 0xb1;
    private static final int GETSTATIC = 0xb2;
    private static final int INVOKESTATIC = 0xb8;

    private final byte[] code;
    private final int frame;

    private Prologue(byte[] code, int frame) {
        this.code = code;
        this.frame = frame;
    }

    byte[] code() {
        return code;
    }

    /** Where it needs a stack map frame with the method's arguments and nothing else: before its end and 64; or -1. */
    int frame() {
        return frame;
    }

    /** What a point puts before a method. */
    static Prologue of(WeavePoint point, boolean isStatic, Constants constants) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        int frame = point.onReturn ? around(point, constants, code) : before(point, isStatic, constants, code);
        if (code.size() == frame) {
            code.write(NOP); // a frame of the method's own may follow, and not at the same place
        }
        while (code.size() % 4 != 0) {
            code.write(NOP);
        }
        return new Prologue(code.toByteArray(), frame);
    }

    private static int before(WeavePoint point, boolean isStatic, Constants constants, ByteArrayOutputStream code) {
        if (point.field.isEmpty()) {
            boolean wantsThis = point.bridgeDescriptor().startsWith("(L" + point.owner + ';');
            load(point.bridgeDescriptor(), isStatic || wantsThis ? 0 : 1, code);
        } else {
            code.write(GETSTATIC);
            ClassFile.write(code, constants.field(point.owner, point.field, point.fieldDescriptor));
        }
        call(constants.method(WeavePoint.BRIDGE, point.bridgeMethod), code);
        if (point.bridgeMethod.endsWith(")I")) {
            code.write(isStatic ? ISTORE_0 : ISTORE_0 + 1);
        } else if (point.bridgeMethod.endsWith(")Z")) {
            return skip(code.size(), 1, code, RETURN);
        }
        return -1;
    }

    /**
     * The method is called once more from within, and the bridge when that has returned: nothing needs to be put into the
     * middle of its code. Which of the two calls it is, the bridge knows. Of static methods without a long or double.
     */
    private static int around(WeavePoint point, Constants constants, ByteArrayOutputStream code) {
        char result = point.method.charAt(point.method.indexOf(')') + 1);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        load(point.method, 0, again);
        call(constants.method(point.owner, point.method), again);
        if (result != 'V') {
            again.write(DUP);
        }
        call(constants.method(WeavePoint.BRIDGE, point.bridgeMethod), again);
        again.write(result == 'V' ? RETURN : result == 'L' ? ARETURN : IRETURN);
        call(constants.method(WeavePoint.BRIDGE, WeavePoint.GOES_AROUND), code);
        byte[] bytes = again.toByteArray();
        int[] all = new int[bytes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes[i] & 0xff;
        }
        return skip(code.size(), all.length, code, all);
    }

    /** Jumps over instructions if there is a zero on the stack; says where to. */
    private static int skip(int at, int length, ByteArrayOutputStream code, int... instructions) {
        code.write(IFEQ);
        ClassFile.write(code, 3 + length);
        for (int instruction : instructions) {
            code.write(instruction);
        }
        return at + 3 + length;
    }

    private static void call(int method, ByteArrayOutputStream code) {
        code.write(INVOKESTATIC);
        ClassFile.write(code, method);
    }

    /** Loads what a descriptor takes, none of it a long or double, from the locals from this one on. */
    private static void load(String descriptor, int first, ByteArrayOutputStream code) {
        int local = first;
        for (int i = descriptor.indexOf('(') + 1; descriptor.charAt(i) != ')'; i++) {
            boolean isObject = descriptor.charAt(i) == 'L';
            code.write(isObject ? ALOAD : ILOAD);
            code.write(local++);
            i = isObject ? descriptor.indexOf(';', i) : i;
        }
    }
}
