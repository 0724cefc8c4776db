package io.github.atexit.jvm;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What tools outside see of this JVM, and its application does not: counters in the memory that the JVM shares with jps
 * and jstat, and the properties that whoever attaches can read. The members are the same on 8, 11, 17, 21, 25, 26 and
 * 27; where a JVM has them no more, nothing is told. Thread-safe.
 */
public final class OutsideView {
    private static final int LONGEST = 1024; // characters; the JVM shares 32 KiB in all

    private final JvmAccess jvm;
    private final Map<String, Object> counters = new HashMap<String, Object>(2);

    public OutsideView(JvmAccess jvm) {
        this.jvm = jvm;
    }

    /** Whether this is JDK 8, whose internal classes have other names. */
    public static boolean is8() {
        return System.getProperty("java.specification.version", "").startsWith("1.");
    }

    /**
     * Has one counter of this prefix say a value, and those that were added before say -1.
     *
     * @param prefix of the counter's name, unique in this JVM
     * @param text how the name ends; of one that is too long, the end
     */
    public synchronized void showCounter(String prefix, String text, long value) {
        String name = prefix + text.substring(Math.max(0, text.length() - LONGEST));
        try {
            for (Object shown : counters.values()) {
                setCounter(shown, -1);
            }
            Object known = counters.get(name);
            if (known != null) {
                setCounter(known, value);
            } else {
                counters.put(name, is8() ? newCounter(name, value) : AtExitBridge.addCounter(name, value));
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Tools will not know.
        }
    }

    /** On 8, where reflection is cheap and the JDK's method is its package's own. */
    private Object newCounter(String name, long value) throws ReflectiveOperationException {
        Method make = jdkClass("", "sun.misc.PerfCounter").getDeclaredMethod("newPerfCounter", String.class);
        make.setAccessible(true);
        Object counter = make.invoke(null, name);
        setCounter(counter, value);
        return counter;
    }

    private void setCounter(Object counter, long value) throws ReflectiveOperationException {
        jvm.openPackageOf(counter.getClass());
        Method set = counter.getClass().getMethod("set", long.class);
        set.setAccessible(true);
        set.invoke(counter, value);
    }

    /** Sets a property for those who attach. */
    public void setProperty(String name, String value) {
        try {
            Method properties =
                    jdkClass("jdk.internal.vm.VMSupport", "sun.misc.VMSupport").getMethod("getAgentProperties");
            properties.setAccessible(true);
            ((Properties) properties.invoke(null)).setProperty(name, value);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Whoever attached hears nothing, and says so.
        }
    }

    /** The class that the java launcher has started or is about to; null where there is none or it is not told. */
    public @Nullable Class<?> launchedMain() {
        if (System.getProperty("sun.java.launcher") == null) {
            return null;
        }
        try {
            Field main = jdkClass("sun.launcher.LauncherHelper", "sun.launcher.LauncherHelper")
                    .getDeclaredField("appClass");
            main.setAccessible(true);
            return (Class<?>) main.get(null);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private Class<?> jdkClass(String name, String on8) throws ClassNotFoundException {
        Class<?> type = Class.forName(is8() ? on8 : name, false, null);
        jvm.openPackageOf(type);
        return type;
    }
}
