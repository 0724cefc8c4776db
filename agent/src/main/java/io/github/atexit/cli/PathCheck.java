package io.github.atexit.cli;

import io.github.atexit.scan.ClassCatalog;
import io.github.atexit.scan.ClassShape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a path from a class through static members, fields and calls, as far as class files tell. Immutable. */
final class PathCheck {
    private final @Nullable ClassShape shape;
    private final boolean isClass;
    private final @Nullable String problem;
    private final @Nullable String missing;

    private PathCheck(@Nullable ClassShape shape, boolean isClass, @Nullable String problem, @Nullable String missing) {
        this.shape = shape;
        this.isClass = isClass;
        this.problem = problem;
        this.missing = missing;
    }

    /** Follows steps with dots between them; the longest beginning that names a class is one. */
    static PathCheck follow(String path, ClassCatalog catalog) {
        List<String> steps = Arrays.asList(path.split("\\.", -1));
        int names = 0;
        while (names < steps.size() && !steps.get(names).endsWith("()")) {
            names++;
        }
        for (int count = names; count > 0; count--) {
            ClassShape type = catalog.meant(String.join(".", steps.subList(0, count)));
            if (type != null) {
                return new PathCheck(type, true, null, null).through(steps.subList(count, steps.size()), catalog);
            }
        }
        String name = String.join(".", steps.subList(0, names));
        return new PathCheck(null, false, "the class " + name + " is not on the class path", name);
    }

    private PathCheck through(List<String> steps, ClassCatalog catalog) {
        PathCheck reached = this;
        for (String step : steps) {
            ClassShape from = reached.shape;
            if (from == null || reached.problem != null) {
                return reached;
            }
            reached = step.endsWith("()")
                    ? reached.called(from, step.substring(0, step.length() - 2), catalog)
                    : reached.field(from, step, catalog);
        }
        return reached;
    }

    private PathCheck field(ClassShape from, String name, ClassCatalog catalog) {
        ClassShape.Member field = catalog.field(from, name);
        if (field == null) {
            return notThere(from, "has no field or nested class \"" + name + '"', catalog);
        }
        if (isClass && !field.isStatic()) {
            return wrong(from.name() + '.' + name + " is not static, and " + from.name() + " is a class");
        }
        return object(field.descriptor(), catalog);
    }

    private PathCheck called(ClassShape from, String name, ClassCatalog catalog) {
        for (ClassShape.Member method : catalog.methods(from, name)) {
            if (method.descriptor().startsWith("()") && (method.isStatic() || !isClass)) {
                return object(method.descriptor().substring(2), catalog);
            }
        }
        return notThere(
                from, "has no " + (isClass ? "static " : "") + "method \"" + name + "\" without parameters", catalog);
    }

    /** The class of an object may have what its declared type has not. */
    private PathCheck notThere(ClassShape from, String what, ClassCatalog catalog) {
        return isClass && catalog.isComplete(from) ? wrong(from.name() + ' ' + what) : unknown();
    }

    private static PathCheck wrong(String problem) {
        return new PathCheck(null, false, problem, null);
    }

    private static PathCheck unknown() {
        return new PathCheck(null, false, null, null);
    }

    private static PathCheck object(String descriptor, ClassCatalog catalog) {
        boolean isObject = descriptor.startsWith("L");
        ClassShape type = isObject
                ? catalog.named(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'))
                : null;
        return new PathCheck(type, false, null, null);
    }

    /** The class whose members count at the end; null if that cannot be told. */
    @Nullable
    ClassShape shape() {
        return shape;
    }

    /** Whether the path names the class itself and no object of it. */
    boolean isClass() {
        return isClass;
    }

    /** Why the path leads nowhere; null if it may lead somewhere. */
    @Nullable
    String problem() {
        return problem;
    }

    /** The name of the class that is not there, if that is the problem. */
    @Nullable
    String missing() {
        return missing;
    }
}
