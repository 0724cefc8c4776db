package io.github.atexit.skipped;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a frame is in its method's code: at one instruction, or at one of several where only the line is known. */
final class FramePlace {
    /** A block that is entered when the frame's method is left, without its place in a class. */
    static final class Pending {
        final FinallyKind kind;
        final int line;

        Pending(FinallyKind kind, int line) {
            this.kind = kind;
            this.line = line;
        }
    }

    private final String method;
    private final int line;
    private final @Nullable String called;
    private final boolean calledJdk;

    /**
     * @param called the method that the frame has called; null for the newest frame
     * @param calledJdk whether that is the JDK's
     */
    FramePlace(String method, int line, @Nullable String called, boolean calledJdk) {
        this.method = method;
        this.line = line;
        this.called = called;
        this.calledJdk = calledJdk;
    }

    /**
     * The blocks pending at a bytecode index; innermost first. None where the class file does not fit the frame, as when
     * another agent has rewritten the class.
     */
    List<Pending> at(ClassCode code, int index, @Nullable String descriptor) {
        List<Pending> pending = new ArrayList<Pending>();
        for (MethodCode candidate : code.methods(method)) {
            if (descriptor != null && !descriptor.equals(candidate.descriptor)) {
                continue;
            }
            int instruction = candidate.indexOf(index);
            if (instruction >= 0 && candidate.lineAt(index) == line && fits(candidate.instructions.get(instruction))) {
                pending.addAll(pendingAt(candidate, index, code.lineMap()));
            }
        }
        return pending;
    }

    /** The blocks pending at every instruction that the frame can be at, as far as its line tells. */
    List<Pending> atLine(ClassCode code) {
        @Nullable List<Pending> common = commonOf(code, true);
        if (common == null) {
            common = commonOf(code, false);
        }
        return common == null ? new ArrayList<Pending>() : common;
    }

    private @Nullable List<Pending> commonOf(ClassCode code, boolean byName) {
        @Nullable List<Pending> common = null;
        for (MethodCode candidate : code.methods(method)) {
            for (Instruction instruction : candidate.instructions) {
                boolean fits = (byName && called != null) ? instruction.isCallOf(called) : fits(instruction);
                if (fits && candidate.lineAt(instruction.offset) == line) {
                    List<Pending> here = pendingAt(candidate, instruction.offset, code.lineMap());
                    common = common == null ? here : both(common, here);
                }
            }
        }
        return common;
    }

    private boolean fits(Instruction instruction) {
        return called == null || instruction.mayCall(called, calledJdk);
    }

    private static List<Pending> pendingAt(MethodCode code, int index, LineMap map) {
        List<Pending> pending = new ArrayList<Pending>();
        for (ProtectedRange range : code.ranges) {
            if (range.covers(index)) {
                FinallyHandler handler = new FinallyHandler(code, range);
                FinallyKind kind = handler.kind();
                if (kind != null) {
                    Pending block = new Pending(kind, map.inFile(handler.line(kind)));
                    if (block.line >= 0 && !contains(pending, block)) {
                        pending.add(block);
                    }
                }
            }
        }
        return pending;
    }

    private static List<Pending> both(List<Pending> some, List<Pending> others) {
        List<Pending> both = new ArrayList<Pending>();
        for (Pending block : some) {
            if (contains(others, block)) {
                both.add(block);
            }
        }
        return both;
    }

    private static boolean contains(List<Pending> blocks, Pending wanted) {
        for (Pending block : blocks) {
            if (block.kind == wanted.kind && block.line == wanted.line) {
                return true;
            }
        }
        return false;
    }
}
