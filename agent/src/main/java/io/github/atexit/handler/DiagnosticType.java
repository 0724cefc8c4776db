package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.JdkModule;
import io.github.atexit.manifest.Template;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type {@code diagnostic}: a diagnostic command of the JVM's own. */
public final class DiagnosticType implements HandlerType {
    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.required(
                    "command",
                    Field.Kind.NAME,
                    "The command as `jcmd` calls it, such as `Thread.print`, `GC.heap_dump` or `JFR.dump`."),
            Field.optional("args", Field.Kind.TEXTS, "Its arguments, such as `-l` or `name=profile`.")
                    .defaultingTo("none"),
            Field.optional(
                    "output",
                    Field.Kind.TEXT,
                    "The file for its result, or for what it dumps; it replaces what is there as a whole.")));

    private final Jvm jvm;

    /** @param jvm what opens the JVM's commands */
    public DiagnosticType(Jvm jvm) {
        this.jvm = jvm;
    }

    @Override
    public String name() {
        return "diagnostic";
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
        return "{\"type\": \"diagnostic\", \"command\": \"Thread.print\", \"output\": \"logs/threads.txt\", \"on\": \"halt\"}";
    }

    @Override
    public String summary() {
        return "Runs a diagnostic command of the JVM. The first 8,192 characters of its result are recorded. Of"
                + " `GC.heap_dump` only `-all` and the file's name are understood.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        String command = fields.name("command");
        Template output = fields.text("output");
        if (!JdkModule.JDK_MANAGEMENT.isPresent(fields, "type", "the type \"diagnostic\"") || command == null) {
            return null;
        }
        if (output != null && !PathField.isValid(fields, "output", output)) {
            return null;
        }
        List<Template> arguments = fields.texts("args");
        if (!command.equals(DiagnosticHeapDump.COMMAND)) {
            return new Diagnostic(new DiagnosticCommand(command, jvm), arguments, output);
        }
        if (output == null && arguments.isEmpty()) {
            fields.problem("command", "\"" + command + "\" needs \"output\"", "the file for the dump");
            return null;
        }
        return new Diagnostic(new DiagnosticHeapDump(), arguments, output);
    }
}
