package io.github.atexit.cli;

import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.scan.ClassCatalog;
import io.github.atexit.scan.ClassShape;
import java.util.Arrays;
import java.util.List;

/** How near a parameter's type is to a JSON value, in the order in which a handler prefers them. Stateless. */
final class ArgumentRank {
    /** The parameter cannot take the value. */
    static final int NONE = Integer.MAX_VALUE;

    private static final List<String> NUMBERS = Arrays.asList(
            "int",
            "long",
            "double",
            "float",
            "short",
            "byte",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Short",
            "java.lang.Byte",
            "java.math.BigInteger",
            "java.math.BigDecimal");
    private static final List<String> FRACTIONS =
            Arrays.asList("double", "float", "java.lang.Double", "java.lang.Float", "java.math.BigDecimal");
    private static final List<String> PRIMITIVES =
            Arrays.asList("boolean", "byte", "char", "double", "float", "int", "long", "short");
    private static final List<String> MEANINGS =
            Arrays.asList("char", "java.io.File", "java.nio.file.Path", "java.time.Duration");
    private static final int PARSED = 5;
    private static final int GENERAL = 20;
    private static final int COLLECTION = 100;

    private ArgumentRank() {}

    static boolean isPrimitive(String type) {
        return PRIMITIVES.contains(type);
    }

    /** 0 is the nearest; {@link #NONE} if the type cannot take the value. */
    static int of(ManifestNode value, String type, ClassCatalog catalog) {
        switch (value.kind()) {
            case STRING:
                return ofText(type, catalog);
            case NUMBER:
                return ofNumber(value.digits(), type);
            case BOOLEAN:
                return type.equals("boolean") ? 0 : ofBox("java.lang.Boolean", type, catalog);
            case ARRAY:
                return type.endsWith("[]") ? 1 : ofCollection("java.util.ArrayList", type, catalog);
            case OBJECT:
                return ofObject(value, type, catalog);
            default:
                return isPrimitive(type) ? NONE : 0;
        }
    }

    private static int ofText(String type, ClassCatalog catalog) {
        if (type.equals("java.lang.String")) {
            return 0;
        }
        if (MEANINGS.contains(type)) {
            return 1;
        }
        if (type.equals("java.lang.Character")) {
            return 2;
        }
        if (isSuper("java.lang.String", type, catalog)) {
            return type.equals("java.lang.CharSequence") ? 3 : 4;
        }
        ClassShape shape = catalog.named(type);
        if (shape == null) {
            int number = NUMBERS.indexOf(type);
            boolean isTruth = type.equals("boolean");
            return number >= 0 ? PARSED + number : isTruth ? PARSED : NONE;
        }
        if (NUMBERS.contains(type) || type.equals("java.lang.Boolean")) {
            return PARSED + Math.max(0, NUMBERS.indexOf(type));
        }
        return "java.lang.Enum".equals(shape.superclass()) ? 1 : NONE;
    }

    private static int ofNumber(String digits, String type) {
        boolean isFraction = digits.indexOf('.') >= 0 || digits.indexOf("e-") >= 0 || digits.indexOf("E-") >= 0;
        if (isFraction ? FRACTIONS.contains(type) : NUMBERS.contains(type)) {
            return NUMBERS.indexOf(type);
        }
        if (type.equals("java.lang.Number")) {
            return GENERAL;
        }
        boolean isGeneral = type.equals("java.lang.Object")
                || type.equals("java.lang.Comparable")
                || type.equals("java.io.Serializable");
        return isGeneral ? GENERAL + 1 : NONE;
    }

    private static int ofBox(String box, String type, ClassCatalog catalog) {
        if (type.equals(box)) {
            return 1;
        }
        return isSuper(box, type, catalog) ? 2 : NONE;
    }

    private static int ofCollection(String made, String type, ClassCatalog catalog) {
        if (type.equals("java.lang.Object")) {
            return COLLECTION + 1;
        }
        boolean fits = isSuper(made, type, catalog) || isSuper("java.util.LinkedHashSet", type, catalog);
        return fits ? COLLECTION : NONE;
    }

    /** Of an object that the application has, the class is not known. */
    private static int ofObject(ManifestNode value, String type, ClassCatalog catalog) {
        boolean isNamed = value.members().size() == 1
                && (value.members().containsKey("static") || value.members().containsKey("instance"));
        if (isNamed) {
            return 1;
        }
        if (type.equals("java.util.Properties")) {
            return COLLECTION;
        }
        return type.equals("java.lang.Object")
                ? COLLECTION + 1
                : isSuper("java.util.LinkedHashMap", type, catalog) ? COLLECTION : NONE;
    }

    private static boolean isSuper(String type, String of, ClassCatalog catalog) {
        ClassShape shape = catalog.named(type);
        return of.equals("java.lang.Object") || (shape != null && catalog.isA(shape, of));
    }
}
