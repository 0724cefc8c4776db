package io.github.atexit.jvm;

import io.github.atexit.exit.CallStack;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** What the agent may do in this JVM and ordinary code may not. One instance a JVM, thread-safe. */
public abstract class JvmAccess {
    final Instrumentation instrumentation;
    private final long sinceMillis = System.currentTimeMillis();

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

    /** When the agent came into this JVM, in milliseconds since the epoch. */
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
