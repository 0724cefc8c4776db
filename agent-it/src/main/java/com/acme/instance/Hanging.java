package com.acme.instance;

import com.acme.Effects;

/** Never ends closing. */
public final class Hanging {
    public void close() throws InterruptedException {
        Effects.hang();
    }
}
