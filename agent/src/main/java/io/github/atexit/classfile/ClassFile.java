package io.github.atexit.classfile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class file (JVMS 4.1) as far as one must know it to exchange single methods and leave everything else byte for byte
 * as it is, and to see whether a method can have a {@code finally} block at all. Used by one thread.
 */
public final class ClassFile {
    /** A method, as it stands in the file or as it was woven. */
    public static final class Method {
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

        public boolean isStatic() {
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
    public ClassFile(byte[] file) {
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

    public Constants constants() {
        return constants;
    }

    /** The method of this name and descriptor, in one, of ASCII characters; null if there is none. */
    public @Nullable Method method(String nameAndDescriptor) {
        int end = nameAndDescriptor.indexOf('(');
        for (int i = 0; i < methods.size(); i++) {
            Method method = methods.get(i);
            if (constants.isText(method.name, nameAndDescriptor, 0, end)
                    && constants.isText(method.descriptor, nameAndDescriptor, end, nameAndDescriptor.length())) {
                return method;
            }
        }
        return null;
    }

    /**
     * Whether a method of this name, whatever its descriptor, catches all that is thrown within some part of its code: what
     * {@code finally}, {@code synchronized} and try-with-resources compile to. Of a name that is not of ASCII characters,
     * whether any method does.
     */
    public boolean catchesAll(String name) {
        boolean isAscii = isAscii(name);
        for (Method method : methods) {
            if ((!isAscii || constants.isText(method.name, name)) && catchesAll(method)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private boolean catchesAll(Method method) {
        int at = method.start + 8;
        for (int i = u2(file, method.start + 6); i > 0; i--) {
            if (constants.isText(u2(file, at), "Code") && hasEntryForAll(at + 6)) {
                return true;
            }
            at += 6 + u4(file, at + 2);
        }
        return false;
    }

    /** Looks at the exception table of a method's code (JVMS 4.7.3). */
    private boolean hasEntryForAll(int code) {
        int table = code + 8 + u4(file, code + 4);
        for (int i = u2(file, table); i > 0; i--) {
            int type = u2(file, table + 8 * i);
            if (type == 0 || constants.isClass(type, "java/lang/Throwable")) {
                return true;
            }
        }
        return false;
    }

    /** A method's bytes (JVMS 4.6). */
    public byte[] bytesOf(Method method) {
        if (method.bytes.length == 0) {
            method.bytes = new byte[method.end - method.start];
            System.arraycopy(file, method.start, method.bytes, 0, method.bytes.length);
        }
        return method.bytes;
    }

    /** Gives a method other bytes. */
    public void exchange(Method method, byte[] bytes) {
        method.bytes = bytes;
    }

    /** The whole file, with what was exchanged and added. */
    public byte[] toBytes() {
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

    public static int u2(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    public static int u4(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }

    /** Writes two bytes. */
    public static void write(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
