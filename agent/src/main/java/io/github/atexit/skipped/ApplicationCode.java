package io.github.atexit.skipped;

import io.github.atexit.jvm.JvmAccess;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The class files of the application's loaded classes, as their loaders give them out. Used by one thread. */
final class ApplicationCode {
    private final JvmAccess jvm;
    private final Map<Class<?>, @Nullable ClassCode> read = new HashMap<Class<?>, @Nullable ClassCode>();
    private @Nullable Map<String, @Nullable Class<?>> loaded;

    ApplicationCode(JvmAccess jvm) {
        this.jvm = jvm;
    }

    /** Whether a class is neither the JDK's nor the agent's. */
    boolean isApplication(Class<?> type) {
        return type.getClassLoader() != ApplicationCode.class.getClassLoader() && !jvm.isJdkClass(type);
    }

    /** The loaded class of a name outside the JDK; null if there is none, or more than one. */
    @Nullable
    Class<?> named(String name) {
        if (loaded == null) {
            loaded = loaded();
        }
        return loaded.get(name);
    }

    private Map<String, @Nullable Class<?>> loaded() {
        Map<String, @Nullable Class<?>> byName = new HashMap<String, @Nullable Class<?>>();
        for (Class<?> type : jvm.instrumentation().getAllLoadedClasses()) {
            if (type.getClassLoader() != null && !type.isArray()) {
                String name = type.getName();
                byName.put(name, byName.containsKey(name) ? null : type);
            }
        }
        return byName;
    }

    /** A class's code; null if its loader has no class file for it, or one that cannot be read. */
    @Nullable
    ClassCode of(Class<?> type) {
        if (!read.containsKey(type)) {
            read.put(type, read(type));
        }
        return read.get(type);
    }

    /**
     * Whether a class has been defined by this file, as far as that shows: one that another agent has rewritten, or that
     * came from another version of its jar, has more constants or fewer. True where the JDK does not tell.
     */
    boolean isOf(Class<?> type, ClassCode file) {
        if (jvm.hasRewritten(type)) {
            return true; // in its constructors, which only grow
        }
        int constants = jvm.constantsOf(type);
        return constants < 0 || constants == file.constants();
    }

    private @Nullable ClassCode read(Class<?> type) {
        try {
            byte[] bytes = new LoadedClassFile(type, jvm).read();
            return bytes == null ? null : new ClassCode(bytes);
        } catch (IOException | RuntimeException | LinkageError e) {
            return null;
        }
    }
}
