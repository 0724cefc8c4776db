package io.github.atexit.process;

import java.lang.reflect.Field;

/** The ids of child processes, which 8 does not tell. */
public final class ProcessIds {
    private ProcessIds() {}

    /** The child's id; -1 if it is not told. */
    public static long of(Process process) {
        try {
            return (Long) Process.class.getMethod("pid").invoke(process);
        } catch (ReflectiveOperationException | UnsupportedOperationException e) {
            return on8(process);
        }
    }

    private static long on8(Process process) {
        try {
            Field pid = process.getClass().getDeclaredField("pid");
            pid.setAccessible(true);
            return pid.getInt(process);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return -1;
        }
    }
}
