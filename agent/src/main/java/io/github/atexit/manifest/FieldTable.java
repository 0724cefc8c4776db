package io.github.atexit.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that an object may have, by their names. Made once for all objects of a kind: manifests may have thousands. */
final class FieldTable {
    private final List<Field> all;
    private final Map<String, Field> byName;
    private final List<Field> required = new ArrayList<Field>();

    private FieldTable(List<Field> fields) {
        all = fields;
        byName = new HashMap<String, Field>(2 * fields.size());
        for (Field field : fields) {
            byName.put(field.name(), field);
            if (field.isRequired()) {
                required.add(field);
            }
        }
    }

    static FieldTable of(List<Field> fields) {
        return new FieldTable(fields);
    }

    /** The table of these fields and those. */
    static FieldTable of(List<Field> some, List<Field> others) {
        List<Field> fields = new ArrayList<Field>(some);
        fields.addAll(others);
        return new FieldTable(Collections.unmodifiableList(fields));
    }

    /** The field of this name, or null if there is none. */
    @Nullable
    Field named(String name) {
        return byName.get(name);
    }

    /** All fields in their order. */
    List<Field> all() {
        return all;
    }

    /** Those that must be there. */
    List<Field> required() {
        return required;
    }
}
