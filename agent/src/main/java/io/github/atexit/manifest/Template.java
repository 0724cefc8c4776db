package io.github.atexit.manifest;

import io.github.atexit.exit.HandlerContext;

/**
 * A string of the manifest. Its {@code ${env:…}} and {@code ${sys:…}} were replaced when the agent armed, its {@code
 * ${exit:…}} and {@code ${jvm:…}} are replaced at the exit; nothing that was put in is looked at again. Immutable.
 */
public abstract class Template {
    Template() {}

    /** The string with all its variables replaced. */
    public abstract String render(HandlerContext context);

    /** Whether the value is the same at every exit. */
    public abstract boolean isConstant();

    /**
     * The value of a constant template.
     *
     * @throws IllegalStateException if this is not constant
     */
    public abstract String constant();
}
