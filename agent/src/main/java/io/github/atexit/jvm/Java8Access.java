package io.github.atexit.jvm;

import io.github.atexit.exit.CallStack;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The access on Java 8, which has no modules. */
public final class Java8Access extends JvmAccess {
    public Java8Access(Instrumentation instrumentation) {
        super(instrumentation);
    }

    @Override
    public void openJavaBase() {}

    @Override
    public void openPackageOf(Class<?> type) {}

    @Override
    public Class<?> defineInJavaLang(byte[] bytes) throws ReflectiveOperationException {
        Class<?> unsafeClass = Class.forName("sun.misc.Unsafe");
        Field theUnsafe = unsafeClass.getDeclaredField("theUnsafe");
        theUnsafe.setAccessible(true);
        return (Class<?>) unsafeClass
                .getMethod(
                        "defineClass",
                        String.class,
                        byte[].class,
                        int.class,
                        int.class,
                        ClassLoader.class,
                        ProtectionDomain.class)
                .invoke(theUnsafe.get(null), "java/lang/AtExitBridge", bytes, 0, bytes.length, null, null);
    }

    @Override
    public boolean isJdkClass(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getSystemClassLoader().getParent() || isTool(type);
    }

    /** Whether a class of the system loader comes from the JDK's tools.jar. */
    private static boolean isTool(Class<?> type) {
        return type.getProtectionDomain().getCodeSource() != null
                && type.getProtectionDomain().getCodeSource().getLocation() != null
                && type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .endsWith("/lib/tools.jar");
    }

    @Override
    public JarFile openJar(File jar) throws IOException {
        return new JarFile(jar, false);
    }

    @Override
    public CallStack callStack() {
        StackTraceElement[] all = new Throwable().getStackTrace();
        int agentFrames = CallStack.agentFrames(all);
        StackTraceElement[] elements = Arrays.copyOfRange(all, agentFrames, all.length);
        return new CallStack(elements, classesOf(elements, new ClassContext().classes()), null);
    }

    /** The class context leaves out native and reflective frames: match by name, in order. */
    private static @Nullable Class<?>[] classesOf(StackTraceElement[] elements, Class<?>[] context) {
        @Nullable Class<?>[] classes = new Class<?>[elements.length];
        int next = 0;
        for (int i = 0; i < elements.length; i++) {
            for (int j = next; j < context.length; j++) {
                if (context[j].getName().equals(elements[i].getClassName())) {
                    classes[i] = context[j];
                    next = j;
                    break;
                }
            }
        }
        return classes;
    }

    /** The classes of the calling frames; a security manager is the only way to them on 8. */
    private static final class ClassContext extends SecurityManager {
        Class<?>[] classes() {
            return getClassContext();
        }
    }
}
