package io.github.atexit.weave;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Finds the constructors whose first variable holds the new object until they return. Compilers keep it there; optimisers
 * may reuse it for another value, which must not be taken for the object.
 */
final class WeavableConstructors extends ClassVisitor {
    private final Set<String> found = new HashSet<String>();

    private WeavableConstructors() {
        super(Opcodes.ASM9);
    }

    /** Their descriptors. */
    static Set<String> of(ClassReader reader) {
        WeavableConstructors constructors = new WeavableConstructors();
        reader.accept(constructors, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        return constructors.found;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access,
            String name,
            final String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        if (!name.equals("<init>")) {
            return null;
        }
        found.add(descriptor);
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitVarInsn(int opcode, int variable) {
                if (variable == 0 && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
                    found.remove(descriptor);
                }
            }
        };
    }
}
