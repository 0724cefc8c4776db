package io.github.atexit.jvm;

import io.github.atexit.exit.CallStack;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** What the agent may do in this JVM and ordinary code may not. One instance a JVM, thread-safe. */
public abstract class JvmAccess {
    final Instrumentation instrumentation;
    private volatile long sinceMillis = System.currentTimeMillis();
    private volatile @Nullable Set<String> rewritten;

    JvmAccess(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * The access for the running JVM.
     *
     * @throws ReflectiveOperationException if the variant for this JVM cannot be made
     */
    public static JvmAccess of(Instrumentation instrumentation) throws ReflectiveOperationException {
        boolean is8 = System.getProperty("java.specification.version", "").startsWith("1.");
        return Class.forName(is8 ? "io.github.atexit.jvm.Java8Access" : "io.github.atexit.jvm.Java9Access")
                .asSubclass(JvmAccess.class)
                .getConstructor(Instrumentation.class)
                .newInstance(instrumentation);
    }

    /** The JVM's instrumentation. */
    public Instrumentation instrumentation() {
        return instrumentation;
    }

    /** Called where the JVM has run for some time when the agent comes. */
    public final void hasRunFor(long millis) {
        sinceMillis = System.currentTimeMillis() - millis;
    }

    /** Since when this JVM runs, as far as the agent knows, in milliseconds since the epoch. */
    public final long sinceMillis() {
        return sinceMillis;
    }

    /** A loaded class of this name, whichever loader it is of; null if none is loaded. */
    public final @Nullable Class<?> anyLoaded(String name) {
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getName().equals(name)) {
                return loaded;
            }
        }
        return null;
    }

    /** Called before the agent itself rewrites classes of the application's, by their names. */
    public final synchronized void rewrites(Collection<String> classNames) {
        Set<String> names = rewritten;
        if (names == null) {
            names = ConcurrentHashMap.newKeySet();
            rewritten = names;
        }
        names.addAll(classNames);
    }

    /** Whether the agent has a part in the code of a class. */
    public final boolean hasRewritten(Class<?> type) {
        Set<String> names = rewritten;
        return names != null && names.contains(type.getName());
    }

    /**
     * How many entries the JVM's constant pool of a class has, which are those of the class file that it was defined by;
     * negative where the JDK does not tell. The same way on 8, 11, 17, 21, 25, 26 and 27, but for the package.
     */
    public final int constantsOf(Class<?> type) {
        try {
            Method pool = Class.class.getDeclaredMethod("getConstantPool");
            pool.setAccessible(true);
            Object constants = pool.invoke(type);
            openPackageOf(constants.getClass());
            Method size = constants.getClass().getMethod("getSize");
            size.setAccessible(true);
            return (Integer) size.invoke(constants);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return -1;
        }
    }

    /** Opens {@code java.lang} and {@code java.io} to the agent's class loader and to nobody else. */
    public abstract void openJavaBase();

    /** Opens the package of a class to the agent's class loader and to nobody else. */
    public abstract void openPackageOf(Class<?> type);

    /**
     * Defines a class of {@code java.lang} in the bootstrap loader, without a word on stderr.
     *
     * @throws ReflectiveOperationException if this JVM does not allow it
     */
    public abstract Class<?> defineInJavaLang(byte[] bytes) throws ReflectiveOperationException;

    /** Whether a class is the JDK's own: of the bootstrap or platform loader, or of a JDK module. */
    public abstract boolean isJdkClass(Class<?> type);

    /**
     * Opens a jar, with the classes that this JVM takes from it if it has some for several versions of Java.
     *
     * @throws IOException if it cannot be read
     */
    public abstract JarFile openJar(File jar) throws IOException;

    /** The calling thread's stack, newest frame first, without the agent's own frames and the bridge's. */
    public abstract CallStack callStack();
}
