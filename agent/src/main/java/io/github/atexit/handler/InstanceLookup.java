package io.github.atexit.handler;

import io.github.atexit.exit.HandlerSkippedException;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.track.ClassNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the names of classes whose live instances a handler works on, and finds the instances. */
final class InstanceLookup {
    private static final String ALLOWED = "the name of a class, such as \"com.acme.Pool\"";

    private InstanceLookup() {}

    /** The field's class name, or null after a problem or where the field is missing. */
    static @Nullable String className(HandlerFields fields, String field) {
        String name = fields.name(field);
        String problem = name == null ? null : problem(name, field);
        if (problem != null) {
            fields.problem(field, problem, ALLOWED);
        }
        return problem == null ? name : null;
    }

    /** The node's class name, or null after a problem. */
    static @Nullable String className(HandlerFields fields, @Nullable ManifestNode node, String key) {
        if (node == null) {
            return null;
        }
        boolean isText = node.kind() == ManifestNode.Kind.STRING;
        String problem = isText
                ? problem(node.string(), key)
                : "\"" + key + "\" is " + node.kind().description();
        if (problem != null) {
            fields.problem(node, problem, ALLOWED);
        }
        return problem == null ? node.string() : null;
    }

    private static @Nullable String problem(String name, String key) {
        List<String> steps = MethodPath.steps(name);
        if (steps == null || name.indexOf('(') >= 0) {
            return "\"" + key + "\" is no name of a class";
        }
        // The record of a construction is itself an object of these, and so without end.
        boolean endless = name.equals("java.lang.Object") || name.startsWith("java.lang.ref.");
        return endless ? "the instances of " + name + " cannot be recorded" : null;
    }

    /**
     * The live instances, newest first; never empty.
     *
     * @throws HandlerSkippedException if there are none
     * @throws IllegalStateException if the name is an interface's, or the class could not be watched
     */
    static List<Object> of(String className, Jvm jvm) throws HandlerSkippedException {
        List<Object> instances = jvm.instances(className);
        if (instances.isEmpty()) {
            throw new HandlerSkippedException(whyNone(className, jvm));
        }
        return instances;
    }

    private static String whyNone(String className, Jvm jvm) {
        String why = "class " + className + " was never loaded";
        for (Class<?> type : jvm.loadedClasses(ClassNames.meant(className))) {
            if (type.isInterface()) {
                throw new IllegalStateException(
                        type.getName()
                                + " is an interface, and only constructors of classes are seen: name a class that implements it");
            }
            why = "there is no live instance of " + type.getName();
        }
        return why;
    }
}
