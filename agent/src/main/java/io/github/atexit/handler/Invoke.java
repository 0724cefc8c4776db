package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The body of an {@code invoke} handler. */
final class Invoke implements HandlerBody {
    /** The most characters of a result that are recorded. */
    private static final int RESULT_LENGTH = 8192;

    private final Jvm jvm;
    private final MethodPath path;
    private final CallArguments arguments;
    private final @Nullable ExpectedThrow expected;
    private final boolean load;

    Invoke(Jvm jvm, MethodPath path, CallArguments arguments, @Nullable ExpectedThrow expected, boolean load) {
        this.jvm = jvm;
        this.path = path;
        this.arguments = arguments;
        this.expected = expected;
        this.load = load;
    }

    @Override
    public void run(HandlerContext context) throws Exception {
        ClassLookup classes = new ClassLookup(jvm, context.applicationLoader(), load);
        Receiver receiver = Receiver.at(path.steps(), jvm, classes);
        Object result;
        try {
            result = receiver.call(path.name(), arguments.render(context, jvm));
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

    @Override
    public void cancel() {
        // The application's code ends by the interrupt or not at all.
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
