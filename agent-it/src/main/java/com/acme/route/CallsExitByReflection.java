package com.acme.route;

import com.acme.Effects;

/** Calls {@code System.exit} so that no class file names it. */
public final class CallsExitByReflection {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        System.class.getMethod("ex" + "it", int.class).invoke(null, 3);
    }
}
