package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import io.github.atexit.manifest.Template;
import java.util.List;
import javax.management.InstanceNotFoundException;
import org.jspecify.annotations.Nullable;

/** The body of a {@code jmx} handler. */
final class Jmx implements HandlerBody {
    private final Template pattern;
    private final JmxAction action;
    private final CallArguments arguments;
    private final Jvm jvm;

    Jmx(Template pattern, JmxAction action, CallArguments arguments, Jvm jvm) {
        this.pattern = pattern;
        this.action = action;
        this.arguments = arguments;
        this.jvm = jvm;
    }

    @Override
    public void run(HandlerContext context) throws Exception {
        String name = pattern.render(context);
        List<Mbean> mbeans = Mbean.matching(name);
        if (mbeans.isEmpty()) {
            throw new InstanceNotFoundException("no MBean matches " + name);
        }
        List<@Nullable Object> values = arguments.render(context, jvm);
        IllegalStateException failure = null;
        for (Mbean mbean : mbeans) {
            try {
                Object result = action.on(mbean, values);
                if (result != null) {
                    context.output(
                            mbeans.size() == 1
                                    ? InvokeCall.text(result)
                                    : mbean + ": " + InvokeCall.text(result) + "\n");
                }
            } catch (Exception e) {
                failure = failed(mbean, e, failure);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** An Error that the MBean threw is passed on as it is: it may be the sequence's own, for an exit inside the call. */
    private static IllegalStateException failed(Mbean mbean, Exception thrown, @Nullable IllegalStateException before) {
        Throwable cause = Mbean.causeOf(thrown);
        if (cause instanceof Error) {
            throw (Error) cause;
        }
        // Unwrapped: it is not the MBean that threw it.
        boolean own = cause == thrown && (cause instanceof RuntimeException || cause instanceof NoSuchMethodException);
        String what = own ? String.valueOf(cause.getMessage()) : cause.toString();
        IllegalStateException failure = new IllegalStateException(mbean + ": " + what, cause);
        if (before == null) {
            return failure;
        }
        before.addSuppressed(failure);
        return before;
    }

    @Override
    public void cancel() {
        // An MBean's code ends by the interrupt or not at all.
    }
}
