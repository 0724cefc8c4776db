package com.acme.exhaustion;

/** Ends on a thread with the smallest stack that the JVM gives. Arguments: exit or halt, now or later. */
public final class ExitsOnTinyStack {
    public static void main(String[] args) throws Exception {
        Ending.prepare(args);
        Thread thread = new Thread(null, new Exiting(args), "tiny", 1);
        thread.start();
        thread.join();
    }

    private static final class Exiting implements Runnable {
        private final String[] arguments;

        Exiting(String[] arguments) {
            this.arguments = arguments;
        }

        @Override
        public void run() {
            Ending.end(arguments);
        }
    }
}
