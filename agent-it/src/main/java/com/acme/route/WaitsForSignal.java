package com.acme.route;

import com.acme.Effects;

/** Waits in main until a signal ends it. */
public final class WaitsForSignal {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        Effects.say("ready");
        Effects.hang();
    }
}
