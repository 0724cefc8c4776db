package io.github.atexit.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes the call of the bridge into one method. Straight-line code but for one jump, so that no frame changes. */
final class WovenMethod extends MethodVisitor {
    private static final String BRIDGE = "java/lang/AtExitBridge";

    private final WeavePoint point;
    private final boolean isStatic;

    WovenMethod(MethodVisitor next, WeavePoint point, boolean isStatic) {
        super(Opcodes.ASM9, next);
        this.point = point;
        this.isStatic = isStatic;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (point.onReturn) {
            return;
        }
        loadArguments();
        callBridge();
        switch (Type.getReturnType(point.bridgeDescriptor()).getSort()) {
            case Type.INT:
                super.visitVarInsn(Opcodes.ISTORE, isStatic ? 0 : 1);
                break;
            case Type.BOOLEAN:
                Label goOn = new Label();
                super.visitJumpInsn(Opcodes.IFEQ, goOn);
                super.visitInsn(Opcodes.RETURN);
                super.visitLabel(goOn);
                super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
                break;
            default:
                break;
        }
    }

    private void loadArguments() {
        if (!point.field.isEmpty()) {
            super.visitFieldInsn(Opcodes.GETSTATIC, point.owner, point.field, point.fieldDescriptor);
            return;
        }
        Type[] wanted = Type.getArgumentTypes(point.bridgeDescriptor());
        boolean wantsThis =
                wanted.length > 0 && !isStatic && wanted[0].getInternalName().equals(point.owner);
        int variable = isStatic || wantsThis ? 0 : 1;
        for (Type type : wanted) {
            super.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
            variable += type.getSize();
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (point.onReturn && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            if (opcode == Opcodes.ARETURN) {
                super.visitInsn(Opcodes.DUP);
            }
            callBridge();
        }
        super.visitInsn(opcode);
    }

    private void callBridge() {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, point.bridgeName(), point.bridgeDescriptor(), false);
    }
}
