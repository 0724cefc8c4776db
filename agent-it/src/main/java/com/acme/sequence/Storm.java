package com.acme.sequence;

import com.acme.Effects;
import java.util.concurrent.CountDownLatch;

/**
 * Ends in many ways at once. The argument has a letter for each way: e exits, h halts, r main's return, s SIGTERM, b a
 * burst of signals. Thread {@code storm-<n>} asks for status n.
 */
public final class Storm {
    private static final int THREADS = 100;
    private static final String[] SIGNALS = {"TERM", "INT", "HUP"};
    private static final CountDownLatch START = new CountDownLatch(1);

    public static void main(String[] args) throws Exception {
        Effects.prepare();
        String ways = args[0].replace("r", "");
        int threads = ways.equals(args[0]) ? THREADS : THREADS / 10;
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(new Ending(ways.charAt(i % ways.length()), i), "storm-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        START.countDown();
        if (ways.equals(args[0])) {
            Effects.hang();
        }
    }

    /** Ends the JVM in its way, as soon as all may. */
    private static final class Ending implements Runnable {
        private final char way;
        private final int status;

        Ending(char way, int status) {
            this.way = way;
            this.status = status;
        }

        @Override
        public void run() {
            try {
                START.await();
                end();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private void end() throws Exception {
            switch (way) {
                case 'e':
                    System.exit(status);
                    break;
                case 'h':
                    Runtime.getRuntime().halt(status);
                    break;
                case 's':
                    raise("TERM");
                    break;
                default:
                    raise(SIGNALS[status % SIGNALS.length]);
                    break;
            }
        }

        /** By reflection: sun.misc is not in the API of --release 8. */
        private static void raise(String name) throws Exception {
            Class<?> signal = Class.forName("sun.misc.Signal");
            signal.getMethod("raise", signal)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name));
        }
    }
}
