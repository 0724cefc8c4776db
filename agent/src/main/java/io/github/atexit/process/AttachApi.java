package io.github.atexit.process;

import io.github.atexit.attach.AttachReply;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own way into a running JVM ({@code com.sun.tools.attach}), from whichever JDK this is: module jdk.attach, or
 * tools.jar on 8. Any version gets into any other, but what it says of a load is not to be believed: 8 takes the success
 * of a newer JVM for a failure, and 10 and later that of an 8. Used by one thread.
 */
public final class AttachApi implements AutoCloseable {
    private static final String VIRTUAL_MACHINE = "com.sun.tools.attach.VirtualMachine";

    private final Class<?> type;
    private final Object machine;

    private AttachApi(Class<?> type, Object machine) {
        this.type = type;
        this.machine = machine;
    }

    /** Whether the running JDK has it. */
    public static boolean isPresent() {
        return find() != null;
    }

    /**
     * Gets into a JVM.
     *
     * @throws AttachFailedException with the JDK's own words
     */
    public static AttachApi attach(long pid) throws AttachFailedException {
        Class<?> type = find();
        if (type == null) {
            throw new AttachFailedException("this Java has no attach API");
        }
        Object machine = call(type, null, "attach", Long.toString(pid));
        if (machine == null) {
            throw new AttachFailedException("the attach API gave nothing");
        }
        return new AttachApi(type, machine);
    }

    private static @Nullable Class<?> find() {
        try {
            return ClassLoader.getSystemClassLoader().loadClass(VIRTUAL_MACHINE);
        } catch (ClassNotFoundException e) {
            return inToolsJar();
        }
    }

    /** On 8, whose launcher does not put its tools on the class path. Kept open as long as the command runs. */
    @SuppressWarnings("resource")
    private static @Nullable Class<?> inToolsJar() {
        String home = System.getProperty("java.home", "");
        for (String place : new String[] {"../lib/tools.jar", "lib/tools.jar"}) {
            File jar = new File(home, place);
            if (jar.isFile()) {
                try {
                    return new URLClassLoader(new URL[] {jar.toURI().toURL()}).loadClass(VIRTUAL_MACHINE);
                } catch (ClassNotFoundException | MalformedURLException e) {
                    return null;
                }
            }
        }
        return null;
    }

    /** The system properties of the JVM. */
    public Properties systemProperties() throws AttachFailedException {
        return properties("getSystemProperties");
    }

    /** The agent's last answer in the JVM; null if there is none. */
    private @Nullable AttachReply reply() throws AttachFailedException {
        return AttachReply.parse(properties("getAgentProperties").getProperty(AttachReply.PROPERTY));
    }

    private Properties properties(String method) throws AttachFailedException {
        Object properties = call(type, machine, method);
        return properties instanceof Properties ? (Properties) properties : new Properties();
    }

    /**
     * Loads the agent.
     *
     * @param options the agent's own argument
     * @return what it answers
     * @throws AttachFailedException if it gave no answer
     */
    public AttachReply loadAgent(String jar, String options) throws AttachFailedException {
        AttachReply before = reply();
        AttachFailedException failure =
                new AttachFailedException("the agent did not start in the JVM; it says why on its stderr");
        try {
            call(type, machine, "loadAgent", jar, AttachReply.ASKED + options);
        } catch (AttachFailedException e) {
            failure = e;
        }
        AttachReply reply = reply();
        if (reply == null || (before != null && before.number() == reply.number())) {
            throw failure;
        }
        return reply;
    }

    @Override
    public void close() {
        try {
            call(type, machine, "detach");
        } catch (AttachFailedException e) {
            // The JVM has ended.
        }
    }

    private static @Nullable Object call(Class<?> type, @Nullable Object on, String method, String... arguments)
            throws AttachFailedException {
        Class<?>[] types = new Class<?>[arguments.length];
        Arrays.fill(types, String.class);
        try {
            return type.getMethod(method, types).invoke(on, (Object[]) arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new AttachFailedException(
                    cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
        } catch (ReflectiveOperationException e) {
            throw new AttachFailedException(e.toString());
        }
    }
}
