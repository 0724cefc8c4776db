package com.acme.drain;

import com.acme.Effects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The kinds of executors that the applications use. */
final class Executors {
    private Executors() {}

    /** One thread that is named after the pool; it runs its worker directly, as the JDK's own factory has it. */
    static ThreadPoolExecutor pool(final String name, int threads) {
        return new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<Runnable>(), new Named(name, false));
    }

    /** The same, with a factory that wraps what its threads run. */
    static ThreadPoolExecutor wrapped(String name) {
        return new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<Runnable>(), new Named(name, true));
    }

    static ExecutorService forkJoin() {
        return new ForkJoinPool(1);
    }

    static ScheduledExecutorService scheduled(String name) {
        return new ScheduledThreadPoolExecutor(1, new Named(name, false));
    }

    /** A task that never ends, once it has begun. */
    static Runnable endless(final CountDownLatch begun) {
        return new Runnable() {
            @Override
            public void run() {
                begun.countDown();
                try {
                    Effects.hang();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    private static final class Named implements ThreadFactory {
        private final String name;
        private final boolean wraps;
        private int count;

        Named(String name, boolean wraps) {
            this.name = name;
            this.wraps = wraps;
        }

        @Override
        public synchronized Thread newThread(final Runnable worker) {
            Runnable task = wraps
                    ? new Runnable() {
                        @Override
                        public void run() {
                            worker.run();
                        }
                    }
                    : worker;
            Thread thread = new Thread(task, name + "-" + count++);
            thread.setDaemon(true);
            return thread;
        }
    }
}
