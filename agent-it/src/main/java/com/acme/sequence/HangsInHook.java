package com.acme.sequence;

import com.acme.Effects;

/** Calls {@code System.exit} with the status of its argument; one of its shutdown hooks never ends. */
public final class HangsInHook {
    public static void main(String[] args) throws Exception {
        Effects.append("main");
        Runtime.getRuntime().addShutdownHook(new Thread(new Hanging(), "hanging-hook"));
        System.exit(Integer.parseInt(args[0]));
    }

    private static final class Hanging implements Runnable {
        @Override
        public void run() {
            try {
                Effects.hang();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
