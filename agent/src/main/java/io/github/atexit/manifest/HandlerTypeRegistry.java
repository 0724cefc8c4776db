package io.github.atexit.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handler types that a manifest may name. Immutable. */
public interface HandlerTypeRegistry {
    /** The words of all types, in the order of the reference. */
    List<String> names();

    /** The type with this word, or null. */
    @Nullable
    HandlerType named(String name);
}
