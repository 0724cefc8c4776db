package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import java.util.List;

/** The body of an {@code invoke} handler that calls a method of a class, or of what a path from one leads to. */
final class Invoke implements HandlerBody, InstanceUser {
    private final Jvm jvm;
    private final MethodPath path;
    private final InvokeCall call;
    private final boolean load;

    Invoke(Jvm jvm, MethodPath path, InvokeCall call, boolean load) {
        this.jvm = jvm;
        this.path = path;
        this.call = call;
        this.load = load;
    }

    @Override
    public List<String> trackedClasses() {
        return call.trackedClasses();
    }

    @Override
    public void run(HandlerContext context) throws Exception {
        ClassLookup classes = new ClassLookup(jvm, context.applicationLoader(), load);
        call.on(Receiver.at(path, jvm, classes), context);
    }

    @Override
    public void cancel() {
        // The application's code ends by the interrupt or not at all.
    }
}
