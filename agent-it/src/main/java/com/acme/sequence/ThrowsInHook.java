package com.acme.sequence;

import com.acme.Effects;

/** Calls {@code System.exit}; its shutdown hook throws. */
public final class ThrowsInHook {
    public static void main(String[] args) throws Exception {
        Effects.append("main");
        Runtime.getRuntime().addShutdownHook(new Thread(new Throwing(), "throwing-hook"));
        System.exit(0);
    }

    private static final class Throwing implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("hook is broken");
        }
    }
}
