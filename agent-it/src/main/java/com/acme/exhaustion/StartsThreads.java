package com.acme.exhaustion;

import com.acme.Effects;

/** Starts threads until none can be had, and ends. Arguments: exit or halt, now or later. */
public final class StartsThreads {
    public static void main(String[] args) throws Exception {
        Ending.prepare(args);
        try {
            while (true) {
                Thread thread = new Thread(new Waiting(), "waiting");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (OutOfMemoryError e) {
            Ending.end(args);
        }
    }

    private static final class Waiting implements Runnable {
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
