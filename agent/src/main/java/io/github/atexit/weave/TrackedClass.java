package io.github.atexit.weave;

import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Writes the bridge's call before every return of some constructors of one class. No jump, so that no frame changes. */
final class TrackedClass extends ClassVisitor {
    private final Set<String> constructors;

    /** @param constructors the descriptors of those to weave */
    TrackedClass(ClassVisitor next, Set<String> constructors) {
        super(Opcodes.ASM9, next);
        this.constructors = constructors;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("<init>") && constructors.contains(descriptor) ? new TrackedConstructor(method) : method;
    }

    private static final class TrackedConstructor extends MethodVisitor {
        TrackedConstructor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "java/lang/AtExitBridge", "constructed", "(Ljava/lang/Object;)V", false);
            }
            super.visitInsn(opcode);
        }
    }
}
