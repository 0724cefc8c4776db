package com.acme.sequence;

import com.acme.Effects;

/** Calls {@code System.exit}, and {@code Runtime.halt} in a shutdown hook. */
public final class HaltsInsideHook {
    public static void main(String[] args) throws Exception {
        Effects.append("main");
        Runtime.getRuntime().addShutdownHook(new Thread(new Halting(), "halting-hook"));
        System.exit(0);
    }

    private static final class Halting implements Runnable {
        @Override
        public void run() {
            Runtime.getRuntime().halt(9);
        }
    }
}
