package io.github.atexit.weave;

import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Finds the methods of one class that have a weave point, and says which points were found. */
final class WovenClass extends ClassVisitor {
    private final String owner;
    private final WeavePoint[] points;
    private final List<WeavePoint> found;

    WovenClass(ClassVisitor next, String owner, WeavePoint[] points, List<WeavePoint> found) {
        super(Opcodes.ASM9, next);
        this.owner = owner;
        this.points = points;
        this.found = found;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        String wanted = name + descriptor;
        for (WeavePoint point : points) {
            if (point.owner.equals(owner) && point.method.equals(wanted)) {
                method = new WovenMethod(method, point, (access & Opcodes.ACC_STATIC) != 0);
                found.add(point);
            }
        }
        return method;
    }
}
