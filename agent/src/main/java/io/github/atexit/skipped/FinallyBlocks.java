package io.github.atexit.skipped;

import io.github.atexit.exit.CallStack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the blocks that threads would have run on their way out of their calls, by the exception tables of the methods
 * they are in. Used by one thread.
 */
final class FinallyBlocks {
    /** Of different calls: a recursion's count once. */
    private static final int MOST_CALLS = 1000;

    private final ApplicationCode code;
    private final Sink sink;

    /** Hears of each block once. */
    interface Sink {
        /** Called innermost first. */
        void add(FinallyBlock block);
    }

    FinallyBlocks(ApplicationCode code, Sink sink) {
        this.code = code;
        this.sink = sink;
    }

    /** Looks at the calls of one thread. */
    void find(CallStack calls, String thread, boolean exiting) {
        List<FinallyBlock> found = new ArrayList<FinallyBlock>();
        Set<String> seen = new HashSet<String>();
        for (int i = 0; i < calls.depth() && seen.size() < MOST_CALLS; i++) {
            StackTraceElement frame = calls.element(i);
            if (frame.getLineNumber() < 0 || CallStack.isJdk(frame.getClassName())) {
                continue;
            }
            if (!seen.add(frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber() + "@"
                    + calls.bytecodeIndex(i))) {
                continue;
            }
            for (FramePlace.Pending pending : pending(calls, i)) {
                FinallyBlock block = new FinallyBlock(frame, pending.line, pending.kind, thread, exiting);
                if (!contains(found, block)) {
                    found.add(block);
                    sink.add(block);
                }
            }
        }
    }

    private List<FramePlace.Pending> pending(CallStack calls, int index) {
        StackTraceElement frame = calls.element(index);
        Class<?> type = calls.declaringClass(index);
        if (type == null) {
            type = code.named(frame.getClassName());
        }
        ClassCode classCode = type == null || !code.isApplication(type) ? null : code.of(type);
        if (type == null || classCode == null || !classCode.mayHaveBlocks(frame.getMethodName())) {
            return new ArrayList<FramePlace.Pending>();
        }
        int bytecodeIndex = calls.bytecodeIndex(index);
        StackTraceElement called = bytecodeIndex < 0 ? dispatched(calls, index) : called(calls, index);
        FramePlace place = new FramePlace(
                frame.getMethodName(),
                frame.getLineNumber(),
                called == null ? null : called.getMethodName(),
                called != null && CallStack.isJdk(called.getClassName()));
        try {
            List<FramePlace.Pending> pending = bytecodeIndex < 0
                    ? place.atLine(classCode)
                    : place.at(classCode, bytecodeIndex, calls.descriptor(index));
            return pending.isEmpty() || code.isOf(type, classCode) ? pending : new ArrayList<FramePlace.Pending>();
        } catch (RuntimeException e) {
            return new ArrayList<FramePlace.Pending>(); // no class file that the library can read
        }
    }

    private static @Nullable StackTraceElement called(CallStack calls, int index) {
        return index == 0 ? null : calls.element(index - 1);
    }

    /**
     * The method that a line names: behind the frames of Groovy's, which look a method up before it is called, and of
     * method handles, which another thread's stack shows up to 17.
     */
    private static @Nullable StackTraceElement dispatched(CallStack calls, int index) {
        int at = index - 1;
        if (at >= 0 && isDispatcher(calls.element(at).getClassName())) {
            while (at > 0 && isBetween(calls.element(at).getClassName())) {
                at--;
            }
        }
        return called(calls, at + 1);
    }

    private static boolean isBetween(String className) {
        return isDispatcher(className) || CallStack.isJdk(className);
    }

    private static boolean isDispatcher(String className) {
        return className.startsWith("java.lang.invoke.")
                || className.startsWith("org.codehaus.groovy.")
                || className.startsWith("groovy.lang.");
    }

    private static boolean contains(List<FinallyBlock> blocks, FinallyBlock wanted) {
        for (FinallyBlock block : blocks) {
            if (block.isSame(wanted)) {
                return true;
            }
        }
        return false;
    }
}
