package io.github.atexit.manifest;

import io.github.atexit.exit.SecretNames;
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
        /** A JSON string that is a URL; what substitution puts in is percent-encoded. */
        URL("a URL"),
        /** A JSON string that is used as it stands, without substitution. */
        NAME("a string"),
        /** A list of strings, or one string for a list of one; substitution applies. */
        TEXTS("a string or a list of strings"),
        /** A list of strings that must be a list; substitution applies. */
        ARRAY("an array of strings"),
        /** An object whose values are strings; substitution applies, and no output shows what it puts in. */
        MAP("an object of strings"),
        /** The same, where what substitution puts in may be shown. */
        LABELS("an object of strings"),
        /** A duration such as {@code 250ms}, {@code 10s}, {@code 1m30s}, {@code 2h}. */
        DURATION("a duration such as \"10s\""),
        /** A whole number, or one of the words that the field allows. */
        INTEGER("a whole number"),
        /** A list of whole numbers, or one for a list of one, or one of the words that the field allows. */
        INTEGERS("a whole number or a list of them"),
        /** An object from exit status to exit status. */
        STATUS_MAP("an object from status to status, such as {\"143\": 0}"),
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
    private final String summary;
    private boolean required;
    private boolean supported = true;
    private @Nullable String defaultValue;
    private List<String> allowed = Collections.<String>emptyList();
    private List<Field> members = Collections.<Field>emptyList();
    private int least = Integer.MIN_VALUE;
    private int greatest = Integer.MAX_VALUE;
    /** Whether its name is a secret's; found out when it is first asked for. */
    private @Nullable Boolean secret;

    private Field(String name, Kind kind, String summary) {
        this.name = name;
        this.kind = kind;
        this.summary = summary;
    }

    private Field(Field other) {
        this(other.name, other.kind, other.summary);
        required = other.required;
        supported = other.supported;
        defaultValue = other.defaultValue;
        allowed = other.allowed;
        members = other.members;
        least = other.least;
        greatest = other.greatest;
    }

    /** A field that must be there. */
    public static Field required(String name, Kind kind, String summary) {
        Field field = new Field(name, kind, summary);
        field.required = true;
        return field;
    }

    /** A field that may be missing. */
    public static Field optional(String name, Kind kind, String summary) {
        return new Field(name, kind, summary);
    }

    /** The same field, with what a missing value means, in words for the reference. */
    public Field defaultingTo(String value) {
        Field field = new Field(this);
        field.defaultValue = value;
        return field;
    }

    /** The same field, which takes only these values; beside numbers, where it is of a kind of numbers. */
    public Field oneOf(String... values) {
        Field field = new Field(this);
        field.allowed = Collections.unmodifiableList(Arrays.asList(values));
        return field;
    }

    /** The same field, whose numbers, or the milliseconds of whose duration, are between these, both included. */
    public Field between(int atLeast, int atMost) {
        Field field = new Field(this);
        field.least = atLeast;
        field.greatest = atMost;
        return field;
    }

    /** The same field, whose object, or the objects of whose list, have these keys. */
    public Field with(Field... fields) {
        Field field = new Field(this);
        field.members = Collections.unmodifiableList(Arrays.asList(fields));
        return field;
    }

    /** The same field, known but not supported by this version: a problem unless it is {@code false} or {@code "off"}. */
    public Field notSupported() {
        Field field = new Field(this);
        field.supported = false;
        return field;
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

    /** Whether this version does what the field asks for. */
    public boolean isSupported() {
        return supported;
    }

    /** What a missing value means, in words; null if nothing. */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** The only words that are allowed; empty if all are. */
    public List<String> allowed() {
        return allowed;
    }

    /** The keys of the field's object, or of the objects in its list; empty if any are allowed. */
    public List<Field> members() {
        return members;
    }

    /** The least number, or the shortest duration in milliseconds. */
    public int least() {
        return least;
    }

    /** The greatest number. */
    public int greatest() {
        return greatest;
    }

    /** Whether its values are secrets, as its name says. */
    boolean isSecret() {
        Boolean known = secret;
        if (known == null) {
            known = SecretNames.isSecret(name);
            secret = known;
        }
        return known;
    }

    /** One sentence for the reference. */
    public String summary() {
        return summary;
    }

    /** What is allowed, in words for messages and the reference. */
    public String expectation() {
        boolean bounded = greatest != Integer.MAX_VALUE;
        String range =
                least == greatest ? String.valueOf(least) : kind.description() + " from " + least + " to " + greatest;
        String numbers = bounded ? range : kind.description();
        if (allowed.isEmpty()) {
            return numbers;
        }
        StringBuilder words = new StringBuilder();
        for (String word : allowed) {
            words.append(words.length() == 0 ? "\"" : ", \"").append(word).append('"');
        }
        boolean besideNumbers = kind == Kind.INTEGER || kind == Kind.INTEGERS;
        return besideNumbers ? words.append(" or ").append(numbers).toString() : words.toString();
    }
}
