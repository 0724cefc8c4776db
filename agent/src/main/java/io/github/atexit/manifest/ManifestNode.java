package io.github.atexit.manifest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value with its position in a file of the manifest. Immutable once read. */
public final class ManifestNode {
    /** The kinds of JSON values. */
    public enum Kind {
        OBJECT("an object"),
        ARRAY("a list"),
        STRING("a string"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        NULL("null");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        /** The kind in words for a message, with its article. */
        public String description() {
            return description;
        }
    }

    private final Kind kind;
    private final @Nullable Object value;
    private final ManifestSource source;
    private final int line;
    private final int column;
    private int keyLine;
    private int keyColumn;

    ManifestNode(Kind kind, @Nullable Object value, ManifestSource source, int line, int column) {
        this.kind = kind;
        this.value = value;
        this.source = source;
        this.line = line;
        this.column = column;
        this.keyLine = line;
        this.keyColumn = column;
    }

    /** The same node with another value of its kind. */
    ManifestNode withValue(Object other) {
        return new ManifestNode(kind, other, source, line, column).withKeyAt(keyLine, keyColumn);
    }

    /** A list in the place of this node. */
    ManifestNode asArray(List<ManifestNode> elements) {
        return new ManifestNode(Kind.ARRAY, elements, source, line, column).withKeyAt(keyLine, keyColumn);
    }

    /** Remembers where the key of this value stands. */
    ManifestNode withKeyAt(int atLine, int atColumn) {
        keyLine = atLine;
        keyColumn = atColumn;
        return this;
    }

    /** The line of the value's key, or its own line where it has no key. */
    int keyLine() {
        return keyLine;
    }

    /** The column of the value's key, or its own column where it has no key. */
    int keyColumn() {
        return keyColumn;
    }

    public Kind kind() {
        return kind;
    }

    /** The file that the value stands in. */
    public ManifestSource source() {
        return source;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }

    /** Counted from 1, in characters. */
    public int column() {
        return column;
    }

    /** @throws ClassCastException if this is not an object */
    @SuppressWarnings("unchecked")
    public Map<String, ManifestNode> members() {
        return (Map<String, ManifestNode>) castNonNull();
    }

    /** @throws ClassCastException if this is not an array */
    @SuppressWarnings("unchecked")
    public List<ManifestNode> elements() {
        return (List<ManifestNode>) castNonNull();
    }

    /** @throws ClassCastException if this is not a string */
    public String string() {
        return (String) castNonNull();
    }

    /**
     * A number's value. Not asked for where an int will do: on 25 to 27 the first BigDecimal costs 30 ms.
     *
     * @throws ClassCastException if this is not a number
     */
    public BigDecimal number() {
        return new BigDecimal(digits());
    }

    /** A number as it is written. */
    public String digits() {
        return (String) castNonNull();
    }

    /** @throws ClassCastException if this is not a boolean */
    public boolean bool() {
        return (Boolean) castNonNull();
    }

    private Object castNonNull() {
        if (value == null) {
            throw new ClassCastException("null has no value");
        }
        return value;
    }
}
