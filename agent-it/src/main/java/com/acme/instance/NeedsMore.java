package com.acme.instance;

/** Needs a further class for its close; its class loader may be closed by then. */
public final class NeedsMore {
    public void close() {
        new More().close();
    }

    public static String state() {
        return "known";
    }
}
