package io.github.atexit.handler;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the class that a manifest means by a name: the loaded one, in whatever loader. */
final class ClassLookup {
    private final Jvm jvm;
    private final ClassLoader application;
    private final boolean load;

    /**
     * @param application the loader that counts where several loaders have a class of one name
     * @param load whether a class that is not loaded is loaded through that loader
     */
    ClassLookup(Jvm jvm, ClassLoader application, boolean load) {
        this.jvm = jvm;
        this.application = application;
        this.load = load;
    }

    /** Whether classes that are not loaded are loaded. */
    boolean loads() {
        return load;
    }

    /**
     * The class of the first of these names that there is one of; null if there is none at all.
     *
     * @param names binary names: nested classes with {@code $}
     * @throws ClassNotFoundException if several loaders have one and the application's is not among them
     */
    @Nullable
    Class<?> find(List<String> names) throws ClassNotFoundException {
        List<Class<?>> loaded = null;
        for (String name : names) {
            Class<?> known = findLoaded(name);
            if (known == null) {
                if (loaded == null) {
                    loaded = jvm.loadedClasses(names);
                }
                known = findAmong(loaded, name);
            }
            if (known == null && load) {
                known = load(name);
            }
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private @Nullable Class<?> findAmong(List<Class<?>> loaded, String name) throws ClassNotFoundException {
        List<Class<?>> named = new ArrayList<Class<?>>(0);
        for (Class<?> type : loaded) {
            if (type.getName().equals(name)) {
                named.add(type);
            }
        }
        if (named.size() > 1) {
            return ofApplication(name, named);
        }
        return named.isEmpty() ? null : named.get(0);
    }

    /** The class that the application's loader, or one of its parents, has found under this name; null if none has. */
    @Nullable
    Class<?> findLoaded(String name) {
        return jvm.loadedClass(name, application);
    }

    private @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, application);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private Class<?> ofApplication(String name, List<Class<?>> loaded) throws ClassNotFoundException {
        ClassLoader loader = application;
        while (true) {
            for (Class<?> candidate : loaded) {
                if (candidate.getClassLoader() == loader) {
                    return candidate;
                }
            }
            if (loader == null) {
                throw new ClassNotFoundException(several(name, loaded));
            }
            loader = loader.getParent();
        }
    }

    private static String several(String name, List<Class<?>> loaded) {
        StringBuilder text = new StringBuilder(name).append(" is loaded by ").append(loaded.size());
        text.append(" loaders, none of them the application's:");
        for (Class<?> candidate : loaded) {
            text.append(' ').append(candidate.getClassLoader());
        }
        return text.toString();
    }
}
