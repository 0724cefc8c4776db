package com.acme.bench;

import java.io.Closeable;

/** Constructs objects of one class, of which a thousand live at a time; tells the nanoseconds for each of the last million. */
public final class ConstructsMany {
    private static final int TIMES = 1000000;
    private static final int WARM_UPS = 4;

    private static final Resource[] LIVE = new Resource[1000];

    private ConstructsMany() {}

    /** The class whose instances are recorded. */
    public static final class Resource implements Closeable {
        private final int number;

        Resource(int number) {
            this.number = number;
        }

        @Override
        public void close() {
            LIVE[number % LIVE.length] = null;
        }
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < WARM_UPS; i++) {
            construct();
        }
        long start = System.nanoTime();
        construct();
        System.out.println("nanos " + (System.nanoTime() - start) / TIMES);
    }

    private static void construct() {
        for (int i = 0; i < TIMES; i++) {
            LIVE[i % LIVE.length] = new Resource(i);
        }
    }
}
