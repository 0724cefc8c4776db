package com.acme.place;

import com.acme.Effects;

/** Throws in main; its handler of uncaught exceptions calls {@code System.exit}. */
public final class ExitsInUncaughtExceptionHandler {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        Thread.setDefaultUncaughtExceptionHandler(new Exiting());
        throw new IllegalStateException("main is broken");
    }

    private static final class Exiting implements Thread.UncaughtExceptionHandler {
        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            System.exit(3);
        }
    }
}
