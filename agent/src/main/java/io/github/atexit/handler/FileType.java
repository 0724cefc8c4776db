package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.Template;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type {@code file}: writes, appends to, deletes, copies or moves one file, and never follows a link. */
public final class FileType implements HandlerType {
    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.optional(
                    "write",
                    Field.Kind.TEXT,
                    "The file to write `content` to, by a temporary sibling and a rename; a new one has mode 0600."),
            Field.optional("append", Field.Kind.TEXT, "The file to append `content` to; a new one has mode 0600."),
            Field.optional("content", Field.Kind.TEXT, "What to write or append, as UTF-8."),
            Field.optional(
                    "delete", Field.Kind.TEXT, "The file to delete; it may be absent. A link itself is deleted."),
            Field.optional("recursive", Field.Kind.BOOLEAN, "Whether `delete` takes a directory with all it holds.")
                    .defaultingTo("false"),
            Field.optional(
                    "ifContains",
                    Field.Kind.TEXT,
                    "Deletes only a file that contains this, such as `${jvm:pid}`; a number must stand there as a whole."),
            Field.optional("copy", Field.Kind.TEXT, "The file to copy to `to`."),
            Field.optional("move", Field.Kind.TEXT, "The file or directory to move to `to`."),
            Field.optional(
                    "to", Field.Kind.TEXT, "Where `copy` and `move` put it; a file that is there is replaced.")));

    /** The operations; each is the name of the field with its path. */
    private static final String[] OPERATIONS = {"write", "append", "delete", "copy", "move"};

    private static final String CHOICE = "one of \"write\", \"append\", \"delete\", \"copy\", \"move\"";

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String phase() {
        return "release";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public String sample() {
        return "{\"type\": \"file\", \"delete\": \"run/app.pid\"}";
    }

    @Override
    public String summary() {
        return "Writes, appends to, deletes, copies or moves a file. Links are never followed; the root, the home and the"
                + " working directory and their parents are refused.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        String operation = operation(fields);
        if (operation == null) {
            return null;
        }
        String companion = companion(operation);
        boolean deletes = operation.equals("delete");
        boolean valid = allows(fields, "content", companion, "\"write\" or \"append\"");
        valid &= allows(fields, "to", companion, "\"copy\" or \"move\"");
        valid &= allows(fields, "ifContains", companion, "\"delete\"");
        valid &= allows(fields, "recursive", deletes ? "recursive" : companion, "\"delete\"");
        if (!deletes && !fields.has(companion)) {
            fields.problem(operation, "\"" + operation + "\" needs \"" + companion + "\"", null);
            valid = false;
        }
        boolean recursive = fields.flag("recursive", false);
        if (recursive && fields.has("ifContains")) {
            fields.problem("ifContains", "\"ifContains\" looks into a file, not into a directory", "no \"recursive\"");
            valid = false;
        }
        Template path = fields.text(operation);
        Template second = fields.text(companion);
        if (path == null || (second == null && fields.has(companion))) {
            return null;
        }
        valid &= isUsable(fields, operation, path, deletes || operation.equals("move"));
        if (companion.equals("to") && second != null) {
            valid &= isUsable(fields, "to", second, true);
        }
        return valid ? new FileOperation(operation, path, second, recursive) : null;
    }

    private static @Nullable String operation(HandlerFields fields) {
        String found = null;
        for (String operation : OPERATIONS) {
            if (!fields.has(operation)) {
                continue;
            }
            if (found != null) {
                fields.problem(operation, "\"" + operation + "\" and \"" + found + "\" are two operations", CHOICE);
                return null;
            }
            found = operation;
        }
        if (found == null) {
            fields.problem("write", "a file handler needs an operation", CHOICE);
        }
        return found;
    }

    private static String companion(String operation) {
        if (operation.equals("delete")) {
            return "ifContains";
        }
        return operation.equals("write") || operation.equals("append") ? "content" : "to";
    }

    private static boolean allows(HandlerFields fields, String field, String expected, String operations) {
        if (field.equals(expected) || !fields.has(field)) {
            return true;
        }
        fields.problem(field, "\"" + field + "\" belongs to " + operations, null);
        return false;
    }

    private static boolean isUsable(HandlerFields fields, String field, Template path, boolean replaced) {
        if (!PathField.isValid(fields, field, path)) {
            return false;
        }
        String refusal = replaced && path.isConstant() ? ProtectedPaths.nameOf(Paths.get(path.constant())) : null;
        if (refusal != null) {
            fields.problem(field, "\"" + path.constant() + "\" is " + refusal, "a path below it");
        }
        return refusal == null;
    }
}
