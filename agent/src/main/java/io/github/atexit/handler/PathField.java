package io.github.atexit.handler;

import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.Template;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;

/** What can be said of a path before the exit: whether its text, where it is constant, can be one. */
final class PathField {
    private PathField() {}

    /**
     * Whether the value can be a path; a problem is reported where it cannot.
     *
     * @param path the field's value; one that is not constant counts as valid
     */
    static boolean isValid(HandlerFields fields, String field, Template path) {
        if (!path.isConstant()) {
            return true;
        }
        String text = path.constant();
        if (text.isEmpty()) {
            fields.problem(field, "\"" + field + "\" is empty", "a path");
            return false;
        }
        try {
            Paths.get(text);
            return true;
        } catch (InvalidPathException e) {
            fields.problem(field, "\"" + field + "\" is not a path: " + e.getReason(), null);
            return false;
        }
    }
}
