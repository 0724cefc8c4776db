package com.acme.route;

import com.acme.Effects;

/** Calls {@code Runtime.halt} on a thread while main waits. */
public final class CallsHaltOnThread {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        Thread thread = new Thread(new Halting(), "worker");
        thread.start();
        thread.join();
    }

    private static final class Halting implements Runnable {
        @Override
        public void run() {
            Runtime.getRuntime().halt(3);
        }
    }
}
