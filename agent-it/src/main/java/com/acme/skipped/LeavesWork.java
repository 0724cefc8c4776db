package com.acme.skipped;

import java.io.StringReader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ends while something is left undone: what, and how it ends, is told by its arguments. */
public final class LeavesWork {
    private static String way = "";

    private LeavesWork() {}

    public static void main(String[] arguments) throws Exception {
        way = arguments[1];
        String[] kind = arguments[0].split(":");
        switch (kind[0]) {
            case "queued":
                leavesQueue(new Task("running", LeavesWork::park));
                end();
                break;
            case "exiting":
                leavesQueue(new Task("exiting", LeavesWork::end));
                break;
            case "idle":
                pool(20).prestartAllCoreThreads();
                end();
                break;
            case "scheduled":
                ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, new Named("timer"));
                timer.schedule(LeavesWork::park, 1, TimeUnit.HOURS);
                timer.scheduleAtFixedRate(() -> {}, 0, 1, TimeUnit.HOURS);
                end();
                break;
            case "child":
                new ProcessBuilder("cat").start(); // ends with its standard input
                end();
                break;
            case "threads":
                startThreads(Integer.parseInt(kind[1]));
                end();
                break;
            default:
                inBlock(kind[0]);
        }
    }

    @SuppressWarnings("try") // only that it is closed matters
    private static void inBlock(String kind) throws Exception {
        switch (kind) {
            case "finally":
                try {
                    end();
                } finally {
                    System.out.println("never");
                }
                break;
            case "resource":
                try (StringReader resource = new StringReader("")) {
                    end();
                }
                break;
            case "synchronized":
                synchronized (LeavesWork.class) {
                    end();
                }
                break;
            default:
                end();
        }
    }

    private static ThreadPoolExecutor pool(int threads) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new Named("orders"));
    }

    /** The first task is begun, seven more wait. */
    private static void leavesQueue(Task first) throws InterruptedException {
        ThreadPoolExecutor pool = pool(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch queued = new CountDownLatch(1);
        pool.execute(() -> {
            begun.countDown();
            try {
                queued.await();
            } catch (InterruptedException e) {
                return;
            }
            first.run();
        });
        begun.await();
        for (int i = 0; i < 7; i++) {
            pool.execute(new Task("order " + i, () -> {}));
        }
        queued.countDown();
    }

    private static void startThreads(int count) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            new Thread(null, () -> worker(started), "worker-" + i, 128 * 1024).start();
        }
        started.await();
    }

    private static void worker(CountDownLatch started) {
        try {
            started.countDown();
            park();
        } finally {
            System.out.println("never");
        }
    }

    private static void park() {
        while (true) {
            LockSupport.park();
        }
    }

    private static void end() {
        switch (way) {
            case "exit":
                System.exit(3);
                break;
            case "halt":
                Runtime.getRuntime().halt(3);
                break;
            default:
                System.out.println("ready");
                park();
        }
    }

    /** A task that has a name. */
    private static final class Task implements Runnable {
        private final String name;
        private final Runnable body;

        Task(String name, Runnable body) {
            this.name = name;
            this.body = body;
        }

        @Override
        public void run() {
            body.run();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Names threads. */
    private static final class Named implements ThreadFactory {
        private final String name;
        private int count;

        Named(String name) {
            this.name = name;
        }

        @Override
        public Thread newThread(Runnable body) {
            return new Thread(body, name + "-" + count++);
        }
    }
}
