package com.acme.sequence;

import com.acme.Effects;

/** Calls {@code System.exit}, and again in a shutdown hook. */
public final class ExitsInsideHook {
    public static void main(String[] args) throws Exception {
        Effects.append("main");
        Runtime.getRuntime().addShutdownHook(new Thread(new Exiting(), "exiting-hook"));
        System.exit(0);
    }

    private static final class Exiting implements Runnable {
        @Override
        public void run() {
            System.exit(5);
        }
    }
}
