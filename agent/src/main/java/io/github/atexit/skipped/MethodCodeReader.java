package io.github.atexit.skipped;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Reads one method's code with the offsets that the class file has. */
final class MethodCodeReader extends MethodVisitor {
    /** A class reader that tells offsets: ASM itself keeps them from visitors. */
    static final class Offsets extends ClassReader {
        private int current;

        Offsets(byte[] bytes) {
            super(bytes);
        }

        @Override
        protected void readBytecodeInstructionOffset(int offset) {
            current = offset;
        }

        @Override
        protected Label readLabel(int offset, @Nullable Label[] labels) {
            Label label = super.readLabel(offset, labels);
            label.info = offset;
            return label;
        }
    }

    private static final String PRIMARY_EXCEPTION = "__$$primaryExc";

    private final Offsets offsets;
    private final MethodCode code;

    MethodCodeReader(Offsets offsets, MethodCode code) {
        super(Opcodes.ASM9);
        this.offsets = offsets;
        this.code = code;
    }

    private void add(int opcode, int variable, @Nullable String owner, @Nullable String called) {
        code.instructions.add(new Instruction(offsets.current, opcode, variable, owner, called));
    }

    private void add(int opcode) {
        add(opcode, Instruction.NO_VARIABLE, null, null);
    }

    private static int offsetOf(Label label) {
        return (Integer) label.info;
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        code.ranges.add(new ProtectedRange(offsetOf(start), offsetOf(end), offsetOf(handler), type));
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        code.addLine(offsetOf(start), line);
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
        if (name.startsWith(PRIMARY_EXCEPTION)) {
            code.primaryExceptions.add(index);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        add(opcode, Instruction.NO_VARIABLE, owner, name);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        boolean isGroovys = bootstrap.getOwner().startsWith("org/codehaus/groovy/")
                && arguments.length > 0
                && arguments[0] instanceof String;
        add(Opcodes.INVOKEDYNAMIC, Instruction.NO_VARIABLE, null, isGroovys ? (String) arguments[0] : null);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        add(opcode, variable, null, null);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        add(opcode, Instruction.NO_VARIABLE, owner, null);
    }

    @Override
    public void visitInsn(int opcode) {
        add(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        add(opcode);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        add(opcode);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        add(opcode);
    }

    @Override
    public void visitLdcInsn(Object value) {
        add(Opcodes.LDC);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        add(Opcodes.IINC);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
        add(Opcodes.TABLESWITCH);
    }

    @Override
    public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
        add(Opcodes.LOOKUPSWITCH);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        add(Opcodes.MULTIANEWARRAY);
    }
}
