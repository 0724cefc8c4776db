package io.github.atexit.handler;

/** What {@link Targets} inherits from a class. */
@SuppressWarnings("unused")
class TargetBase {
    private String inherited() {
        return "inherited";
    }

    static String inheritedStatic() {
        return "inherited static";
    }
}
