package io.github.atexit.handler;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method that takes the given arguments, with the arguments as it takes them. As in Java, a method that takes a list of
 * arguments one by one ({@code String...}) counts only where no other fits. Immutable.
 */
final class Overload {
    private final Method method;
    /** One for each given argument; for a spread one the element type once more, so that it counts without arguments. */
    private final List<Class<?>> types = new ArrayList<Class<?>>();

    private final List<Conversion> conversions = new ArrayList<Conversion>();
    private final boolean spread;

    private Overload(Method method, boolean spread) {
        this.method = method;
        this.spread = spread;
    }

    /**
     * The one that fits best.
     *
     * @param staticOnly whether there is no object to call a method of
     * @throws NoSuchMethodException if none fits, or several equally well; the message names the candidates
     */
    static Overload choose(Class<?> type, String name, boolean staticOnly, List<@Nullable Object> arguments)
            throws NoSuchMethodException {
        List<Method> methods = Members.methods(type, name);
        if (methods.isEmpty()) {
            throw new NoSuchMethodException(type.getName() + " has no method " + name);
        }
        if (staticOnly) {
            methods = staticOf(methods);
            if (methods.isEmpty()) {
                throw new NoSuchMethodException(type.getName() + "#" + name + " is not static and needs an object: name"
                        + " a path to one, such as " + type.getName() + ".getInstance()#" + name);
            }
        }
        List<Overload> fitting = fitting(methods, arguments, false);
        if (fitting.isEmpty()) {
            fitting = fitting(methods, arguments, true);
        }
        if (fitting.isEmpty()) {
            throw new NoSuchMethodException("no " + type.getName() + "#" + name + " takes " + kinds(arguments)
                    + "; there is " + signatures(methods));
        }
        return best(type, name, fitting, arguments);
    }

    private static Overload best(Class<?> type, String name, List<Overload> fitting, List<@Nullable Object> arguments)
            throws NoSuchMethodException {
        for (Overload candidate : fitting) {
            boolean best = true;
            for (Overload other : fitting) {
                best &= candidate == other || (candidate.fitsAsWellAs(other) && !other.fitsAsWellAs(candidate));
            }
            if (best) {
                return candidate;
            }
        }
        List<Method> methods = new ArrayList<Method>();
        for (Overload candidate : fitting) {
            methods.add(candidate.method);
        }
        throw new NoSuchMethodException(
                type.getName() + "#" + name + " is ambiguous for " + kinds(arguments) + ": " + signatures(methods));
    }

    private static List<Method> staticOf(List<Method> methods) {
        List<Method> found = new ArrayList<Method>();
        for (Method method : methods) {
            if (Modifier.isStatic(method.getModifiers())) {
                found.add(method);
            }
        }
        return found;
    }

    private static List<Overload> fitting(List<Method> methods, List<@Nullable Object> arguments, boolean spread) {
        List<Overload> fitting = new ArrayList<Overload>();
        for (Method method : methods) {
            Overload overload = new Overload(method, spread);
            if ((!spread || method.isVarArgs()) && overload.convert(arguments)) {
                fitting.add(overload);
            }
        }
        return fitting;
    }

    private boolean convert(List<@Nullable Object> arguments) {
        Class<?>[] parameters = method.getParameterTypes();
        Type[] generic = method.getGenericParameterTypes();
        int fixed = spread ? parameters.length - 1 : parameters.length;
        if (spread ? arguments.size() < fixed : arguments.size() != fixed) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Class<?> type = i < fixed ? parameters[i] : parameters[fixed].getComponentType();
            Conversion conversion = Conversion.of(arguments.get(i), type, i < fixed ? generic[i] : type);
            if (conversion == null) {
                return false;
            }
            types.add(type);
            conversions.add(conversion);
        }
        if (spread) {
            types.add(parameters[fixed].getComponentType());
        }
        return true;
    }

    /** Whether no argument would rather be one of the other's. */
    private boolean fitsAsWellAs(Overload other) {
        for (int i = 0; i < Math.min(types.size(), other.types.size()); i++) {
            int mine = i < conversions.size() ? conversions.get(i).rank() : 0;
            int theirs = i < other.conversions.size() ? other.conversions.get(i).rank() : 0;
            if (mine > theirs || (mine == theirs && !other.types.get(i).isAssignableFrom(types.get(i)))) {
                return false;
            }
        }
        return true;
    }

    Method method() {
        return method;
    }

    boolean isStatic() {
        return Modifier.isStatic(method.getModifiers());
    }

    /** The arguments as the method takes them; a fresh array. */
    @Nullable
    Object[] arguments() {
        Class<?>[] parameters = method.getParameterTypes();
        @Nullable Object[] arguments = new @Nullable Object[parameters.length];
        int fixed = spread ? parameters.length - 1 : parameters.length;
        for (int i = 0; i < fixed; i++) {
            arguments[i] = conversions.get(i).result();
        }
        if (spread) {
            Object rest = Array.newInstance(parameters[fixed].getComponentType(), conversions.size() - fixed);
            for (int i = fixed; i < conversions.size(); i++) {
                Array.set(rest, i - fixed, conversions.get(i).result());
            }
            arguments[fixed] = rest;
        }
        return arguments;
    }

    private static String signatures(List<Method> methods) {
        StringBuilder text = new StringBuilder();
        for (Method method : methods) {
            text.append(text.length() == 0 ? "" : ", ").append(method.getName()).append('(');
            String separator = "";
            for (Class<?> parameter : method.getParameterTypes()) {
                text.append(separator).append(parameter.getTypeName());
                separator = ", ";
            }
            text.append(')');
        }
        return text.toString();
    }

    /** The kinds of the arguments; their values may be secret. */
    private static String kinds(List<@Nullable Object> arguments) {
        StringBuilder text = new StringBuilder("(");
        for (Object argument : arguments) {
            text.append(text.length() == 1 ? "" : ", ").append(Conversion.kind(argument));
        }
        return text.append(')').toString();
    }
}
