package io.github.atexit.skipped;

import org.jspecify.annotations.Nullable;

/**
 * Tells by its first instructions what an exception handler is for. The shapes are those of javac 8 to 27, of Kotlin 2.1
 * and of Groovy 4. Used once.
 */
final class FinallyHandler {
    private static final String THROWABLE = "java/lang/Throwable";
    private static final int MONITOR_EXIT_WITHIN = 3; // instructions
    private static final int CLOSER_WITHIN = 8; // instructions

    private final MethodCode code;
    private final ProtectedRange range;
    private int at;

    FinallyHandler(MethodCode code, ProtectedRange range) {
        this.code = code;
        this.range = range;
    }

    /** The kind of block that the handler runs; null if it is none: a catch, or something of the compiler's own. */
    @Nullable
    FinallyKind kind() {
        at = code.indexOf(range.handler);
        // A handler also protects its own first instruction.
        if (at < 0 || range.start == range.handler) {
            return null;
        }
        if (range.type != null) {
            return range.type.equals(THROWABLE) && closesAsJavac11() ? FinallyKind.TRY_WITH_RESOURCES : null;
        }
        if (onlyRethrows()) {
            return null;
        }
        if (exitsMonitor()) {
            return FinallyKind.SYNCHRONIZED;
        }
        return closesAsJavac8() || callsCloser() || asksForPrimaryException()
                ? FinallyKind.TRY_WITH_RESOURCES
                : FinallyKind.FINALLY;
    }

    /** The line that a reader looks at: of {@code finally} its first statement's, of the others where they begin. */
    int line(FinallyKind kind) {
        if (kind == FinallyKind.FINALLY) {
            int own = code.lineBeginningIn(range.handler, range.handler + 1);
            int first = own == MethodCode.NO_LINE ? code.lineBeginningIn(range.handler, rethrow()) : own;
            return first == MethodCode.NO_LINE ? code.lineAt(range.handler) : first;
        }
        if (range.type != null) {
            return code.lineAt(range.handler);
        }
        int start = range.start;
        for (ProtectedRange other : code.ranges) {
            if (other.handler == range.handler && other.type == null) {
                start = Math.min(start, other.start);
            }
        }
        return code.lineAt(Math.max(0, start - 1));
    }

    /** Where the handler has done its work; its beginning if it does not rethrow. */
    private int rethrow() {
        at = code.indexOf(range.handler);
        int thrown = takeStore();
        while (at + 1 < code.instructions.size()) {
            if (instruction(0).isLoadOf(thrown) && instruction(1).is(Opcode.ATHROW)) {
                return instruction(0).offset;
            }
            at++;
        }
        return range.handler;
    }

    private boolean onlyRethrows() {
        return instruction(0).is(Opcode.ATHROW)
                || (instruction(0).is(Opcode.ASTORE)
                        && instruction(1).isLoadOf(instruction(0).variable)
                        && instruction(2).is(Opcode.ATHROW));
    }

    private boolean exitsMonitor() {
        for (int i = 0; i < MONITOR_EXIT_WITHIN; i++) {
            if (instruction(i).is(Opcode.MONITOREXIT)) {
                return true;
            }
        }
        return false;
    }

    /** {@code catch (Throwable t) { if (r != null) try { r.close(); } catch (Throwable s) { t.addSuppressed(s); } … }}. */
    private boolean closesAsJavac11() {
        int thrown = takeStore();
        int resource = takeLoad();
        if (take(Opcode.IFNULL) && takeLoad() != resource) {
            return false;
        }
        return thrown >= 0 && resource >= 0 && takesCloseAndSuppression(thrown);
    }

    /** {@code finally { if (r != null) if (p != null) try { r.close(); } catch (Throwable s) { p.addSuppressed(s); } … }}. */
    private boolean closesAsJavac8() {
        int before = at;
        takeStore();
        int resource = takeLoad();
        int primary = take(Opcode.IFNULL) ? takeLoad() : resource;
        if (primary == resource) {
            primary = takeLoad();
        }
        boolean closes =
                primary >= 0 && take(Opcode.IFNULL) && takeLoad() == resource && takesCloseAndSuppression(primary);
        at = before;
        return closes;
    }

    private boolean takesCloseAndSuppression(int primary) {
        if (!instruction(0).isCallOf("close") || !instruction(1).is(Opcode.GOTO)) {
            return false;
        }
        at += 2;
        int suppressed = takeStore();
        return suppressed >= 0
                && takeLoad() == primary
                && takeLoad() == suppressed
                && instruction(0).isCallOf("addSuppressed");
    }

    /** A method of javac's (9 and 10) or of Kotlin's library. */
    private boolean callsCloser() {
        for (int i = 0; i < CLOSER_WITHIN; i++) {
            Instruction instruction = instruction(i);
            if (instruction.is(Opcode.INVOKESTATIC) && instruction.owner != null) {
                return instruction.isCallOf("$closeResource")
                        || (instruction.isCallOf("closeFinally") && instruction.owner.startsWith("kotlin/"));
            }
        }
        return false;
    }

    /** Groovy's form begins with the test of a variable of its own. */
    private boolean asksForPrimaryException() {
        Instruction second = instruction(1);
        return second.is(Opcode.ALOAD) && code.primaryExceptions.contains(second.variable);
    }

    private boolean take(int opcode) {
        boolean isThere = instruction(0).is(opcode);
        at += isThere ? 1 : 0;
        return isThere;
    }

    private int takeStore() {
        int variable = instruction(0).variable;
        return take(Opcode.ASTORE) ? variable : Instruction.NO_VARIABLE;
    }

    private int takeLoad() {
        int variable = instruction(0).variable;
        return take(Opcode.ALOAD) ? variable : Instruction.NO_VARIABLE;
    }

    private Instruction instruction(int ahead) {
        int index = at + ahead;
        return index < code.instructions.size() ? code.instructions.get(index) : Instruction.NONE;
    }
}
