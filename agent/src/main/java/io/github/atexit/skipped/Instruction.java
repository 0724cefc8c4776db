package io.github.atexit.skipped;

import org.jspecify.annotations.Nullable;

/** One bytecode instruction, as far as it matters to what a frame is doing and what a handler is for. Immutable. */
final class Instruction {
    static final int NO_VARIABLE = -1;

    /** What is after the end of the code. */
    static final Instruction NONE = new Instruction(-1, Opcode.NOP, NO_VARIABLE, null, null);

    final int offset;
    final int opcode;
    /** The local variable that is read or written. */
    final int variable;
    /** The internal name of the class that a method or field belongs to; null for other instructions. */
    final @Nullable String owner;
    /** The name of a method that is called; null for other instructions. */
    final @Nullable String called;

    Instruction(int offset, int opcode, int variable, @Nullable String owner, @Nullable String called) {
        this.offset = offset;
        this.opcode = opcode;
        this.variable = variable;
        this.owner = owner;
        this.called = called;
    }

    boolean is(int wanted) {
        return opcode == wanted;
    }

    boolean isLoadOf(int wanted) {
        return opcode == Opcode.ALOAD && variable == wanted;
    }

    boolean isCallOf(String name) {
        return name.equals(called);
    }

    /**
     * Whether the instruction can have led to a frame of a method of this name. What a hidden frame of the JDK's stands
     * between (a lambda's, a reflective call's) can be of any name.
     *
     * @param ofJdk whether that method is the JDK's
     */
    boolean mayCall(String method, boolean ofJdk) {
        if (isCallOf(method)) {
            return true;
        }
        switch (opcode) {
            case Opcode.INVOKEDYNAMIC:
            case Opcode.INVOKEINTERFACE:
                return true;
            case Opcode.INVOKEVIRTUAL:
            case Opcode.INVOKESPECIAL:
                return isReflective() || loads(method, false);
            case Opcode.INVOKESTATIC:
            case Opcode.GETSTATIC:
            case Opcode.PUTSTATIC:
            case Opcode.NEW:
                return loads(method, ofJdk);
            case Opcode.LDC:
            case Opcode.CHECKCAST:
            case Opcode.INSTANCEOF:
            case Opcode.ANEWARRAY:
            case Opcode.MULTIANEWARRAY:
                return ofJdk || loads(method, false);
            default:
                return false;
        }
    }

    private boolean isReflective() {
        return owner != null && (owner.startsWith("java/lang/reflect/") || owner.startsWith("java/lang/invoke/"));
    }

    /** Whether a frame of this name may be there because a class is loaded or initialised. */
    private static boolean loads(String method, boolean ofJdk) {
        return ofJdk || method.equals("<clinit>") || method.equals("loadClass");
    }
}
