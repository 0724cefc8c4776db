package io.github.atexit.launch;

import io.github.atexit.exit.DeclaredHandler;
import io.github.atexit.handler.InstanceUser;
import io.github.atexit.jvm.JvmAccess;
import io.github.atexit.track.ClassNames;
import io.github.atexit.track.InstanceTracker;
import io.github.atexit.weave.InstanceWeaver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The live instances that a manifest's handlers ask for: woven, recorded, found again. Thread-safe. */
final class InstanceTracking {
    private final InstanceTracker tracker;
    private final InstanceWeaver weaver;
    private final List<String> classNames;
    private final List<String> knownBefore;

    private InstanceTracking(JvmAccess jvm, List<String> classNames, @Nullable InstanceTracking before) {
        this.tracker = before == null ? new InstanceTracker() : before.tracker;
        this.weaver = new InstanceWeaver(jvm.instrumentation(), classNames);
        jvm.rewrites(classNames);
        this.classNames = classNames;
        this.knownBefore = before == null ? Collections.<String>emptyList() : before.classNames;
    }

    /**
     * What these handlers need, not started yet; null if they need none, so that nothing is woven.
     *
     * @param before whose records are to be known; null for none
     */
    static @Nullable InstanceTracking of(
            List<DeclaredHandler> handlers, JvmAccess jvm, @Nullable InstanceTracking before) {
        List<String> classNames = new ArrayList<String>(0);
        for (DeclaredHandler handler : handlers) {
            if (handler.body() instanceof InstanceUser) {
                for (String name : ((InstanceUser) handler.body()).trackedClasses()) {
                    classNames.addAll(ClassNames.meant(name));
                }
            }
        }
        return classNames.isEmpty() ? null : new InstanceTracking(jvm, classNames, before);
    }

    /** In a JVM that already ran: what is not known, one line a class that is loaded. */
    List<String> unknownInstances() {
        List<String> lines = new ArrayList<String>();
        for (String name : classNames) {
            if (!knownBefore.contains(name) && weaver.hasWovenLoaded(name)) {
                lines.add("instances of " + name + " that are older than this are not known, and will not be closed");
            }
        }
        return lines;
    }

    void start() {
        weaver.start();
    }

    /** Called when an exit begins: what is recorded stays so, and no further class is woven. */
    void stop() {
        weaver.stop();
    }

    void constructed(Object instance) {
        tracker.add(instance);
    }

    /** As {@code Jvm.unrecordedInstances}. */
    long unrecorded() {
        return tracker.refused();
    }

    /** As {@code Jvm.instances}. */
    List<Object> instances(String className) {
        List<Object> instances = tracker.instances(className);
        for (String name : ClassNames.meant(className)) {
            Throwable failure = weaver.failure(name);
            if (failure != null && instances.isEmpty()) {
                throw new IllegalStateException(
                        "the constructors of " + name + " could not be woven: " + failure, failure);
            }
        }
        return instances;
    }
}
