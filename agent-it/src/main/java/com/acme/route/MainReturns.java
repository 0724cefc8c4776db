package com.acme.route;

import com.acme.Effects;

/** Ends because main returns and no other thread lives. */
public final class MainReturns {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
    }
}
