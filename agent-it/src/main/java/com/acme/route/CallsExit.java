package com.acme.route;

import com.acme.Effects;

/** Calls {@code System.exit} in main, with the status of its argument. */
public final class CallsExit {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        System.exit(Integer.parseInt(args[0]));
    }
}
