package io.github.atexit.handler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kills a child process and all that it started. Java 9's {@code Process.descendants} is called by reflection; on Java 8,
 * where {@code destroyForcibly} leaves descendants alive, Linux's process table is read. The child itself is killed by its
 * id too, because {@code destroyForcibly} closes its streams: what it wrote last would be lost.
 */
final class ProcessTree {
    private ProcessTree() {}

    /** Kills what can be killed; an ended child is left alone. Neither blocks nor throws. */
    static void kill(Process child) {
        if (!child.isAlive()) {
            return;
        }
        try {
            killWithHandles(child);
        } catch (NoSuchMethodException e) {
            killByTable(child);
        } catch (ReflectiveOperationException e) {
            child.destroyForcibly();
        }
    }

    private static void killWithHandles(Process child) throws ReflectiveOperationException {
        Method descendants = Process.class.getMethod("descendants");
        Method destroy = Class.forName("java.lang.ProcessHandle").getMethod("destroyForcibly");
        // Listed before the child dies, for then they would get another parent.
        Object[] handles = ((Stream<?>) descendants.invoke(child)).toArray();
        destroy.invoke(Process.class.getMethod("toHandle").invoke(child));
        for (Object handle : handles) {
            try {
                destroy.invoke(handle);
            } catch (InvocationTargetException e) {
                // Not ours to kill, such as a program of another user: the others may be.
            }
        }
    }

    private static void killByTable(Process child) {
        ProcessTable table = ProcessTable.of(child);
        List<Integer> family = table.family();
        if (family.isEmpty()) {
            child.destroyForcibly();
        }
        for (Integer pid : family) {
            table.kill(pid);
        }
    }
}
