package io.github.atexit.skipped;

import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Reads the methods of one name from a class file. Used once. */
final class MethodsReader extends ClassVisitor {
    private static final int READABLE_VERSION = 52; // Java 8: what is read here is the same in all later ones

    private final MethodCodeReader.Offsets reader;
    private final String wanted;
    private final List<MethodCode> found;
    private LineMap lineMap = LineMap.NONE;

    /**
     * @param bytes a class file's, which are changed
     * @param found what is found is added here
     */
    MethodsReader(byte[] bytes, String wanted, List<MethodCode> found) {
        super(Opcodes.ASM9);
        bytes[6] = 0;
        bytes[7] = READABLE_VERSION; // ASM refuses class files that are newer than itself
        this.reader = new MethodCodeReader.Offsets(bytes);
        this.wanted = wanted;
        this.found = found;
    }

    /** Reads; returns where lines of code come from that was inlined. */
    LineMap read() {
        reader.accept(this, ClassReader.SKIP_FRAMES);
        return lineMap;
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        if (debug != null) {
            lineMap = LineMap.of(debug);
        }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (!name.equals(wanted)) {
            return null;
        }
        MethodCode code = new MethodCode(descriptor);
        found.add(code);
        return new MethodCodeReader(reader, code);
    }
}
