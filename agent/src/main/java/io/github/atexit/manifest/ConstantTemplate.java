package io.github.atexit.manifest;

import io.github.atexit.exit.HandlerContext;

/** A string that is the same at every exit. */
final class ConstantTemplate extends Template {
    private final String value;

    ConstantTemplate(String value) {
        this.value = value;
    }

    @Override
    public String render(HandlerContext context) {
        return value;
    }

    @Override
    public boolean isConstant() {
        return true;
    }

    @Override
    public String constant() {
        return value;
    }
}
