package io.github.atexit.skipped;

import java.util.ArrayList;
import java.util.List;

/** What threads left undone, for tests of its readers. */
public final class SampleCleanup {
    private SampleCleanup() {}

    /** One {@code finally} of the exiting thread for each class, on lines 10, 11, …, and one thread in the first. */
    public static SkippedCleanup of(String... classNames) {
        var blocks = new ArrayList<FinallyBlock>();
        for (String name : classNames) {
            int line = 10 + blocks.size();
            blocks.add(new FinallyBlock(frame(name, line), line, FinallyKind.FINALLY, "main", true));
        }
        var left = new LeftThread("left", new StackTraceElement[] {frame(classNames[0], 10)});
        return new SkippedCleanup(blocks, List.of(left), 0, List.of());
    }

    private static StackTraceElement frame(String className, int line) {
        var file = className.substring(className.lastIndexOf('.') + 1) + ".java";
        return new StackTraceElement(className, "run", file, line);
    }
}
