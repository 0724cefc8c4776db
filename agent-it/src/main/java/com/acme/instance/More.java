package com.acme.instance;

/** Used by nothing but the close of another class. */
final class More {
    void close() {
        throw new IllegalStateException("loaded after its loader was closed");
    }
}
