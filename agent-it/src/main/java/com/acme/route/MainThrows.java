package com.acme.route;

import com.acme.Effects;

/** Ends because main throws and no other thread lives. */
public final class MainThrows {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        throw new IllegalStateException("main is broken");
    }
}
