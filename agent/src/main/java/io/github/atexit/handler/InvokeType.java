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
            Field.optional(
                    "instances",
                    Field.Kind.NAME,
                    "A class: every live instance of it and its subclasses that was constructed after the agent, newest"
                            + " first; `method` is then a name alone."),
            Field.optional(
                            "args",
                            Field.Kind.VALUES,
                            "The arguments; JSON values become the parameter types. `{\"static\": \"pkg.E.X\"}`"
                                    + " names an object, `{\"instance\": \"pkg.C\"}` the newest live instance of a class.")
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
    public String sample() {
        return "{\"type\": \"invoke\", \"method\": \"com.acme.Sessions#saveTo\", \"args\": [\"state.json\", 3, true]}";
    }

    @Override
    public String summary() {
        return "Calls a method, private ones too. If its class was never loaded, there is nothing to do: `skipped`.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        CallArguments arguments = CallArguments.read(fields, fields.nodes("args"));
        ManifestNode throwing = fields.node("expectThrows");
        ExpectedThrow expected = throwing == null ? null : ExpectedThrow.read(fields, throwing);
        boolean valid = arguments != null && (expected != null || throwing == null);
        String method = fields.name("method");
        if (method == null) {
            return null;
        }
        return fields.has("instances")
                ? onInstances(fields, method, valid ? arguments : null, expected)
                : onPath(fields, method, valid ? arguments : null, expected);
    }

    private @Nullable HandlerBody onPath(
            HandlerFields fields, String text, @Nullable CallArguments arguments, @Nullable ExpectedThrow expected) {
        MethodPath path = MethodPath.parse(text);
        if (path == null) {
            fields.problem("method", "\"" + text + "\" is not of the form Target#name", MethodPath.advice(text));
        }
        if (path == null || arguments == null) {
            return null;
        }
        return new Invoke(jvm, path, new InvokeCall(jvm, path.name(), arguments, expected), fields.flag("load", false));
    }

    private @Nullable HandlerBody onInstances(
            HandlerFields fields, String name, @Nullable CallArguments arguments, @Nullable ExpectedThrow expected) {
        boolean valid = MethodPath.isName(name);
        if (!valid) {
            fields.problem(
                    "method", "\"" + name + "\" is no method's name", "with \"instances\" a name such as \"save\"");
        }
        if (fields.has("load")) {
            fields.problem("load", "\"load\" says nothing of instances, which are loaded", null);
            valid = false;
        }
        String className = InstanceLookup.className(fields, "instances");
        if (className == null || !valid || arguments == null) {
            return null;
        }
        return new InvokeInstances(className, new InvokeCall(jvm, name, arguments, expected), jvm);
    }
}
