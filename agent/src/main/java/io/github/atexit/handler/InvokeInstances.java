package io.github.atexit.handler;

import io.github.atexit.exit.HandlerContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The body of an {@code invoke} handler that calls a method of every live instance of a class. */
final class InvokeInstances extends InstanceBody {
    private final InvokeCall call;
    private final List<String> trackedClasses;

    InvokeInstances(String className, InvokeCall call, Jvm jvm) {
        super(className, jvm);
        this.call = call;
        List<String> tracked = new ArrayList<String>(call.trackedClasses());
        tracked.add(className);
        this.trackedClasses = Collections.unmodifiableList(tracked);
    }

    @Override
    public List<String> trackedClasses() {
        return trackedClasses;
    }

    @Override
    void callOn(Receiver instance, Object object, HandlerContext context) throws Exception {
        call.on(instance, context);
        context.output("\n");
    }

    @Override
    String done() {
        return "called";
    }
}
