package com.acme.route;

import com.acme.Effects;

/** Calls {@code Runtime.exit} in main. */
public final class CallsRuntimeExit {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        Runtime.getRuntime().exit(3);
    }
}
