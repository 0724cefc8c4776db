package io.github.atexit.cli;

import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.scan.ClassCatalog;
import io.github.atexit.scan.ClassShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether one method of a class takes the arguments of a call best, as far as class files tell. Immutable. */
final class CallCheck {
    private final ClassCatalog catalog;

    CallCheck(ClassCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What is wrong with a call; null if nothing is.
     *
     * @param staticOnly whether there is no object to call a method of
     */
    @Nullable
    String problem(ClassShape shape, String name, List<ManifestNode> arguments, boolean staticOnly) {
        String where = shape.name() + '#' + name;
        List<ClassShape.Member> methods = catalog.methods(shape, name);
        if (methods.isEmpty()) {
            return shape.name() + " has no method \"" + name + '"';
        }
        if (staticOnly) {
            methods.removeIf(method -> !method.isStatic());
            if (methods.isEmpty()) {
                return where + " is not static and needs an object: name a path to one, or \"instances\"";
            }
        }
        List<Signature> fitting = fitting(methods, arguments, false);
        if (fitting.isEmpty()) {
            fitting = fitting(methods, arguments, true);
        }
        if (fitting.isEmpty()) {
            return "no " + where + " takes " + kinds(arguments) + "; there is " + signatures(name, methods);
        }
        return hasBest(fitting) ? null : where + " is ambiguous for " + kinds(arguments) + ": " + texts(name, fitting);
    }

    private List<Signature> fitting(List<ClassShape.Member> methods, List<ManifestNode> arguments, boolean spread) {
        List<Signature> fitting = new ArrayList<>();
        for (ClassShape.Member method : methods) {
            Signature signature = Signature.of(method);
            List<String> types = spread ? signature.spreadOver(arguments.size()) : signature.parameters();
            if ((!spread || method.isVarArgs()) && types.size() == arguments.size()) {
                List<Integer> ranks = new ArrayList<>();
                for (int i = 0; i < types.size(); i++) {
                    ranks.add(ArgumentRank.of(arguments.get(i), types.get(i), catalog));
                }
                if (!ranks.contains(ArgumentRank.NONE)) {
                    fitting.add(signature.with(types, ranks));
                }
            }
        }
        return fitting;
    }

    private boolean hasBest(List<Signature> fitting) {
        for (Signature candidate : fitting) {
            boolean best = true;
            for (Signature other : fitting) {
                best &= candidate == other || (fitsAsWell(candidate, other) && !fitsAsWell(other, candidate));
            }
            if (best) {
                return true;
            }
        }
        return false;
    }

    /** Whether no argument would rather be one of the other's. */
    private boolean fitsAsWell(Signature mine, Signature other) {
        for (int i = 0; i < mine.types.size(); i++) {
            int rank = mine.ranks.get(i);
            int theirs = other.ranks.get(i);
            if (rank > theirs || (rank == theirs && !isA(mine.types.get(i), other.types.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private boolean isA(String type, String other) {
        if (type.equals(other) || (other.equals("java.lang.Object") && !ArgumentRank.isPrimitive(type))) {
            return true;
        }
        ClassShape shape = catalog.named(type);
        return shape != null && catalog.isA(shape, other);
    }

    private static String kinds(List<ManifestNode> arguments) {
        List<String> kinds = new ArrayList<>();
        for (ManifestNode argument : arguments) {
            String description = argument.kind().description();
            kinds.add(description.replaceFirst("^an? ", ""));
        }
        return '(' + String.join(", ", kinds) + ')';
    }

    private static String signatures(String name, List<ClassShape.Member> methods) {
        List<Signature> signatures = new ArrayList<>();
        methods.forEach(method -> signatures.add(Signature.of(method)));
        return texts(name, signatures);
    }

    private static String texts(String name, List<Signature> signatures) {
        List<String> texts = new ArrayList<>();
        signatures.forEach(signature -> texts.add(name + '(' + String.join(", ", signature.parameters()) + ')'));
        return String.join(", ", texts);
    }

    /** The parameters of a method, and how the arguments fit them. Immutable. */
    private static final class Signature {
        private final List<String> parameters;
        private final List<String> types;
        private final List<Integer> ranks;

        private Signature(List<String> parameters, List<String> types, List<Integer> ranks) {
            this.parameters = parameters;
            this.types = types;
            this.ranks = ranks;
        }

        static Signature of(ClassShape.Member method) {
            List<String> parameters = method.parameters();
            return new Signature(parameters, parameters, new ArrayList<>());
        }

        List<String> parameters() {
            return parameters;
        }

        /** The last one once for each argument that is left. */
        List<String> spreadOver(int count) {
            List<String> types = new ArrayList<>(parameters);
            String last = types.isEmpty() ? "" : types.remove(types.size() - 1);
            String element = last.endsWith("[]") ? last.substring(0, last.length() - 2) : last;
            while (types.size() < count) {
                types.add(element);
            }
            return types;
        }

        Signature with(List<String> fitted, List<Integer> ranked) {
            return new Signature(parameters, fitted, ranked);
        }
    }
}
