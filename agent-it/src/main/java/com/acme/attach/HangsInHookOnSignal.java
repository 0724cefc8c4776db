package com.acme.attach;

import com.acme.Effects;

/** Waits until a signal ends it; its shutdown hook never ends. */
public final class HangsInHookOnSignal {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(new Hanging(), "hanging-hook"));
        Effects.say("ready");
        Effects.hang();
    }

    private static final class Hanging implements Runnable {
        @Override
        public void run() {
            try {
                Effects.say("exiting");
                Effects.hang();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
