package com.acme.route;

import com.acme.Effects;

/** Calls {@code Runtime.halt} in main although it has shutdown hooks. */
public final class CallsHaltWithHooks {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        Runtime.getRuntime().halt(3);
    }
}
