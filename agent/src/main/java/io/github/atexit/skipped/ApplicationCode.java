package io.github.atexit.skipped;

import io.github.atexit.jvm.JvmAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The class files of the application's loaded classes, as their loaders give them out. Used by one thread. */
final class ApplicationCode {
    private static final String[] JDK_PREFIXES = {"java.", "javax.", "jdk.", "sun.", "com.sun."};
    private static final int LONGEST_FILE = 4 * 1024 * 1024; // bytes

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

    /** Whether a class is the JDK's, by its name. */
    static boolean isJdk(String className) {
        for (String prefix : JDK_PREFIXES) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
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

    private static @Nullable ClassCode read(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null) {
            return null;
        }
        try (InputStream file = loader.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            return file == null ? null : new ClassCode(bytes(file));
        } catch (IOException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static byte[] bytes(InputStream file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        byte[] part = new byte[8192];
        int count;
        while ((count = file.read(part)) >= 0) {
            bytes.write(part, 0, count);
            if (bytes.size() > LONGEST_FILE) {
                throw new IOException("too long for a class file");
            }
        }
        return bytes.toByteArray();
    }
}
