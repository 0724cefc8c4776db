package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call as an {@code invoke} handler declares it: the method's name, its arguments, how it must end. Immutable. */
final class InvokeCall {
    /** The most characters of a result that are recorded. */
    private static final int RESULT_LENGTH = 8192;

    private final Jvm jvm;
    private final String method;
    private final CallArguments arguments;
    private final @Nullable ExpectedThrow expected;

    InvokeCall(Jvm jvm, String method, CallArguments arguments, @Nullable ExpectedThrow expected) {
        this.jvm = jvm;
        this.method = method;
        this.arguments = arguments;
        this.expected = expected;
    }

    /** The classes of which the arguments name a live instance. */
    List<String> trackedClasses() {
        return arguments.trackedClasses();
    }

    /**
     * Makes the call, and adds what it returns to the handler's output.
     *
     * @throws Exception if it did not end as it must
     */
    void on(Receiver receiver, HandlerContext context) throws Exception {
        Object result;
        try {
            result = receiver.call(method, arguments.render(context, jvm));
        } catch (InvocationTargetException e) {
            judge(Receiver.causeOf(e), context);
            return;
        }
        if (result != null) {
            context.output(text(result));
        }
        if (expected != null) {
            throw new IllegalStateException("the call returned; expected " + expected.describe(context));
        }
    }

    /** An unexpected Error is passed on as it is: it may be the sequence's own, for an exit inside the call. */
    private void judge(Throwable thrown, HandlerContext context) throws Exception {
        if (expected != null && expected.accepts(thrown, context)) {
            return;
        }
        if (expected == null || thrown instanceof Error) {
            throw Receiver.asIs(thrown);
        }
        throw new IllegalStateException(
                "the call threw " + thrown + "; expected " + expected.describe(context), thrown);
    }

    /** A result in words, at most 8,192 characters. */
    static String text(Object result) {
        String text;
        try {
            text = result instanceof Object[] ? Arrays.deepToString((Object[]) result) : String.valueOf(result);
        } catch (RuntimeException | StackOverflowError e) {
            // The call itself was ok.
            return result.getClass().getName() + " (its toString failed: "
                    + e.getClass().getName() + ")";
        }
        return text.length() <= RESULT_LENGTH ? text : text.substring(0, RESULT_LENGTH);
    }
}
