package io.github.atexit.executor;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Leads from a worker thread to its executor: over what the thread runs, and what that wraps, to a worker, which is an
 * inner object of its executor. {@code Thread.target} on 8 to 18 is {@code Thread.holder.task} from 19. Used once.
 */
final class WorkerPath {
    /** Factories and libraries wrap a worker once or twice. */
    private static final int MOST_STEPS = 5;

    private static final long FIRST = 4; // ids up to it are main's (1 up to 20, then 3) and the JVM's own

    private final MemberAccess access;
    private final List<Object> seen = new ArrayList<Object>();

    WorkerPath(MemberAccess access) {
        this.access = access;
    }

    /** The executor, or null if the thread works for none. */
    @Nullable
    ExecutorService from(Thread thread) {
        if (isNoWorker(thread)) {
            return null;
        }
        if (thread instanceof ForkJoinWorkerThread) {
            return ((ForkJoinWorkerThread) thread).getPool();
        }
        Object task = read(thread, Thread.class, "target");
        if (task == null) {
            Object holder = read(thread, Thread.class, "holder");
            task = holder == null ? null : read(holder, holder.getClass(), "task");
        }
        ExecutorService executor = task == null ? null : follow(task, MOST_STEPS);
        // A subclass of Thread may keep what it runs itself.
        return executor == null && thread.getClass() != Thread.class ? inFields(thread, MOST_STEPS) : executor;
    }

    /**
     * Whether a thread is the JVM's or the agent's own, as far as that shows at once: main's, the one that waits for the
     * end, all in the topmost group, and the JDK's innocuous ones (its cleaner, the reaper of children). None works for
     * the application, and reflection is dear in a short run.
     */
    static boolean isNoWorker(Thread thread) {
        if (thread instanceof ForkJoinWorkerThread) {
            return false; // those of the common pool are in the topmost group on some JDKs
        }
        ThreadGroup group = thread.getThreadGroup();
        String name = thread.getName();
        return group == null
                || group.getParent() == null
                || thread.getId() <= FIRST
                || name.equals("DestroyJavaVM")
                || thread.getClass().getName().endsWith(".misc.InnocuousThread")
                || (name.startsWith("atexit") && thread.isDaemon());
    }

    private @Nullable ExecutorService follow(Object object, int steps) {
        for (Object known : seen) {
            if (known == object) {
                return null;
            }
        }
        seen.add(object);
        return steps == 0 ? null : inFields(object, steps);
    }

    private @Nullable ExecutorService inFields(Object object, int steps) {
        boolean isWorker = isWorker(object);
        for (Class<?> type = object.getClass(); isFollowed(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
                    continue;
                }
                Object value = read(object, field);
                if (isWorker && value instanceof ExecutorService && isOuter(field)) {
                    return (ExecutorService) value;
                }
                ExecutorService found = value instanceof Runnable ? follow(value, steps - 1) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isFollowed(@Nullable Class<?> type) {
        return type != null && type != Object.class && type != Thread.class;
    }

    /** A task that merely knows an executor is none of its workers. */
    private static boolean isWorker(Object object) {
        Class<?> outer = object.getClass().getEnclosingClass();
        return outer != null && ExecutorService.class.isAssignableFrom(outer);
    }

    private static boolean isOuter(Field field) {
        return field.getName().startsWith("this$") || field.isSynthetic();
    }

    private @Nullable Object read(Object object, Class<?> owner, String name) {
        try {
            return read(object, owner.getDeclaredField(name));
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    /** Null too where the field cannot be read, as in a JDK that keeps it from everyone. */
    private @Nullable Object read(Object object, Field field) {
        try {
            access.open(field.getDeclaringClass(), field);
            return field.get(object);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
