package com.acme.instance;

import com.acme.Effects;
import java.io.IOException;

/** Leaves a mark when it is closed. */
public class Resource implements Port {
    private final String name;

    public Resource(String name) {
        this.name = name;
    }

    /** Only calls another constructor. */
    public Resource() {
        this("unnamed");
    }

    public void close() throws IOException {
        Effects.append("closed " + name);
    }

    public void close(String how, Resource other) throws IOException {
        Effects.append("closed " + name + " " + how + " for " + other.name);
    }
}
