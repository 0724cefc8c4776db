package io.github.atexit.launch;

import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds loaded classes by name. An exit asks for many in a row, and the JVM's list of all is long: what was found is
 * remembered for a second, weakly, so that no class loader is kept alive. Thread-safe.
 */
final class LoadedClasses {
    private static final long FRESH_NANOS = 1000000000L; // 1 s

    private final Instrumentation instrumentation;
    private WeakReference<Snapshot> latest = new WeakReference<Snapshot>(null);

    LoadedClasses(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** The loaded classes of this name, in whatever loader; empty if none is loaded now. */
    synchronized List<Class<?>> named(String name) {
        Snapshot snapshot = latest.get();
        if (snapshot != null && System.nanoTime() - snapshot.nanos < FRESH_NANOS) {
            List<Class<?>> found = snapshot.named(name);
            if (!found.isEmpty()) {
                return found;
            }
        }
        snapshot = new Snapshot(instrumentation.getAllLoadedClasses());
        latest = new WeakReference<Snapshot>(snapshot);
        return snapshot.named(name);
    }

    /** All classes at one moment. */
    private static final class Snapshot {
        private final long nanos = System.nanoTime();
        private final Class<?>[] classes;
        private final Map<String, List<Class<?>>> found = new HashMap<String, List<Class<?>>>();

        Snapshot(Class<?>[] classes) {
            this.classes = classes;
        }

        List<Class<?>> named(String name) {
            List<Class<?>> named = found.get(name);
            if (named == null) {
                named = new ArrayList<Class<?>>(1);
                for (Class<?> type : classes) {
                    if (type.getName().equals(name)) {
                        named.add(type);
                    }
                }
                found.put(name, named);
            }
            return named;
        }
    }
}
