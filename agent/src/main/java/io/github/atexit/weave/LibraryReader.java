package io.github.atexit.weave;

import net.bytebuddy.jar.asm.ClassReader;

/** The library's readers, also of class files that are newer than the library. Stateless. */
final class LibraryReader {
    /** The newest class file version that the ASM in use reads; a newer JDK's classes are read as if of this one. */
    private static final int NEWEST_KNOWN_VERSION = 71; // Java 27

    private LibraryReader() {}

    /** A reader of a class file, also of one that is newer than the ASM in use. */
    static ClassReader of(byte[] bytes) {
        int version = ((bytes[6] & 0xff) << 8) | (bytes[7] & 0xff);
        if (version <= NEWEST_KNOWN_VERSION) {
            return new ClassReader(bytes);
        }
        byte[] readable = bytes.clone();
        readable[6] = 0;
        readable[7] = NEWEST_KNOWN_VERSION;
        return new ClassReader(readable);
    }

    /** Gives what was written the version of what was read. */
    static byte[] withVersionOf(byte[] read, byte[] written) {
        written[6] = read[6];
        written[7] = read[7];
        return written;
    }
}
