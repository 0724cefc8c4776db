package com.acme.sequence;

import com.acme.Effects;

/** Calls {@code System.exit} while a thread of its own waits for a handler's call to halt the JVM. */
public final class HaltsByWatchdog {
    private static boolean due;

    public static void main(String[] args) throws Exception {
        Effects.prepare();
        Thread watchdog = new Thread(new Halting(), "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        System.exit(0);
    }

    /** What a handler calls: the watchdog halts, the handler waits for ever. */
    public static void provoke() throws Exception {
        synchronized (HaltsByWatchdog.class) {
            due = true;
            HaltsByWatchdog.class.notifyAll();
        }
        Effects.hang();
    }

    private static final class Halting implements Runnable {
        @Override
        public void run() {
            synchronized (HaltsByWatchdog.class) {
                while (!due) {
                    try {
                        HaltsByWatchdog.class.wait();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            Runtime.getRuntime().halt(9);
        }
    }
}
