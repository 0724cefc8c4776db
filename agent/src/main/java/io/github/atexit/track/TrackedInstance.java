package io.github.atexit.track;

import java.lang.ref.WeakReference;

/** One recorded construction, which does not keep its object. Immutable but for the collector's clearing. */
final class TrackedInstance extends WeakReference<Object> {
    /** Rises with every construction in the JVM. */
    final long number;

    TrackedInstance(Object instance, long number) {
        super(instance);
        this.number = number;
    }
}
