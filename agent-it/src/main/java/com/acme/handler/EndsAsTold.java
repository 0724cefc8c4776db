package com.acme.handler;

import com.acme.Effects;

/** Loads what handlers reach into, then ends by the route that its argument names. */
public final class EndsAsTold {
    public static void main(String[] args) throws Exception {
        Targets.current();
        switch (args[0]) {
            case "exit":
                System.exit(0);
                break;
            case "halt":
                Runtime.getRuntime().halt(0);
                break;
            case "signal":
                Effects.say("ready");
                Effects.hang();
                break;
            default:
                break;
        }
    }
}
