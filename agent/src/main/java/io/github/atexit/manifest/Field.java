package io.github.atexit.manifest;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key that an object of the manifest may have. The parser, its messages, the schema and the reference iterate these. */
public final class Field {
    /** What a value of a field may be. */
    public enum Kind {
        /** A JSON string; substitution applies. */
        TEXT("a string"),
        /** A JSON string that is used as it stands, without substitution. */
        NAME("a string"),
        /** A list of strings, or one string for a list of one; substitution applies. */
        TEXTS("a string or a list of strings"),
        /** A list of strings that must be a list; substitution applies. */
        ARRAY("an array of strings"),
        /** An object whose values are strings; substitution applies. */
        MAP("an object of strings"),
        /** A duration such as {@code 250ms}, {@code 10s}, {@code 1m30s}, {@code 2h}. */
        DURATION("a duration such as \"10s\""),
        /** A whole number. */
        INTEGER("a whole number"),
        /** {@code true} or {@code false}. */
        BOOLEAN("true or false"),
        /** Any JSON value. */
        ANY("any JSON value"),
        /** A list of JSON values, or one value for a list of one. */
        VALUES("a list of values"),
        /** An object with keys of its own. */
        OBJECT("an object");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        /** What is allowed, in words for a message. */
        public String description() {
            return description;
        }
    }

    private final String name;
    private final Kind kind;
    private final boolean required;
    private final @Nullable String defaultValue;
    private final List<String> allowed;
    private final String summary;

    private Field(
            String name,
            Kind kind,
            boolean required,
            @Nullable String defaultValue,
            List<String> allowed,
            String summary) {
        this.name = name;
        this.kind = kind;
        this.required = required;
        this.defaultValue = defaultValue;
        this.allowed = allowed;
        this.summary = summary;
    }

    /** A field that must be there. */
    public static Field required(String name, Kind kind, String summary) {
        return new Field(name, kind, true, null, Collections.<String>emptyList(), summary);
    }

    /** A field that may be missing. */
    public static Field optional(String name, Kind kind, String summary) {
        return new Field(name, kind, false, null, Collections.<String>emptyList(), summary);
    }

    /** The same field, with what a missing value means, in words for the reference. */
    public Field defaultingTo(String value) {
        return new Field(name, kind, required, value, allowed, summary);
    }

    /** The same field, which takes only these values. */
    public Field oneOf(String... values) {
        return new Field(
                name, kind, required, defaultValue, Collections.unmodifiableList(Arrays.asList(values)), summary);
    }

    /** The key. */
    public String name() {
        return name;
    }

    /** What the value may be. */
    public Kind kind() {
        return kind;
    }

    /** Whether a missing key is a problem. */
    public boolean isRequired() {
        return required;
    }

    /** What a missing value means, in words; null if nothing. */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** The only values that are allowed; empty if all of the kind are. */
    public List<String> allowed() {
        return allowed;
    }

    /** One sentence for the reference. */
    public String summary() {
        return summary;
    }
}
