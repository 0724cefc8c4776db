package io.github.atexit.handler;

import io.github.atexit.exit.ExitInsideExitError;
import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handler that does one thing to every live instance of a class, newest first. One failure does not stop the others. */
abstract class InstanceBody implements HandlerBody, InstanceUser {
    private final String className;
    private final Jvm jvm;
    private volatile boolean cancelled;

    InstanceBody(String className, Jvm jvm) {
        this.className = className;
        this.jvm = jvm;
    }

    /** Does it to one. */
    abstract void callOn(Receiver instance, Object object, HandlerContext context) throws Exception;

    /** In words, of one or more that went well, such as {@code closed}. */
    abstract String done();

    @Override
    public final void run(HandlerContext context) throws Exception {
        List<Object> instances = InstanceLookup.of(className, jvm);
        Throwable failure = null;
        int count = 0;
        for (Object instance : instances) {
            if (cancelled) {
                break;
            }
            try {
                callOn(Receiver.of(instance, jvm), instance, context);
                count++;
            } catch (InterruptedException e) {
                throw e;
            } catch (Throwable e) {
                failure = worse(failure, e);
                if (instances.size() > 1) {
                    context.output(instance.getClass().getName() + ": " + e + "\n");
                }
            }
        }
        context.output(done() + " " + count + " of " + instances.size() + "\n");
        tellUnrecorded(context);
        if (failure != null) {
            throw Receiver.asIs(failure);
        }
    }

    private void tellUnrecorded(HandlerContext context) {
        long unrecorded = jvm.unrecordedInstances();
        if (unrecorded > 0) {
            context.output(unrecorded + " constructions were not recorded: too many instances were alive\n");
        }
    }

    /** The first, but rather a true failure than the error by which the sequence ends an exit inside the call. */
    private static Throwable worse(@Nullable Throwable known, Throwable next) {
        return known == null || known instanceof ExitInsideExitError ? next : known;
    }

    @Override
    public final void cancel() {
        cancelled = true;
    }
}
