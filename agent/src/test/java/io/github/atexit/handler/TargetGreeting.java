package io.github.atexit.handler;

/** What {@link Targets} inherits from an interface. */
interface TargetGreeting {
    default String greet(String name) {
        return "hello " + name;
    }
}
