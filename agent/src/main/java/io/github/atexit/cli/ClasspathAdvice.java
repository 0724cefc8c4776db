package io.github.atexit.cli;

import io.github.atexit.manifest.ExitManifest;
import io.github.atexit.manifest.ManifestAdvice;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.manifest.Problems;
import io.github.atexit.manifest.Words;
import io.github.atexit.scan.ClassCatalog;
import io.github.atexit.scan.ClassShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what only the class path can tell of a manifest's handlers: their classes and methods. Used once. */
final class ClasspathAdvice implements ManifestAdvice {
    private static final String EXECUTOR = "java.util.concurrent.ExecutorService";
    private static final String EXIT_HANDLER = "io.github.atexit.ExitHandler";
    private static final Set<String> CLOSERS = new TreeSet<>(Arrays.asList(
            "cancel",
            "close",
            "destroy",
            "disconnect",
            "dispose",
            "release",
            "shutdown",
            "shutdownNow",
            "stop",
            "terminate"));

    private final List<String> classpath;
    private final List<String> unreadable = new ArrayList<>();

    /** @param classpath of the application; empty if it is not known */
    ClasspathAdvice(List<String> classpath) {
        this.classpath = classpath;
    }

    /** What could not be read of the class path, as {@code file: problem}. */
    List<String> problems() {
        return unreadable;
    }

    @Override
    public void check(ExitManifest manifest, ManifestNode root, Problems problems) {
        List<String> all = new ArrayList<>(manifest.classpath());
        all.addAll(classpath);
        try (ClassCatalog catalog = ClassCatalog.of(all)) {
            unreadable.addAll(catalog.problems());
            for (HandlerNode handler : HandlerNode.all(manifest, root)) {
                new OneHandler(handler, catalog, problems).check();
            }
        }
    }

    /** The checks of one handler. */
    private final class OneHandler {
        private final HandlerNode handler;
        private final ClassCatalog catalog;
        private final Problems problems;

        OneHandler(HandlerNode handler, ClassCatalog catalog, Problems problems) {
            this.handler = handler;
            this.catalog = catalog;
            this.problems = problems;
        }

        void check() {
            String type = handler.handler().type();
            if (type.equals("java")) {
                java();
            }
            if (!classpath.isEmpty()) {
                switch (type) {
                    case "close":
                        close();
                        break;
                    case "drain":
                        drain();
                        break;
                    case "invoke":
                        invoke();
                        break;
                    default:
                }
            }
        }

        private void close() {
            ClassShape shape = instancesOf("class");
            if (shape != null) {
                String given = handler.text("method");
                String method = given != null ? given : catalog.isA(shape, EXECUTOR) ? "shutdown" : "close";
                List<ManifestNode> arguments = HandlerNode.elements(handler.value("args"));
                checkArguments(arguments);
                if (handler.value("method") == null
                        && catalog.methods(shape, method).isEmpty()
                        && catalog.isComplete(shape)) {
                    problems.at(
                            handler.at("class"),
                            shape.name() + " is not closeable: it has no method \"" + method + '"',
                            "the \"method\" that closes it" + closers(shape),
                            null);
                } else {
                    call(shape, method, arguments, false, true);
                }
            }
        }

        private String closers(ClassShape shape) {
            List<String> found = new ArrayList<>();
            for (String name : CLOSERS) {
                if (!catalog.methods(shape, name).isEmpty()) {
                    found.add(name);
                }
            }
            return found.isEmpty() ? "" : ", such as " + Words.list(found);
        }

        private void drain() {
            ClassShape shape = shape("class");
            if (shape != null && !catalog.isA(shape, EXECUTOR) && catalog.isComplete(shape)) {
                problems.at(handler.at("class"), shape.name() + " is no executor", "an " + EXECUTOR, null);
            }
        }

        private void java() {
            String name = handler.text("class");
            ClassShape shape = name == null ? null : catalog.named(name);
            if (shape == null) {
                if (name != null && !classpath.isEmpty()) {
                    absent("class", name);
                }
                return;
            }
            ManifestNode at = handler.at("class");
            if (!catalog.isA(shape, EXIT_HANDLER) && catalog.isComplete(shape)) {
                problems.at(at, shape.name() + " is no " + EXIT_HANDLER, "a class that implements it", null);
            } else if (shape.isAbstract()) {
                problems.at(at, shape.name() + " is abstract", "a class that can be made", null);
            } else if (shape.methods().stream()
                    .noneMatch(method -> method.name().equals("<init>")
                            && method.descriptor().equals("()V"))) {
                problems.at(at, shape.name() + " has no constructor without parameters", null, null);
            }
        }

        private void invoke() {
            List<ManifestNode> arguments = HandlerNode.elements(handler.value("args"));
            checkArguments(arguments);
            checkThrown();
            String method = handler.text("method");
            if (method == null) {
                return;
            }
            if (handler.value("instances") != null) {
                ClassShape shape = instancesOf("instances");
                if (shape != null) {
                    call(shape, method, arguments, false, true);
                }
                return;
            }
            int hash = method.indexOf('#');
            PathCheck path = PathCheck.follow(method.substring(0, hash), catalog);
            if (path.problem() != null) {
                problems.at(handler.at("method"), path.problem(), null, nearest(path.missing()));
            } else if (path.shape() != null) {
                call(path.shape(), method.substring(hash + 1), arguments, path.isClass(), path.isClass());
            }
        }

        /** @param certain whether the object has this class, and not perhaps one that inherits from it */
        private void call(
                ClassShape shape, String method, List<ManifestNode> arguments, boolean staticOnly, boolean certain) {
            String problem = new CallCheck(catalog).problem(shape, method, arguments, staticOnly);
            if (problem == null || !catalog.isComplete(shape)) {
                return;
            }
            ManifestNode at = handler.at("method");
            if (certain) {
                List<String> names = new ArrayList<>();
                catalog.ancestors(shape).forEach(each -> each.methods().forEach(known -> names.add(known.name())));
                boolean isAbsent = catalog.methods(shape, method).isEmpty();
                String near = isAbsent ? Words.quoted(Words.nearest(method, names)) : null;
                problems.at(at, problem, null, near);
            } else {
                problems.warnAt(at, problem + ", unless the object's own class does");
            }
        }

        private void checkArguments(List<ManifestNode> arguments) {
            for (ManifestNode argument : arguments) {
                if (argument.kind() != ManifestNode.Kind.OBJECT
                        || argument.members().size() != 1) {
                    continue;
                }
                ManifestNode instance = argument.members().get("instance");
                ManifestNode named = argument.members().get("static");
                if (instance != null && catalog.meant(instance.string()) == null) {
                    absent(instance, instance.string());
                } else if (named != null) {
                    PathCheck path = PathCheck.follow(named.string(), catalog);
                    if (path.problem() != null) {
                        problems.at(named, path.problem(), null, nearest(path.missing()));
                    }
                }
            }
        }

        private void checkThrown() {
            ManifestNode expected = handler.value("expectThrows");
            if (expected != null && expected.kind() == ManifestNode.Kind.OBJECT) {
                expected = expected.members().get("class");
            }
            if (expected == null || expected.string().contains("${")) {
                return;
            }
            ClassShape shape = catalog.meant(expected.string());
            if (shape == null) {
                absent(expected, expected.string());
            } else if (!catalog.isA(shape, "java.lang.Throwable") && catalog.isComplete(shape)) {
                problems.at(expected, shape.name() + " is no Throwable", null, null);
            }
        }

        /** A class whose constructors are seen; null after a problem. */
        private @Nullable ClassShape instancesOf(String key) {
            ClassShape shape = shape(key);
            if (shape == null || !shape.isInterface()) {
                return shape;
            }
            List<String> implementing = implementing(shape);
            problems.at(
                    handler.at(key),
                    shape.name() + " is an interface, and only constructors of classes are seen",
                    implementing.isEmpty() ? "a class that implements it" : Words.list(implementing),
                    null);
            return null;
        }

        /** Some classes that directly implement an interface. */
        private List<String> implementing(ClassShape shape) {
            List<String> found = new ArrayList<>();
            for (String name : new TreeSet<>(catalog.names())) {
                ClassShape candidate = catalog.named(name);
                if (candidate != null && candidate.interfaces().contains(shape.name()) && !candidate.isInterface()) {
                    found.add(name);
                }
                if (found.size() == 5) {
                    break;
                }
            }
            return found;
        }

        private @Nullable ClassShape shape(String key) {
            String name = handler.text(key);
            ClassShape shape = name == null ? null : catalog.meant(name);
            if (name != null && shape == null) {
                absent(key, name);
            }
            return shape;
        }

        private void absent(String key, String name) {
            absent(handler.at(key), name);
        }

        private void absent(ManifestNode at, String name) {
            problems.at(at, "the class " + name + " is not on the class path", null, nearest(name));
        }

        /** The nearest of the same package, else one of the same simple name. */
        private @Nullable String nearest(@Nullable String name) {
            if (name == null) {
                return null;
            }
            int start = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1;
            String around = name.substring(0, start);
            String simple = name.substring(start);
            List<String> neighbours = new ArrayList<>();
            String elsewhere = null;
            for (String candidate : new TreeSet<>(catalog.names())) {
                if (candidate.startsWith(around) && candidate.indexOf('.', start) < 0) {
                    neighbours.add(candidate.substring(start));
                }
                elsewhere = elsewhere == null && candidate.endsWith('.' + simple) ? candidate : elsewhere;
            }
            String near = Words.nearest(simple, neighbours);
            return Words.quoted(near == null ? elsewhere : around + near);
        }
    }
}
