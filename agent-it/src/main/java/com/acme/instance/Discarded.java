package com.acme.instance;

/** Constructed in a class loader that nobody keeps. */
public final class Discarded {
    public void close() {
        throw new IllegalStateException("closed what nobody held");
    }
}
