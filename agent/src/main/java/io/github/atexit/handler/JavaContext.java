package io.github.atexit.handler;

import io.github.atexit.ExitContext;
import io.github.atexit.exit.HandlerContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The context that a handler of the user's own sees, also through an {@code ExitContext} of another class loader's. */
final class JavaContext implements ExitContext, InvocationHandler {
    private final HandlerContext context;
    private final Map<String, Object> config;

    JavaContext(HandlerContext context, Map<String, Object> config) {
        this.context = context;
        this.config = config;
    }

    @Override
    public String route() {
        return context.route().id();
    }

    @Override
    public int status() {
        return context.status();
    }

    @Override
    public String signal() {
        return variable("exit:signal");
    }

    @Override
    public String caller() {
        return variable("exit:caller");
    }

    private String variable(String name) {
        String value = context.variable(name);
        return value == null ? "" : value;
    }

    @Override
    public Map<String, Object> config() {
        return config;
    }

    @Override
    public long remainingMillis() {
        return TimeUnit.NANOSECONDS.toMillis(context.remainingNanos());
    }

    /** Answers the method of the same name. */
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() != Object.class) {
            try {
                return ExitContext.class.getMethod(method.getName()).invoke(this);
            } catch (InvocationTargetException e) {
                throw Receiver.causeOf(e);
            }
        }
        switch (method.getName()) {
            case "equals":
                return arguments != null && proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            default:
                return "ExitContext of " + route();
        }
    }
}
