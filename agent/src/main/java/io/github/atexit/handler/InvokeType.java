package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.ManifestNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type {@code invoke}: calls a method of the application. */
public final class InvokeType implements HandlerType {
    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.required(
                    "method",
                    Field.Kind.NAME,
                    "`Target#name`: the target is a class, or a path from it through static members, fields and"
                            + " no-argument calls, such as `org.jacoco.agent.rt.RT.getAgent()#dump`."),
            Field.optional("instances", Field.Kind.NAME, "Not supported by this version."),
            Field.optional(
                            "args",
                            Field.Kind.VALUES,
                            "The arguments; JSON values become the parameter types, and `{\"static\": \"pkg.E.X\"}`"
                                    + " names an object.")
                    .defaultingTo("none"),
            Field.optional(
                    "expectThrows",
                    Field.Kind.ANY,
                    "How the call must end: the name of a throwable's class, or an object with `class`, `message` (a"
                            + " part of it) and `sqlState`."),
            Field.optional("load", Field.Kind.BOOLEAN, "Whether a class that was never loaded is loaded.")
                    .defaultingTo("false")));

    private final Jvm jvm;

    /** @param jvm what finds the classes and opens their members */
    public InvokeType(Jvm jvm) {
        this.jvm = jvm;
    }

    @Override
    public String name() {
        return "invoke";
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
    public String summary() {
        return "Calls a method, private ones too. If its class was never loaded, there is nothing to do: `skipped`.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        if (fields.has("instances")) {
            fields.problem("instances", "\"instances\" is not supported by this version", "a path to one object");
            return null;
        }
        String text = fields.name("method");
        MethodPath path = text == null ? null : MethodPath.parse(text);
        if (text != null && path == null) {
            fields.problem("method", "\"" + text + "\" is not of the form Target#name", MethodPath.advice(text));
        }
        CallArguments arguments = CallArguments.read(fields, fields.nodes("args"));
        ManifestNode throwing = fields.node("expectThrows");
        ExpectedThrow expected = throwing == null ? null : ExpectedThrow.read(fields, throwing);
        if (path == null || arguments == null || (expected == null && throwing != null)) {
            return null;
        }
        return new Invoke(jvm, path, arguments, expected, fields.flag("load", false));
    }
}
