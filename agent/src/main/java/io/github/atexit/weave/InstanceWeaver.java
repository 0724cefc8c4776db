package io.github.atexit.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the bridge's call into the constructors of certain classes, so that their instances become known. A subclass's
 * constructor passes through its superclass's, hence the classes named and no others are woven, in whatever loader, loaded
 * before or later. Stays registered, which costs every class that is loaded; to be stopped when an exit begins, because the
 * JVM complains of a transformer when memory is full. Thread-safe.
 */
public final class InstanceWeaver implements ClassFileTransformer {
    private final Instrumentation instrumentation;
    private final Set<String> owners = new HashSet<String>();
    private final Map<String, Throwable> failures = new HashMap<String, Throwable>();
    private final Set<String> lateWoven = new HashSet<String>();
    private boolean registered;

    /** @param classNames binary names; most of them need not exist */
    public InstanceWeaver(Instrumentation instrumentation, Collection<String> classNames) {
        this.instrumentation = instrumentation;
        for (String name : classNames) {
            owners.add(name.replace('.', '/'));
        }
    }

    /** Weaves the classes that are loaded, and from now on those that load. */
    public void start() {
        synchronized (this) {
            registered = true;
        }
        instrumentation.addTransformer(this, true);
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            String name = loaded.getName();
            if (owners.contains(name.replace('.', '/')) && !loaded.isInterface()) {
                try {
                    noteLate(name);
                    instrumentation.retransformClasses(loaded);
                } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
                    fail(name, e);
                }
            }
        }
    }

    /** Weaves no more classes. What is woven stays so. */
    public void stop() {
        synchronized (this) {
            if (!registered) {
                return;
            }
            registered = false;
        }
        instrumentation.removeTransformer(this);
    }

    /**
     * Why a class could not be woven, so that instances of it may be unknown; null if it was woven or never loaded.
     *
     * @param className a binary name
     */
    public synchronized @Nullable Throwable failure(String className) {
        return failures.get(className);
    }

    /**
     * Whether a class was loaded before it was woven, so that older instances may be unknown.
     *
     * @param className a binary name
     */
    public synchronized boolean hasWovenLoaded(String className) {
        return lateWoven.contains(className);
    }

    private synchronized void noteLate(String className) {
        lateWoven.add(className);
    }

    private synchronized void fail(String className, Throwable cause) {
        failures.put(className, cause);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (className == null || !owners.contains(className)) {
            return null;
        }
        try {
            return weave(bytes);
        } catch (RuntimeException | LinkageError e) {
            fail(className.replace('/', '.'), e);
            return null;
        }
    }

    private static byte[] weave(byte[] bytes) {
        ClassReader reader = LibraryReader.of(bytes);
        Set<String> woven = WeavableConstructors.of(reader);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new TrackedClass(writer, woven), 0);
        return LibraryReader.withVersionOf(bytes, writer.toByteArray());
    }
}
