package io.github.atexit.handler;

import io.github.atexit.ExitHandler;
import io.github.atexit.exit.HandlerBody;
import io.github.atexit.exit.HandlerContext;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a {@code java} handler. The application may carry a copy of the api jar in a class loader of its own: an
 * interface of the same name is as good then.
 */
final class JavaHandler implements HandlerBody {
    private static final String HANDLER = "io.github.atexit.ExitHandler";

    private final String className;
    private final JavaConfig config;
    private final Jvm jvm;

    JavaHandler(String className, JavaConfig config, Jvm jvm) {
        this.className = className;
        this.config = config;
        this.jvm = jvm;
    }

    @Override
    public void run(HandlerContext context) throws Exception {
        Class<?> type = load(context.applicationLoader());
        Class<?> foreign = ExitHandler.class.isAssignableFrom(type) ? null : handlerInterface(type);
        if (foreign == null && !ExitHandler.class.isAssignableFrom(type)) {
            throw new ClassCastException(type.getName() + " does not implement " + HANDLER);
        }
        JavaContext told = new JavaContext(context, config.render(context));
        Object handler = construct(type);
        if (foreign == null) {
            ((ExitHandler) handler).onExit(told);
        } else {
            runForeign(foreign, handler, told);
        }
    }

    /** Not closed: what the handler started may load further classes until the JVM ends. */
    private Class<?> load(ClassLoader application) throws ClassNotFoundException, MalformedURLException {
        List<String> jars = jvm.classpath();
        if (jars.isEmpty()) {
            return Class.forName(className, true, application);
        }
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = new File(jars.get(i)).toURI().toURL();
        }
        return Class.forName(className, true, new URLClassLoader(urls, application));
    }

    private Object construct(Class<?> type) throws Exception {
        Constructor<?> constructor;
        try {
            constructor = type.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodException(type.getName() + " has no constructor without parameters");
        }
        jvm.open(type, constructor);
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw Receiver.asIs(Receiver.causeOf(e));
        }
    }

    private void runForeign(Class<?> foreign, Object handler, JavaContext told) throws Exception {
        for (Method method : foreign.getMethods()) {
            if (method.getName().equals("onExit") && method.getParameterTypes().length == 1) {
                Class<?> context = method.getParameterTypes()[0];
                jvm.open(foreign, method);
                try {
                    method.invoke(
                            handler, Proxy.newProxyInstance(foreign.getClassLoader(), new Class<?>[] {context}, told));
                } catch (InvocationTargetException e) {
                    throw Receiver.asIs(Receiver.causeOf(e));
                }
                return;
            }
        }
        throw new NoSuchMethodException(HANDLER + ".onExit");
    }

    /** The interface of the handlers' name that a class implements; null if there is none. */
    private static @Nullable Class<?> handlerInterface(@Nullable Class<?> type) {
        if (type == null || type.getName().equals(HANDLER)) {
            return type;
        }
        for (Class<?> parent : type.getInterfaces()) {
            Class<?> found = handlerInterface(parent);
            if (found != null) {
                return found;
            }
        }
        return handlerInterface(type.getSuperclass());
    }

    @Override
    public void cancel() {
        // The user's code ends by the interrupt or not at all.
    }
}
