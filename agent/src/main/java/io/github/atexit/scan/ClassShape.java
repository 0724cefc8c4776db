package io.github.atexit.scan;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/** What a class file says of its class, but for its code. Immutable. */
public final class ClassShape {
    private static final int MINOR_OF_VERSION = 4;
    private static final int MAJOR_OF_VERSION = 7;
    private static final int NEWEST = Opcodes.V28 & 0xffff;

    private ClassShape() {}

    /** A reader of the class file. A version newer than the reader's is read as the newest it knows. */
    static ClassReader reader(byte[] bytes) {
        if (bytes.length > MAJOR_OF_VERSION && bytes[MAJOR_OF_VERSION] > NEWEST) {
            byte[] older = bytes.clone();
            older[MINOR_OF_VERSION] = 0;
            older[MINOR_OF_VERSION + 1] = 0;
            older[MAJOR_OF_VERSION] = (byte) NEWEST;
            return new ClassReader(older);
        }
        return new ClassReader(bytes);
    }
}
