package io.github.atexit.handler;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A child process and its descendants on Java 8, from Linux's {@code /proc}. Elsewhere they are not known. The child's id and
 * the kill are private members of {@code java.lang.UNIXProcess}, which are the same in all updates of Java 8.
 */
final class ProcessTable {
    private final Process child;

    private ProcessTable(Process child) {
        this.child = child;
    }

    static ProcessTable of(Process child) {
        return new ProcessTable(child);
    }

    /** The ids of the child and its living descendants, parents first; empty where they cannot be known. */
    List<Integer> family() {
        List<Integer> found = new ArrayList<Integer>();
        try {
            Field pid = child.getClass().getDeclaredField("pid");
            pid.setAccessible(true);
            found.add(pid.getInt(child));
        } catch (ReflectiveOperationException e) {
            return found;
        }
        Map<Integer, Integer> parents = parents();
        for (int i = 0; i < found.size(); i++) {
            for (Map.Entry<Integer, Integer> entry : parents.entrySet()) {
                if (entry.getValue().equals(found.get(i))) {
                    found.add(entry.getKey());
                }
            }
        }
        return found;
    }

    /** Sends SIGKILL; does nothing where that cannot be. */
    void kill(int pid) {
        try {
            Method destroy = child.getClass().getDeclaredMethod("destroyProcess", int.class, boolean.class);
            destroy.setAccessible(true);
            destroy.invoke(null, pid, true);
        } catch (ReflectiveOperationException e) {
            // Another kind of JVM: the child itself is killed in any case.
        }
    }

    private static Map<Integer, Integer> parents() {
        Map<Integer, Integer> parents = new HashMap<Integer, Integer>();
        String[] names = new File("/proc").list();
        if (names == null) {
            return parents;
        }
        for (String name : names) {
            if (Character.isDigit(name.charAt(0))) {
                int parent = parent(name);
                if (parent > 0) {
                    parents.put(Integer.valueOf(name), parent);
                }
            }
        }
        return parents;
    }

    /** The parent's id, or 0 for a process that has ended meanwhile. */
    private static int parent(String pid) {
        try {
            byte[] bytes = Files.readAllBytes(new File("/proc/" + pid + "/stat").toPath());
            return parentIn(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return 0;
        }
    }

    /** The fourth field. The second is the program's name in parentheses, which may itself hold spaces and parentheses. */
    static int parentIn(String stat) {
        int state = stat.lastIndexOf(')') + 2;
        int start = state + 2;
        int end = stat.indexOf(' ', start);
        return end < 0 ? 0 : Integer.parseInt(stat.substring(start, end));
    }
}
