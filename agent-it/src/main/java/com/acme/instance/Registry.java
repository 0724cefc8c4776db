package com.acme.instance;

import com.acme.Effects;
import java.io.IOException;

/** Removes its own shutdown hook when it is closed, as many a library does. */
public final class Registry {
    private final Thread hook = new Thread("registry-hook");

    public Registry() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public void close() throws IOException {
        Effects.append("closing registry");
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
