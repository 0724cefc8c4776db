package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.Template;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type {@code log}: one line on a standard stream or at the end of a file. */
public final class LogType implements HandlerType {
    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.required("message", Field.Kind.TEXT, "The line; control characters in it are escaped."),
            Field.optional(
                            "to",
                            Field.Kind.TEXT,
                            "`stderr`, `stdout`, or a file that the line is appended to; links are not followed.")
                    .defaultingTo("stderr")));

    @Override
    public String name() {
        return "log";
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
        return "{\"type\": \"log\", \"message\": \"${jvm:main} ends with status ${exit:status}\"}";
    }

    @Override
    public String summary() {
        return "Writes one line.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        Template message = fields.text("message");
        Template to = fields.text("to");
        if (message == null || (to == null && fields.has("to"))) {
            return null;
        }
        if (to != null && !PathField.isValid(fields, "to", to)) {
            return null;
        }
        return new LogLine(message, to);
    }
}
