package io.github.atexit.weave;

import io.github.atexit.classfile.ClassFile;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the bridge's calls into the JDK, once, and is gone afterwards: a transformer that stays costs every class that
 * is loaded, and makes the JVM complain when memory is full at the exit.
 */
public final class ExitWeaver implements ClassFileTransformer {
    private final WeavePoint[] points;
    private final List<WeavePoint> found = new ArrayList<WeavePoint>();
    private @Nullable Throwable failure;

    private ExitWeaver(WeavePoint[] points) {
        this.points = points;
    }

    /**
     * Weaves all points.
     *
     * @return the points that this JVM lacks, in words; empty on the JDKs that were measured
     */
    public static List<String> weave(Instrumentation instrumentation) throws UnmodifiableClassException {
        List<String> missing = new ArrayList<String>();
        new ExitWeaver(WeavePoint.ON_LOAD).weaveLoading(instrumentation, missing);
        new ExitWeaver(WeavePoint.RETRANSFORMED).weaveLoaded(instrumentation, missing);
        return missing;
    }

    /** Loads the classes, so that they need no transformer later; one that was loaded already is retransformed. */
    private void weaveLoading(Instrumentation instrumentation, List<String> missing) throws UnmodifiableClassException {
        List<Class<?>> classes;
        instrumentation.addTransformer(this, false);
        try {
            classes = load();
        } finally {
            instrumentation.removeTransformer(this);
        }
        List<Class<?>> early = new ArrayList<Class<?>>();
        for (Class<?> type : classes) {
            if (!isWoven(type)) {
                early.add(type);
            }
        }
        retransform(instrumentation, early);
        addMissing(missing);
    }

    private void weaveLoaded(Instrumentation instrumentation, List<String> missing) throws UnmodifiableClassException {
        retransform(instrumentation, load());
        addMissing(missing);
    }

    private void retransform(Instrumentation instrumentation, List<Class<?>> classes)
            throws UnmodifiableClassException {
        if (classes.isEmpty()) {
            return;
        }
        instrumentation.addTransformer(this, true);
        try {
            instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
        } finally {
            instrumentation.removeTransformer(this);
        }
    }

    private List<Class<?>> load() {
        List<Class<?>> classes = new ArrayList<Class<?>>();
        for (WeavePoint point : points) {
            try {
                Class<?> type = Class.forName(point.owner.replace('/', '.'), false, null);
                if (!classes.contains(type)) {
                    classes.add(type);
                }
            } catch (ClassNotFoundException e) {
                failure = e;
            }
        }
        return classes;
    }

    private boolean isWoven(Class<?> type) {
        String name = type.getName().replace('.', '/');
        for (WeavePoint point : found) {
            if (point.owner.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void addMissing(List<String> missing) {
        for (WeavePoint point : points) {
            if (!found.contains(point)) {
                missing.add(
                        point.owner.replace('/', '.') + "." + point.method + (failure == null ? "" : ": " + failure));
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader != null || className == null || !isOwner(className)) {
            return null;
        }
        try {
            return weave(className, bytes);
        } catch (RuntimeException | LinkageError e) {
            failure = e;
            return null;
        }
    }

    private boolean isOwner(String className) {
        for (WeavePoint point : points) {
            if (point.owner.equals(className)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Puts the calls before the code of the methods that have a point. Not with the library: its reader and writer are
     * three dozen classes, and go through all constants of a class; together that was a third of what a start costs.
     */
    private byte @Nullable [] weave(String className, byte[] bytes) {
        ClassFile file = new ClassFile(bytes);
        boolean woven = false;
        for (WeavePoint point : points) {
            ClassFile.Method method = point.owner.equals(className) ? file.method(point.method) : null;
            if (method != null) {
                Prologue prologue = Prologue.of(point, method.isStatic(), file.constants());
                file.exchange(method, WovenMethod.of(file.bytesOf(method), file.constants(), prologue));
                found.add(point);
                woven = true;
            }
        }
        return woven ? file.toBytes() : null;
    }
}
