package io.github.atexit.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Writes the body of the bridge's {@code addCounter} for JDK 9 and later, whose internal class no compiler lets it call. */
public final class CountingBridge extends ClassVisitor {
    private static final String COUNTER = "jdk/internal/perf/PerfCounter";

    private CountingBridge(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    /** The bridge's class file with that body. */
    public static byte[] of(byte[] bridge) {
        ClassReader reader = new ClassReader(bridge);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new CountingBridge(writer), 0);
        return writer.toByteArray();
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("addCounter")) {
            return method;
        }
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC, COUNTER, "newPerfCounter", "(Ljava/lang/String;)L" + COUNTER + ";", false);
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.LLOAD, 1);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, COUNTER, "set", "(J)V", false);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        return null;
    }
}
