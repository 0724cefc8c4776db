package com.acme.sequence;

import com.acme.Effects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;

/** More of what a handler can call: what uses something up, or changes what others rely on. */
public final class OutOfHand {
    private static final Object FIRST = new Object();
    private static final Object SECOND = new Object();
    private static final int BYTES = 100 * 1024 * 1024;

    private OutOfHand() {}

    /** Throws an OutOfMemoryError when nothing is left, and keeps nothing. */
    public static void fillHeap() {
        List<byte[]> kept = new ArrayList<byte[]>();
        while (true) {
            kept.add(new byte[1 << 18]);
        }
    }

    public static void initialise() {
        Broken.use();
    }

    public static void deadlock() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        new Thread(new Locking(FIRST, SECOND, both), "other").start();
        new Locking(SECOND, FIRST, both).run();
    }

    public static void closeStreams() {
        System.out.close();
        System.err.close();
    }

    /** Makes {@code "i".toUpperCase()} another letter, and every uncaught exception an exit. */
    public static void changeDefaults() {
        Locale.setDefault(new Locale("tr", "TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        Thread.setDefaultUncaughtExceptionHandler(new Exiting());
        Thread.currentThread().setContextClassLoader(null);
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        System.setOut(null);
        System.setErr(null);
    }

    public static void startThreads() {
        for (int i = 0; i < 20; i++) {
            new Thread(new Waiting(), "left-" + i).start();
        }
    }

    /** Prints 100 MB. */
    public static void flood() {
        byte[] line = new byte[8192];
        for (int i = 0; i < BYTES; i += line.length) {
            System.out.write(line, 0, line.length);
        }
        System.out.flush();
    }

    private static final class Broken {
        static {
            fail();
        }

        private static void fail() {
            throw new IllegalStateException("broken");
        }

        static void use() {}
    }

    private static final class Locking implements Runnable {
        private final Object first;
        private final Object second;
        private final CountDownLatch both;

        Locking(Object first, Object second, CountDownLatch both) {
            this.first = first;
            this.second = second;
            this.both = both;
        }

        @Override
        public void run() {
            synchronized (first) {
                both.countDown();
                try {
                    both.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                synchronized (second) {
                    Effects.say("never comes here");
                }
            }
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

    private static final class Exiting implements Thread.UncaughtExceptionHandler {
        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            System.exit(44);
        }
    }
}
