package com.acme.instance;

/** Constructed and kept by nobody. */
public final class Forgotten {
    public void close() {
        throw new IllegalStateException("closed what nobody held");
    }
}
