package com.acme.route;

import com.acme.Effects;

/** Calls {@code System.exit} on a thread that outlived main's return. */
public final class ExitsAfterMainReturned {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        new Thread(new ExitsAfter(Thread.currentThread()), "worker").start();
    }

    private static final class ExitsAfter implements Runnable {
        private final Thread main;

        ExitsAfter(Thread main) {
            this.main = main;
        }

        @Override
        public void run() {
            try {
                main.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            System.exit(3);
        }
    }
}
