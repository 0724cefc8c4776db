package io.github.atexit.launch;

import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** The loaded classes of any of these names, in whatever loader; empty if none is loaded now. */
    synchronized List<Class<?>> named(List<String> names) {
        Snapshot snapshot = latest.get();
        if (snapshot != null && System.nanoTime() - snapshot.nanos < FRESH_NANOS) {
            List<Class<?>> found = snapshot.named(names);
            if (!found.isEmpty()) {
                return found;
            }
        }
        snapshot = new Snapshot(instrumentation.getAllLoadedClasses());
        latest = new WeakReference<Snapshot>(snapshot);
        return snapshot.named(names);
    }

    /** All classes at one moment. */
    private static final class Snapshot {
        private final long nanos = System.nanoTime();
        private final Class<?>[] classes;
        private final Map<List<String>, List<Class<?>>> found = new HashMap<List<String>, List<Class<?>>>();

        Snapshot(Class<?>[] classes) {
            this.classes = classes;
        }

        List<Class<?>> named(List<String> names) {
            List<Class<?>> named = found.get(names);
            if (named == null) {
                named = new ArrayList<Class<?>>(0);
                Set<String> wanted = new HashSet<String>(names);
                for (Class<?> type : classes) {
                    if (wanted.contains(type.getName())) {
                        named.add(type);
                    }
                }
                found.put(names, named);
            }
            return named;
        }
    }
}
