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

/** The type {@code drain}: lets executors finish what they have taken on. */
public final class DrainType implements HandlerType {
    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.optional(
                    "threads",
                    Field.Kind.NAME,
                    "A glob on the names of worker threads, such as `pool-*`; this or `class` is required."),
            Field.optional(
                    "class",
                    Field.Kind.NAME,
                    "A class or interface of executors, such as `java.util.concurrent.ThreadPoolExecutor`; subclasses count."),
            Field.optional(
                    "output",
                    Field.Kind.TEXT,
                    "A file that gets a line for each task that was left; empty if none was.")));

    private final Jvm jvm;

    /** @param jvm what opens the fields that lead from a thread to its executor */
    public DrainType(Jvm jvm) {
        this.jvm = jvm;
    }

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public String phase() {
        return "drain";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public String sample() {
        return "{\"type\": \"drain\", \"threads\": \"orders-*\", \"output\": \"logs/left.txt\", \"timeout\": \"15s\"}";
    }

    @Override
    public String summary() {
        return "Asks executors with live workers to stop taking work, and waits until queued and running tasks are done."
                + " Periodic and delayed tasks and threads blocked in this exit are not waited for.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        String threads = fields.name("threads");
        boolean valid = fields.has("threads") != fields.has("class");
        if (!valid) {
            String both = fields.has("class") ? "both \"threads\" and \"class\"" : "neither \"threads\" nor \"class\"";
            fields.problem("class", "drain has " + both, "one of them");
        }
        String className = fields.has("class") ? InstanceLookup.className(fields, "class") : null;
        Template output = fields.text("output");
        valid &= output == null || PathField.isValid(fields, "output", output);
        if (!valid || (className == null && threads == null)) {
            return null;
        }
        return new Drain(new DrainedWorkers(jvm, threads, className), output);
    }
}
