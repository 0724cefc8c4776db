package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** The body of a {@code close} handler. */
final class Close extends InstanceBody {
    private final Jvm jvm;
    private final @Nullable String method;
    private final CallArguments arguments;
    private final List<String> trackedClasses;

    /** @param method null for the one that the instance's class calls for */
    Close(String className, @Nullable String method, CallArguments arguments, Jvm jvm) {
        super(className, jvm);
        this.jvm = jvm;
        this.method = method;
        this.arguments = arguments;
        List<String> tracked = new ArrayList<String>(arguments.trackedClasses());
        tracked.add(className);
        this.trackedClasses = Collections.unmodifiableList(tracked);
    }

    @Override
    public List<String> trackedClasses() {
        return trackedClasses;
    }

    @Override
    void callOn(Receiver instance, Object object, HandlerContext context) throws Exception {
        try {
            instance.call(methodOf(object), arguments.render(context, jvm));
        } catch (InvocationTargetException e) {
            Throwable thrown = Receiver.causeOf(e);
            if (!isLateRemovalOfHook(thrown)) {
                throw Receiver.asIs(thrown);
            }
            context.output(object.getClass().getName() + ": could not remove its shutdown hook, which has run\n");
        }
    }

    /** An executor's own {@code close} (19 and later) waits for its tasks; to be shut down is what is meant. */
    private String methodOf(Object object) {
        if (method != null) {
            return method;
        }
        return object instanceof ExecutorService ? "shutdown" : "close";
    }

    /**
     * Whether this says no more than that the JVM's hooks are running or have run: many a {@code close} removes its own
     * hook, and means nothing by it then. The frames are the same on 8 to 27.
     */
    private static boolean isLateRemovalOfHook(Throwable thrown) {
        if (thrown.getClass() != IllegalStateException.class) {
            return false;
        }
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 1
                && isFrame(stack[0], "java.lang.ApplicationShutdownHooks", "remove")
                && isFrame(stack[1], "java.lang.Runtime", "removeShutdownHook");
    }

    private static boolean isFrame(StackTraceElement frame, String className, String method) {
        return frame.getClassName().equals(className) && frame.getMethodName().equals(method);
    }

    @Override
    String done() {
        return "closed";
    }
}
