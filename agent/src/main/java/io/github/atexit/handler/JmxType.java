package io.github.atexit.handler;

import io.github.atexit.exit.HandlerBody;
import io.github.atexit.manifest.Field;
import io.github.atexit.manifest.HandlerFields;
import io.github.atexit.manifest.HandlerType;
import io.github.atexit.manifest.JdkModule;
import io.github.atexit.manifest.ManifestNode;
import io.github.atexit.manifest.Template;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type {@code jmx}: calls an operation of MBeans or sets an attribute. */
public final class JmxType implements HandlerType {
    private static final List<Field> FIELDS = Collections.unmodifiableList(Arrays.asList(
            Field.required("mbean", Field.Kind.TEXT, "The MBeans: a name or a pattern; no match fails."),
            Field.optional("operation", Field.Kind.NAME, "The operation to call."),
            Field.optional("args", Field.Kind.VALUES, "Its arguments; JSON values become the parameter types.")
                    .defaultingTo("none"),
            Field.optional("attribute", Field.Kind.NAME, "The attribute to set instead."),
            Field.optional("value", Field.Kind.ANY, "What to set it to.")));

    private final Jvm jvm;

    /** @param jvm what finds the objects that arguments name */
    public JmxType(Jvm jvm) {
        this.jvm = jvm;
    }

    @Override
    public String name() {
        return "jmx";
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
        return "{\"type\": \"jmx\", \"mbean\": \"com.acme:type=Cache,name=*\", \"operation\": \"writeBack\", \"args\": [true]}";
    }

    @Override
    public String summary() {
        return "Calls an operation, or sets an attribute, of every matching MBean, in the order of their names. A"
                + " failure of one does not keep the others from their call.";
    }

    @Override
    public @Nullable HandlerBody create(HandlerFields fields) {
        boolean calls = fields.has("operation");
        boolean present = JdkModule.MANAGEMENT.isPresent(fields, "type", "the type \"jmx\"");
        if (!isWhole(fields, calls) || !present) {
            return null;
        }
        Template pattern = fields.text("mbean");
        String member = fields.name(calls ? "operation" : "attribute");
        ManifestNode value = fields.node("value");
        List<ManifestNode> nodes = value == null ? fields.nodes("args") : Collections.singletonList(value);
        CallArguments arguments = CallArguments.read(fields, nodes);
        boolean named = pattern != null && MbeanName.isValid(fields, "mbean", pattern);
        if (pattern == null || !named || member == null || arguments == null) {
            return null;
        }
        return new Jmx(pattern, calls ? new JmxOperation(member) : new JmxAttribute(member), arguments, jvm);
    }

    private static boolean isWhole(HandlerFields fields, boolean calls) {
        if (calls == fields.has("attribute")) {
            fields.problem(
                    calls ? "attribute" : "mbean",
                    "jmx needs either \"operation\", or \"attribute\" and \"value\"",
                    null);
            return false;
        }
        if (!calls && !fields.has("value")) {
            fields.problem("attribute", "\"attribute\" needs \"value\"", "any JSON value");
            return false;
        }
        String other = calls ? "value" : "args";
        if (fields.has(other)) {
            String present = calls ? "operation" : "attribute";
            fields.problem(other, "\"" + other + "\" does not go with \"" + present + "\"", null);
        }
        return !fields.has(other);
    }
}
