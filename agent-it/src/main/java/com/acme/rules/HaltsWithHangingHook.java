package com.acme.rules;

import com.acme.Effects;

/** Calls {@code Runtime.halt(3)} where a shutdown hook would hang for ever. */
public final class HaltsWithHangingHook {
    public static void main(String[] args) throws Exception {
        Effects.append("main");
        Runtime.getRuntime().addShutdownHook(new Thread(new Hanging(), "hanging-hook"));
        Runtime.getRuntime().halt(3);
    }

    private static final class Hanging implements Runnable {
        @Override
        public void run() {
            try {
                Effects.append("hook");
                Effects.hang();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
