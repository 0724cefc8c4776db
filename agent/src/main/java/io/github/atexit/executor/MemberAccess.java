package io.github.atexit.executor;

import java.lang.reflect.AccessibleObject;

/** Opens what ordinary code may not see. Thread-safe. */
public interface MemberAccess {
    /** Makes a member accessible, whatever module and whatever visibility it has. */
    void open(Class<?> owner, AccessibleObject member);
}
