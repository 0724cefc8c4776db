package io.github.atexit.launch;

import io.github.atexit.exit.CallStack;
import io.github.atexit.exit.ExitEvent;
import io.github.atexit.exit.ExitRoute;
import io.github.atexit.jvm.JvmAccess;
import org.jspecify.annotations.Nullable;

/** Makes events of the calls that the bridge hands over. Thread-safe. */
final class ExitEvents {
    private final JvmAccess jvm;
    private final CallerFinder callers;

    ExitEvents(JvmAccess jvm, CallerFinder callers) {
        this.jvm = jvm;
        this.callers = callers;
    }

    /** An exit, or a signal where the calling thread is the JVM's for one. */
    ObservedExit exit(int status) {
        String signal = signalOf(Thread.currentThread());
        return here(signal == null ? ExitRoute.EXIT : ExitRoute.SIGNAL, status, signal);
    }

    ObservedExit halt(int status) {
        return here(ExitRoute.HALT, status, null);
    }

    /** An exit that another thread has called and cannot carry out; its stack as seen from here. */
    ObservedExit exitOf(Thread thread, int status) {
        String signal = signalOf(thread);
        return of(thread, signal == null ? ExitRoute.EXIT : ExitRoute.SIGNAL, status, signal);
    }

    /** The same for a halt. */
    ObservedExit haltOf(Thread thread, int status) {
        return of(thread, ExitRoute.HALT, status, null);
    }

    /** The calling thread's exit or halt, where there is no room for what walks a stack, or none for a stack at all. */
    ObservedExit withoutWalk(ExitRoute route, int status) {
        Thread thread = Thread.currentThread();
        String signal = route == ExitRoute.EXIT ? signalOf(thread) : null;
        ExitRoute named = signal == null ? route : ExitRoute.SIGNAL;
        try {
            return of(thread, named, status, signal);
        } catch (OutOfMemoryError | LinkageError e) {
            CallStack none = CallStack.of(new StackTraceElement[0]);
            return new ObservedExit(new ExitEvent(named, status, signal, thread, null, none), none);
        }
    }

    private ObservedExit of(Thread thread, ExitRoute route, int status, @Nullable String signal) {
        CallStack stack = CallStack.outsideAgent(thread.getStackTrace());
        return new ObservedExit(new ExitEvent(route, status, signal, thread, callers.find(stack), stack), stack);
    }

    private ObservedExit here(ExitRoute route, int status, @Nullable String signal) {
        CallStack stack = jvm.callStack();
        return new ObservedExit(
                new ExitEvent(route, status, signal, Thread.currentThread(), callers.find(stack), stack), stack);
    }

    /** The end of the last non-daemon thread. */
    ObservedExit lastThreadEnd(MainThread main) {
        return new ObservedExit(mainEnd(main), CallStack.of(new StackTraceElement[0]));
    }

    /** The end of main's thread. */
    ExitEvent mainEnd(MainThread main) {
        Throwable thrown = main.end().thrown();
        if (thrown == null) {
            return new ExitEvent(
                    ExitRoute.MAIN_RETURN, 0, null, main.thread(), null, CallStack.of(new StackTraceElement[0]));
        }
        CallStack stack = CallStack.of(thrown.getStackTrace());
        return new ExitEvent(ExitRoute.MAIN_THROW, 1, null, main.thread(), callers.find(stack), stack);
    }

    /**
     * The signal that a thread handles, without {@code SIG}; null if it handles none. The JVM runs each signal's handler
     * on a thread of the system group that is named after it (8 to 27).
     */
    private static @Nullable String signalOf(Thread thread) {
        String name = thread.getName();
        ThreadGroup group = thread.getThreadGroup();
        if (name.startsWith("SIG") && name.endsWith(" handler") && group != null && group.getParent() == null) {
            return name.substring("SIG".length(), name.length() - " handler".length());
        }
        return null;
    }
}
