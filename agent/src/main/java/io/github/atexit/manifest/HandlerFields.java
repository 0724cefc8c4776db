package io.github.atexit.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one declared handler, by name. A getter asks for a field of its kind that the type has declared; another
 * name is a bug, which assertions find.
 */
public interface HandlerFields {
    /** Whether the manifest gives this field. */
    boolean has(String field);

    /** A field of kind TEXT or URL, or null where it is missing or had a problem. */
    @Nullable
    Template text(String field);

    /** A field of kind NAME, or null where it is missing or had a problem. */
    @Nullable
    String name(String field);

    /** A field of kind TEXTS or ARRAY; empty where it is missing or had a problem. */
    List<Template> texts(String field);

    /** A field of kind MAP, in the manifest's order; empty where it is missing or had a problem. */
    Map<String, Template> map(String field);

    /** A field of kind DURATION. */
    Duration duration(String field, Duration missing);

    /** A field of kind INTEGER. */
    int integer(String field, int missing);

    /** A field of kind BOOLEAN. */
    boolean flag(String field, boolean missing);

    /** A field of kind ANY or OBJECT, with its position, or null where it is missing. */
    @Nullable
    ManifestNode node(String field);

    /** A field of kind VALUES; a single value is a list of one; empty where it is missing. */
    List<ManifestNode> nodes(String field);

    /** A string inside a node that {@link #node} or {@link #nodes} gave, with substitution. */
    Template template(ManifestNode string);

    /**
     * Reports a problem at the value of a field, or at the handler's own position where the field is missing.
     *
     * @param problem what is wrong, as in {@code "delete" needs an absolute path}
     * @param allowed what would be right, shown in parentheses; null if the problem says it
     */
    void problem(String field, String problem, @Nullable String allowed);

    /** Reports a problem at a node. */
    void problem(ManifestNode node, String problem, @Nullable String allowed);
}
