package io.github.atexit.weave;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class file (JVMS 4.1) as far as one must know it to exchange single methods and leave everything else byte for byte
 * as it is. Used by one thread.
 */
final class ClassFile {
    /** A method, as it stands in the file or as it was woven. */
    static final class Method {
        private final int end;
        private final int name;
        private final int descriptor;
        private final boolean isStatic;
        private final int start;
        private byte[] bytes;

        private Method(byte[] file, int start, int end) {
            this.start = start;
            this.end = end;
            this.isStatic = (u2(file, start) & ACC_STATIC) != 0;
            this.name = u2(file, start + 2);
            this.descriptor = u2(file, start + 4);
            this.bytes = NONE;
        }

        boolean isStatic() {
            return isStatic;
        }
    }

    private static final byte[] NONE = {};
    private static final int ACC_STATIC = 8;
    /** Behind magic number and version. */
    private static final int CONSTANTS = 8;

    private final byte[] file;
    private final Constants constants;
    private final List<Method> methods = new ArrayList<Method>();

    /** @throws IndexOutOfBoundsException or IllegalArgumentException if it is no class file of a known form */
    ClassFile(byte[] file) {
        this.file = file;
        constants = new Constants(file, CONSTANTS);
        int interfaces = constants.end() + 6;
        int fields = interfaces + 2 + 2 * u2(file, interfaces);
        int at = fields + 2;
        for (int i = u2(file, fields); i > 0; i--) {
            at = endOfMember(at);
        }
        int count = u2(file, at);
        at += 2;
        for (int i = count; i > 0; i--) {
            int end = endOfMember(at);
            methods.add(new Method(file, at, end));
            at = end;
        }
    }

    private int endOfMember(int member) {
        int at = member + 8;
        for (int i = u2(file, member + 6); i > 0; i--) {
            at += 6 + u4(file, at + 2);
        }
        return at;
    }

    Constants constants() {
        return constants;
    }

    /** The method of this name and descriptor, in one, of ASCII characters; null if there is none. */
    @Nullable
    Method method(String nameAndDescriptor) {
        for (Method method : methods) {
            int name = constants.textLength(method.name);
            if (nameAndDescriptor.length() == name + constants.textLength(method.descriptor)
                    && constants.isText(method.name, nameAndDescriptor, 0, name)
                    && constants.isText(method.descriptor, nameAndDescriptor, name, nameAndDescriptor.length())) {
                return method;
            }
        }
        return null;
    }

    /** A method's bytes (JVMS 4.6). */
    byte[] bytesOf(Method method) {
        if (method.bytes.length == 0) {
            method.bytes = new byte[method.end - method.start];
            System.arraycopy(file, method.start, method.bytes, 0, method.bytes.length);
        }
        return method.bytes;
    }

    /** Gives a method other bytes. */
    void exchange(Method method, byte[] bytes) {
        method.bytes = bytes;
    }

    /** The whole file, with what was exchanged and added. */
    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + 1024);
        out.write(file, 0, CONSTANTS);
        constants.writeTo(out);
        int done = constants.end();
        for (Method method : methods) {
            if (method.bytes.length > 0) {
                out.write(file, done, method.start - done);
                out.write(method.bytes, 0, method.bytes.length);
                done = method.end;
            }
        }
        out.write(file, done, file.length - done);
        return out.toByteArray();
    }

    static int u2(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    static int u4(byte[] bytes, int at) {
        return (u2(bytes, at) << 16) | u2(bytes, at + 2);
    }

    /** Writes two bytes. */
    static void write(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
