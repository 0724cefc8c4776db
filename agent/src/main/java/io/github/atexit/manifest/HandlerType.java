package io.github.atexit.manifest;

import io.github.atexit.exit.HandlerBody;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of exit handler: its word in the manifest, its own phase, its fields, and how one is made. Stateless. */
public interface HandlerType {
    /** The value of {@code type} in a manifest. */
    String name();

    /** The phase of a handler that names none. */
    String phase();

    /** The fields beside those that every handler has, in the order of the reference. */
    List<Field> fields();

    /** One sentence for the reference: what a handler of this type does. */
    String summary();

    /**
     * How long a handler of this type may run where its own {@code timeout} is not given.
     *
     * @param declared what the manifest says for all handlers of the phase, or the default
     */
    default Duration ownTimeout(HandlerFields fields, Duration declared) {
        return declared;
    }

    /** A handler of this type as JSON, for the reference. */
    String sample();

    /**
     * Makes the body of a declared handler. Unknown keys, missing required fields and values of the wrong kind have been
     * reported before; what only this type can know it reports to {@code fields}.
     *
     * @return the body, or null if a problem was reported
     */
    @Nullable
    HandlerBody create(HandlerFields fields);
}
