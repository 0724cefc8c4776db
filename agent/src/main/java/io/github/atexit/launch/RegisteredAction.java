package io.github.atexit.launch;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.exit.ExitSequence;
import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A handler that the application registered at run time, and what takes it back. Immutable. */
final class RegisteredAction implements HandlerBody, BooleanSupplier {
    private final Runnable action;
    private final ExitSequence sequence;
    private final DeclaredHandler handler;

    private RegisteredAction(String name, Runnable action, Duration timeout, ExitSequence sequence) {
        this.action = action;
        this.sequence = sequence;
        this.handler =
                DeclaredHandler.named(name, "api", "save").timeout(timeout).build(this);
    }

    /**
     * Registers it.
     *
     * @throws IllegalStateException if the handlers registered have all run
     */
    static BooleanSupplier register(String name, Runnable action, Duration timeout, ExitSequence sequence) {
        RegisteredAction registered = new RegisteredAction(name, action, timeout, sequence);
        if (!sequence.register(registered.handler)) {
            throw new IllegalStateException("the JVM is exiting, and the handlers registered have run");
        }
        return registered;
    }

    @Override
    public boolean getAsBoolean() {
        return sequence.unregister(handler);
    }

    @Override
    public void run(HandlerContext context) {
        action.run();
    }

    @Override
    public void cancel() {
        // The application's code ends by the interrupt or not at all.
    }
}
