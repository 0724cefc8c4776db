package com.acme.instance;

/** Its constructor throws. */
public final class Unborn {
    private static Unborn escaped;

    public Unborn() {
        escaped = this;
        throw new IllegalStateException("unborn");
    }

    public void close() {
        throw new IllegalStateException("closed what never was " + escaped);
    }
}
