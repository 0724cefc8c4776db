package io.github.atexit.handler;

import io.github.atexit.exit.HandlerSkippedException;
import io.github.atexit.track.ClassNames;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class, or the value that a path from one led to, and what can be reached from it. Immutable. */
final class Receiver {
    private static final Object[] NONE = {};

    private final Jvm jvm;
    private final String path;
    /** The class whose members are looked up; null for the value null. */
    private final @Nullable Class<?> type;
    /** Null for a class and for the value null. */
    private final @Nullable Object value;

    private final boolean isClass;

    private Receiver(Jvm jvm, String path, @Nullable Class<?> type, @Nullable Object value, boolean isClass) {
        this.jvm = jvm;
        this.path = path;
        this.type = type;
        this.value = value;
        this.isClass = isClass;
    }

    /** Follows the path of a call: as below, but the class that most name is looked up as it is written. */
    static Receiver at(MethodPath path, Jvm jvm, ClassLookup classes) throws Exception {
        Class<?> named = classes.findLoaded(path.target());
        return named == null ? at(path.steps(), jvm, classes) : new Receiver(jvm, path.target(), named, null, true);
    }

    /**
     * Follows a path.
     *
     * @param steps as of {@link MethodPath#steps()}
     * @throws HandlerSkippedException if the path's class was never loaded
     * @throws ClassNotFoundException if it cannot be loaded, or several are
     * @throws Exception if a step fails, and whatever a call on the way throws
     */
    static Receiver at(List<String> steps, Jvm jvm, ClassLookup classes) throws Exception {
        int names = 0;
        while (names < steps.size() && !MethodPath.isCall(steps.get(names))) {
            names++;
        }
        List<String> meant = new ArrayList<String>();
        for (int count = names; count > 0; count--) {
            meant.addAll(ClassNames.meant(joined(steps.subList(0, count))));
        }
        Class<?> type = classes.find(meant);
        if (type == null) {
            String name = likelyName(steps.subList(0, names));
            if (classes.loads()) {
                throw new ClassNotFoundException(name);
            }
            throw new HandlerSkippedException("class " + name + " was never loaded");
        }
        int used = names;
        while (joined(steps.subList(0, used)).length() > type.getName().length()) {
            used--; // a dot is as long as the $ that it may stand for
        }
        Receiver receiver = new Receiver(jvm, type.getName(), type, null, true);
        for (String step : steps.subList(used, steps.size())) {
            receiver = receiver.step(step);
        }
        return receiver;
    }

    /** An object that was not found by a path. */
    static Receiver of(Object object, Jvm jvm) {
        return new Receiver(jvm, object.getClass().getName(), object.getClass(), object, false);
    }

    /** Up to the first part that begins as classes do. */
    private static String likelyName(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (Character.isUpperCase(names.get(i).charAt(0))) {
                return joined(names.subList(0, i + 1));
            }
        }
        return joined(names);
    }

    private static String joined(List<String> names) {
        StringBuilder text = new StringBuilder(names.get(0));
        for (String name : names.subList(1, names.size())) {
            text.append('.').append(name);
        }
        return text.toString();
    }

    private Receiver step(String step) throws Exception {
        Object result;
        if (MethodPath.isCall(step)) {
            try {
                result = call(MethodPath.member(step), Collections.emptyList());
            } catch (InvocationTargetException e) {
                throw asIs(causeOf(e));
            }
        } else {
            result = field(step);
        }
        String there = path + "." + step;
        return new Receiver(jvm, there, result == null ? null : result.getClass(), result, false);
    }

    private @Nullable Object field(String name) throws Exception {
        Field field = Members.field(type(), name);
        if (field == null) {
            if (isClass && Members.declaresClass(type(), name)) {
                throw new HandlerSkippedException("class " + path + "$" + name + " was never loaded");
            }
            throw new NoSuchFieldException(path + " has no field or loaded class " + name);
        }
        if (isClass && !Modifier.isStatic(field.getModifiers())) {
            throw new NoSuchFieldException(path + "." + name + " is not static, and " + path + " is a class");
        }
        jvm.open(field.getDeclaringClass(), field);
        return field.get(value);
    }

    /**
     * Calls the method of this name that fits the arguments best.
     *
     * @throws NoSuchMethodException if none fits, or several equally well
     * @throws InvocationTargetException if the method throws
     */
    @Nullable
    Object call(String name, List<@Nullable Object> arguments) throws Exception {
        Method plain = arguments.isEmpty() ? Members.plainMethod(type(), name, isClass) : null;
        if (plain != null) {
            jvm.open(plain.getDeclaringClass(), plain);
            return jvm.call(plain, Modifier.isStatic(plain.getModifiers()) ? null : value, NONE);
        }
        Overload overload = Overload.choose(type(), name, isClass, arguments);
        jvm.open(overload.method().getDeclaringClass(), overload.method());
        return jvm.call(overload.method(), overload.isStatic() ? null : value, overload.arguments());
    }

    /**
     * The value, which may be null.
     *
     * @throws NoSuchFieldException if this is a class
     */
    @Nullable
    Object value() throws NoSuchFieldException {
        if (isClass) {
            throw new NoSuchFieldException(path + " is a class, not an object");
        }
        return value;
    }

    private Class<?> type() {
        if (type == null) {
            throw new IllegalStateException(path + " is null");
        }
        return type;
    }

    /** What the called method threw. */
    static Throwable causeOf(InvocationTargetException e) {
        Throwable cause = e.getCause();
        return cause == null ? e : cause;
    }

    /** Throws a throwable of any kind without declaring it; never returns. */
    static RuntimeException asIs(Throwable thrown) {
        Receiver.<RuntimeException>sneak(thrown);
        return new IllegalStateException(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
