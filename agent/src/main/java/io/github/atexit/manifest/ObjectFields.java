package io.github.atexit.manifest;

import io.github.atexit.manifest.Field.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object of the manifest, checked against the list of its keys. Keys are compared by identity: those of
 * a {@link Field} and those asked for here are the same constants. Each handler of a manifest is asked for a dozen keys
 * and has three. Used by one thread.
 */
final class ObjectFields implements HandlerFields {
    private final ManifestNode object;
    private final FieldTable declared;
    private final Reading reading;
    private final FieldValues parser;
    private final String[] keys;
    private final ManifestNode[] nodes;
    /** What was made of the nodes; null after a problem. */
    private final @Nullable Object[] values;

    private int count;

    private ObjectFields(ManifestNode object, FieldTable declared, Reading reading) {
        this.object = object;
        this.declared = declared;
        this.reading = reading;
        this.parser = new FieldValues(reading);
        int size = object.members().size();
        this.keys = new String[size];
        this.nodes = new ManifestNode[size];
        this.values = new Object[size];
    }

    /**
     * Checks an object and reads its members.
     *
     * @param owner what messages call it, such as {@code exec}
     * @param closed whether keys that are not declared are problems
     */
    static ObjectFields read(String owner, ManifestNode object, List<Field> declared, boolean closed, Reading reading) {
        return read(owner, object, FieldTable.of(declared), closed, reading);
    }

    /** The same for one of many objects of a kind. */
    static ObjectFields read(String owner, ManifestNode object, FieldTable declared, boolean closed, Reading reading) {
        ObjectFields fields = new ObjectFields(object, declared, reading);
        for (Map.Entry<String, ManifestNode> member : object.members().entrySet()) {
            fields.member(member.getKey(), member.getValue(), closed);
        }
        for (Field field : declared.required()) {
            if (fields.indexOf(field.name()) < 0 && !reading.problems.onlyCounts()) {
                reading.problems.at(object, owner + " needs \"" + field.name() + '"', field.expectation(), null);
            }
        }
        return fields;
    }

    private void member(String key, ManifestNode node, boolean closed) {
        if (key.startsWith("$")) {
            return;
        }
        Field field = declared.named(key);
        if (field == null) {
            if (closed) {
                unknown(key, node);
            }
            return;
        }
        keys[count] = field.name();
        nodes[count] = node;
        if (field.isSupported()) {
            values[count] = parser.of(field, node);
        } else {
            notSupported(key, node);
        }
        count++;
    }

    /** Where a declared key is; negative where it is missing. */
    @SuppressWarnings("ReferenceEquality") // see above
    private int indexOf(String key) {
        assert isConstant(key) : "\"" + key + "\" is no declared key, or no constant";
        for (int i = 0; i < count; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isConstant(String key) {
        Field field = declared.named(key);
        return field != null && field.name() == key;
    }

    private void unknown(String key, ManifestNode node) {
        if (reading.problems.onlyCounts()) {
            return;
        }
        List<String> names = new ArrayList<String>();
        for (Field field : declared.all()) {
            names.add(field.name());
        }
        String meant = LikelySlips.meant(LikelySlips.Kind.KEY, key, names);
        reading.problems.atKey(node, "unknown key \"" + key + '"', Words.list(names), Words.quoted(meant));
    }

    private void notSupported(String key, ManifestNode node) {
        boolean asksForNothing = node.kind() == ManifestNode.Kind.BOOLEAN
                ? !node.bool()
                : node.kind() == ManifestNode.Kind.STRING && node.string().equals("off");
        if (!asksForNothing) {
            reading.problems.atKey(node, '"' + key + "\" is not supported by this version", null, null);
        }
    }

    /** The value of a declared field, or null where it is missing or had a problem. */
    private @Nullable Object value(String name, Kind kind, Kind orKind) {
        assert isDeclared(name, kind, orKind) : "no field " + name + " of kind " + kind;
        return parsed(name);
    }

    private boolean isDeclared(String name, Kind kind, Kind orKind) {
        Field field = declared.named(name);
        return field != null && (field.kind() == kind || field.kind() == orKind);
    }

    /** Whether all that is required is there, and all of these fields that are there had no problem. */
    boolean isComplete(List<Field> fields) {
        for (Field field : declared.required()) {
            if (indexOf(field.name()) < 0) {
                return false;
            }
        }
        for (int i = 0; i < count; i++) {
            Field field = values[i] == null ? declared.named(keys[i]) : null;
            if (field != null && fields.contains(field)) {
                return false;
            }
        }
        return true;
    }

    /** The JSON value of any field, whatever its kind; null where it is missing. */
    @Nullable
    ManifestNode raw(String field) {
        int index = indexOf(field);
        return index < 0 ? null : nodes[index];
    }

    /** The value that {@link FieldValues} made of a field; null where it is missing or had a problem. */
    @Nullable
    Object parsed(String field) {
        int index = indexOf(field);
        return index < 0 ? null : values[index];
    }

    /** A TEXT field whose value must be known when the agent arms; null where it is missing or had a problem. */
    @Nullable
    String constant(String field) {
        Object template = value(field, Kind.TEXT, Kind.TEXT);
        ManifestNode node = raw(field);
        return template == null || node == null ? null : parser.constant(node, false);
    }

    /** The same of a path; null also where it cannot be one, which is a problem. */
    @Nullable
    String path(String field) {
        String path = constant(field);
        if (path == null) {
            return null;
        }
        if (path.isEmpty()) {
            problem(field, '"' + field + "\" is empty", "a path");
            return null;
        }
        try {
            Paths.get(path);
            return path;
        } catch (InvalidPathException e) {
            problem(field, '"' + field + "\" is not a path: " + e.getReason(), null);
            return null;
        }
    }

    /** A TEXTS field whose values must be known when the agent arms; empty where it is missing or had a problem. */
    List<String> constants(String field) {
        ManifestNode node = raw(field);
        List<String> constants = new ArrayList<String>();
        if (value(field, Kind.TEXTS, Kind.TEXTS) != null && node != null) {
            boolean list = node.kind() == ManifestNode.Kind.ARRAY;
            for (ManifestNode element : list ? node.elements() : Collections.singletonList(node)) {
                String constant = parser.constant(element, false);
                if (constant != null) {
                    constants.add(constant);
                }
            }
        }
        return Collections.unmodifiableList(constants);
    }

    @Override
    public boolean has(String field) {
        return indexOf(field) >= 0;
    }

    @Override
    public @Nullable Template text(String field) {
        return (Template) value(field, Kind.TEXT, Kind.URL);
    }

    @Override
    public @Nullable String name(String field) {
        return (String) value(field, Kind.NAME, Kind.NAME);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Template> texts(String field) {
        Object value = value(field, Kind.TEXTS, Kind.ARRAY);
        return value == null ? Collections.<Template>emptyList() : (List<Template>) value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Template> map(String field) {
        Object value = value(field, Kind.MAP, Kind.LABELS);
        return value == null ? Collections.<String, Template>emptyMap() : (Map<String, Template>) value;
    }

    @Override
    public Duration duration(String field, Duration missing) {
        Object value = value(field, Kind.DURATION, Kind.DURATION);
        return value == null ? missing : (Duration) value;
    }

    @Override
    public int integer(String field, int missing) {
        Object value = value(field, Kind.INTEGER, Kind.INTEGER);
        return value instanceof Integer ? (Integer) value : missing;
    }

    @Override
    public boolean flag(String field, boolean missing) {
        Object value = value(field, Kind.BOOLEAN, Kind.BOOLEAN);
        return value == null ? missing : (Boolean) value;
    }

    @Override
    public @Nullable ManifestNode node(String field) {
        return (ManifestNode) value(field, Kind.ANY, Kind.OBJECT);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<ManifestNode> nodes(String field) {
        Object value = value(field, Kind.VALUES, Kind.VALUES);
        return value == null ? Collections.<ManifestNode>emptyList() : (List<ManifestNode>) value;
    }

    @Override
    public Template template(ManifestNode string) {
        return reading.templates.of(string, false);
    }

    @Override
    public void problem(String field, String problem, @Nullable String allowed) {
        ManifestNode node = raw(field);
        reading.problems.at(node == null ? object : node, problem, allowed, null);
    }

    @Override
    public void problem(ManifestNode node, String problem, @Nullable String allowed) {
        reading.problems.at(node, problem, allowed, null);
    }
}
