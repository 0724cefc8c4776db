package io.github.atexit.skipped;

import io.github.atexit.exit.HookRun;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK is going to do when it shuts down: the application's hooks and the delete-on-exit files. Looks without
 * initialising the classes that hold them, and without their locks, which the exit may hold. Empty where a JDK keeps them
 * elsewhere. The fields are the same on 8, 11, 17, 21, 25, 26 and 27 but for {@code Thread.target}, which is {@code
 * Thread.holder.task} from 19. Thread-safe.
 */
public final class JdkShutdown {
    private static final int APPLICATION_HOOKS = 1;
    private static final int DELETE_ON_EXIT = 2;

    private JdkShutdown() {}

    /** The hooks that have been registered and not started; empty if there are none or they cannot be read. */
    public static List<HookRun> registeredHooks() {
        Object hooks = isRegistered(APPLICATION_HOOKS) ? read("java.lang.ApplicationShutdownHooks", "hooks") : null;
        return hooks instanceof Map ? hooksOf(((Map<?, ?>) hooks).keySet()) : Collections.<HookRun>emptyList();
    }

    /** Whether the application's hooks have been started, so that an exit is under way. */
    public static boolean isUnderWay() {
        if (!isRegistered(APPLICATION_HOOKS)) {
            return false;
        }
        try {
            Field hooks = Class.forName("java.lang.ApplicationShutdownHooks", false, null)
                    .getDeclaredField("hooks");
            hooks.setAccessible(true);
            return hooks.get(null) == null;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    /** The hooks that these threads are. */
    public static List<HookRun> hooksOf(Collection<?> threads) {
        List<HookRun> hooks = new ArrayList<HookRun>();
        for (Object thread : threads.toArray()) {
            if (thread instanceof Thread) {
                hooks.add(new HookRun((Thread) thread, taskOf((Thread) thread)));
            }
        }
        return hooks;
    }

    /** The paths of the files that the JVM deletes when it ends in order; empty if there are none. */
    public static List<String> deleteOnExitFiles() {
        Object files = isRegistered(DELETE_ON_EXIT) ? read("java.io.DeleteOnExitHook", "files") : null;
        if (!(files instanceof Collection)) {
            return Collections.emptyList();
        }
        List<String> paths = new ArrayList<String>();
        for (Object path : ((Collection<?>) files).toArray()) {
            paths.add(String.valueOf(path));
        }
        return paths;
    }

    /** Whether the JDK has a hook of its own in this slot, so that the class behind it is initialised. */
    private static boolean isRegistered(int slot) {
        Object slots = read("java.lang.Shutdown", "hooks");
        return slots instanceof Object[] && ((Object[]) slots).length > slot && ((Object[]) slots)[slot] != null;
    }

    private static Object taskOf(Thread thread) {
        Object task = null;
        if (thread.getClass() == Thread.class) {
            Object holder = readField(Thread.class, "holder", thread);
            task = holder == null
                    ? readField(Thread.class, "target", thread)
                    : readField(holder.getClass(), "task", holder);
        }
        return task == null ? thread : task;
    }

    private static @Nullable Object read(String className, String field) {
        try {
            return readField(Class.forName(className, false, null), field, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable Object readField(Class<?> owner, String name, @Nullable Object of) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
