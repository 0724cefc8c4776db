package io.github.atexit.handler;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a class, whatever their visibility: its own, those of its superclasses, those of its interfaces. */
final class Members {
    private Members() {}

    /** The field of this name, nearest first; null if there is none. */
    static @Nullable Field field(Class<?> type, String name) {
        for (Class<?> owner : owners(type)) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }

    /** The methods of this name, nearest first, without those that a nearer one overrides or hides. */
    static List<Method> methods(Class<?> type, String name) {
        List<Method> methods = new ArrayList<Method>();
        for (Class<?> owner : owners(type)) {
            for (Method method : owner.getDeclaredMethods()) {
                boolean inherited = owner == type || !owner.isInterface() || !Modifier.isStatic(method.getModifiers());
                if (method.getName().equals(name) && inherited && !method.isBridge() && !isHidden(method, methods)) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    /**
     * The class's own method of this name without parameters, which most handlers call: it is the one that fits best where
     * there are no arguments, and the JVM finds it without a list of all. Null if there is none, or only one that needs an
     * object.
     */
    static @Nullable Method plainMethod(Class<?> type, String name, boolean staticOnly) {
        try {
            Method method = type.getDeclaredMethod(name);
            boolean fits = !method.isBridge() && (!staticOnly || Modifier.isStatic(method.getModifiers()));
            return fits ? method : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** Whether the class declares a member class of this name. */
    static boolean declaresClass(Class<?> type, String name) {
        for (Class<?> member : type.getDeclaredClasses()) {
            if (member.getSimpleName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHidden(Method method, List<Method> nearer) {
        for (Method other : nearer) {
            if (Arrays.equals(other.getParameterTypes(), method.getParameterTypes())) {
                return true;
            }
        }
        return false;
    }

    /** The class and its superclasses, then all their interfaces. */
    private static Set<Class<?>> owners(Class<?> type) {
        Set<Class<?>> owners = new LinkedHashSet<Class<?>>();
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            owners.add(owner);
        }
        for (Class<?> owner : new ArrayList<Class<?>>(owners)) {
            addInterfaces(owner, owners);
        }
        return owners;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> owners) {
        for (Class<?> parent : type.getInterfaces()) {
            owners.add(parent);
            addInterfaces(parent, owners);
        }
    }
}
