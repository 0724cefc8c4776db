package io.github.atexit.scan;

import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Finds the calls of one class file, and what its lambdas and method references refer to. Used once. */
final class CallScanner extends ClassVisitor {
    private final KnownPools pools;
    private final int release;
    private final List<Finding> findings;
    private String className = "";
    private @Nullable String source;

    /** @param findings to add to */
    CallScanner(KnownPools pools, int release, List<Finding> findings) {
        super(Opcodes.ASM9);
        this.pools = pools;
        this.release = release;
        this.findings = findings;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        className = name.replace('/', '.');
    }

    @Override
    public void visitSource(@Nullable String file, @Nullable String debug) {
        source = file;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new InMethod(name);
    }

    /** The JDK's without its package. */
    private static String typeName(String type) {
        return type.startsWith("java/util/") ? simpleName(type) : type.replace('/', '.');
    }

    private static String simpleName(String owner) {
        return owner.substring(owner.lastIndexOf('/') + 1);
    }

    /** The code of one method. */
    private final class InMethod extends MethodVisitor {
        private final String method;
        private int line = -1;

        InMethod(String method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            FindingKind kind = KnownCalls.kind(owner, name, descriptor);
            if (kind != null) {
                found(kind, simpleName(owner) + '.' + name, owner);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            FindingKind kind = opcode == Opcodes.NEW ? pools.kind(type) : null;
            if (kind != null) {
                found(kind, "new " + typeName(type), type);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(value);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        private void constant(Object value) {
            if (value instanceof Handle) {
                reference((Handle) value);
            } else if (value instanceof ConstantDynamic) {
                ConstantDynamic dynamic = (ConstantDynamic) value;
                for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                    constant(dynamic.getBootstrapMethodArgument(i));
                }
            }
        }

        private void reference(Handle handle) {
            String owner = handle.getOwner();
            boolean isConstructor = handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
            FindingKind kind =
                    isConstructor ? pools.kind(owner) : KnownCalls.kind(owner, handle.getName(), handle.getDesc());
            if (kind != null) {
                String type = isConstructor ? typeName(owner) : simpleName(owner);
                found(kind, type + "::" + (isConstructor ? "new" : handle.getName()), owner);
            }
        }

        private void found(FindingKind kind, String what, String owner) {
            StackTraceElement place = new StackTraceElement(className, method, source, line);
            findings.add(new Finding(kind, what, owner.replace('/', '.'), place, release));
        }
    }
}
