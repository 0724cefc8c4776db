package io.github.atexit.handler;

import java.util.List;

/** A handler's body that works on live instances, which have to be recorded from the moment the agent arms. */
public interface InstanceUser {
    /** The names of the classes whose instances it needs, subclasses' included; empty if it needs none. */
    List<String> trackedClasses();
}
