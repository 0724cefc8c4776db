package io.github.atexit.launch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Room for the classes of an exit in a JVM whose metaspace is limited: a class of a loader of its own that nobody uses.
 * Where the exit has let go of it and the metaspace is full, the JVM collects it before it refuses a class (8 to 27).
 */
final class MetaspaceBallast {
    private static final int METHODS = 160;
    private static final int METHOD_BYTES = 8 * 1024; // below what 8 and 11 give a chunk of its own
    private static final String OPTION = "-XX:MaxMetaspaceSize=";

    private MetaspaceBallast() {}

    /** What is to be held until the exit begins; null where the metaspace is unlimited, or has no room for it. */
    static @Nullable Object ifLimited(List<String> commandLine, Map<String, String> environment) {
        boolean limited = false;
        for (String argument : commandLine) {
            limited |= argument.startsWith(OPTION);
        }
        for (String name : new String[] {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"}) {
            String options = environment.get(name);
            limited |= options != null && options.contains(OPTION);
        }
        return limited ? define() : null;
    }

    private static @Nullable Object define() {
        try {
            return new Loader().define(bytes());
        } catch (IOException | OutOfMemoryError e) {
            return null;
        }
    }

    /** A class of many methods that do nothing at length; it is never linked. */
    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(METHODS * (METHOD_BYTES + 64));
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xCAFEBABE);
        out.writeInt(49); // Java 5, without stack maps
        out.writeShort(7 + METHODS);
        utf8(out, "ballast/Ballast");
        out.writeByte(7);
        out.writeShort(1);
        utf8(out, "java/lang/Object");
        out.writeByte(7);
        out.writeShort(3);
        utf8(out, "()V");
        utf8(out, "Code");
        for (int i = 0; i < METHODS; i++) {
            utf8(out, "m" + i);
        }
        out.writeShort(0x0421); // public super abstract
        out.writeShort(2);
        out.writeShort(4);
        out.writeShort(0);
        out.writeShort(0);
        out.writeShort(METHODS);
        byte[] code = new byte[METHOD_BYTES];
        code[METHOD_BYTES - 1] = (byte) 0xb1; // return, after many times nop
        for (int i = 0; i < METHODS; i++) {
            out.writeShort(0x0009); // public static
            out.writeShort(7 + i);
            out.writeShort(5);
            out.writeShort(1);
            out.writeShort(6);
            out.writeInt(12 + METHOD_BYTES);
            out.writeShort(0);
            out.writeShort(0);
            out.writeInt(METHOD_BYTES);
            out.write(code);
            out.writeShort(0);
            out.writeShort(0);
        }
        out.writeShort(0);
        return bytes.toByteArray();
    }

    private static void utf8(DataOutputStream out, String text) throws IOException {
        out.writeByte(1);
        out.writeUTF(text);
    }

    /** Holds the one class, and is held by it. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super(null);
        }

        Class<?> define(byte[] bytes) {
            return defineClass("ballast.Ballast", bytes, 0, bytes.length);
        }
    }
}
