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

/** The type {@code exec}: runs a program and waits for it. */
public final class ExecType implements HandlerType {
    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.required("command", Field.Kind.ARRAY, "The program and its arguments. No shell is involved."),
            Field.optional(
                    "env",
                    Field.Kind.MAP,
                    "Variables of its environment, beside the JVM's own and those that tell it of the exit."),
            Field.optional("directory", Field.Kind.TEXT, "Its working directory.")
                    .defaultingTo("the JVM's"),
            Field.optional("input", Field.Kind.TEXT, "Its standard input.").defaultingTo("nothing"),
            Field.optional(
                    "output", Field.Kind.TEXT, "A file that gets all its output; what it held before is overwritten."),
            Field.optional("expect", Field.Kind.INTEGER, "The exit status that means success.")
                    .defaultingTo("0")));

    @Override
    public String name() {
        return "exec";
    }

    @Override
    public String phase() {
        return "save";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public String sample() {
        return "{\"type\": \"exec\", \"command\": [\"/usr/bin/logger\", \"ended by ${exit:route}\"], \"timeout\": \"5s\"}";
    }

    @Override
    public String summary() {
        return "Runs a program. On timeout it and its descendants are killed. It sees ATEXIT_ROUTE, ATEXIT_STATUS,"
                + " ATEXIT_SIGNAL, ATEXIT_CALLER, ATEXIT_PID, ATEXIT_STACK, and ATEXIT_ENABLED=false.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        List<Template> command = fields.texts("command");
        boolean valid = true;
        if (command.isEmpty()) {
            fields.problem("command", "\"command\" is empty", "the program, then its arguments");
            valid = false;
        } else if (command.get(0).isConstant() && command.get(0).constant().isEmpty()) {
            fields.problem("command", "the program's name is empty", null);
            valid = false;
        }
        for (String name : fields.map("env").keySet()) {
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
                fields.problem("env", "\"" + name + "\" is no name of a variable", "not empty, without \"=\"");
                valid = false;
            }
        }
        Template directory = fields.text("directory");
        Template output = fields.text("output");
        valid &= directory == null || PathField.isValid(fields, "directory", directory);
        valid &= output == null || PathField.isValid(fields, "output", output);
        return valid ? new Exec(command, fields) : null;
    }
}
