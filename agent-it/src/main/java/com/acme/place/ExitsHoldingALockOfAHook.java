package com.acme.place;

import com.acme.Effects;

/** Calls {@code System.exit} while it holds the lock that its shutdown hook needs: hangs for ever. */
public final class ExitsHoldingALockOfAHook {
    public static void main(String[] args) throws Exception {
        Effects.append("main");
        Runtime.getRuntime().addShutdownHook(new Thread(new Locking(), "locking-hook"));
        synchronized (ExitsHoldingALockOfAHook.class) {
            System.exit(3);
        }
    }

    private static final class Locking implements Runnable {
        @Override
        public void run() {
            synchronized (ExitsHoldingALockOfAHook.class) {
                Effects.say("never comes here");
            }
        }
    }
}
