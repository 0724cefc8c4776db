package com.acme.place;

import com.acme.Effects;

/** Calls {@code System.exit} on a virtual thread. */
public final class ExitsOnVirtualThread {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        // By reflection: virtual threads are not in the API of --release 8.
        Thread thread = (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, new Exiting());
        thread.join();
    }

    private static final class Exiting implements Runnable {
        @Override
        public void run() {
            System.exit(3);
        }
    }
}
