package com.acme.drain;

import com.acme.handler.EndsAsTold;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends by the route that its first argument names, while an executor of the kind that its second names has work. */
public final class EndsWithWork {
    public static void main(final String[] args) throws Exception {
        switch (args[1]) {
            case "pool":
                work(Executors.pool("orders", 1));
                break;
            case "wrapped":
                work(Executors.wrapped("orders"));
                break;
            case "fork-join":
                work(Executors.forkJoin());
                break;
            case "scheduled":
                ScheduledExecutorService scheduled = Executors.scheduled("orders");
                scheduled.schedule(new Work("delayed", 0), 1, TimeUnit.HOURS);
                scheduled.scheduleAtFixedRate(new Work("periodic", 0), 1, 1, TimeUnit.HOURS);
                work(scheduled);
                break;
            case "endless":
                ExecutorService endless = Executors.pool("orders", 1);
                CountDownLatch begun = new CountDownLatch(1);
                endless.execute(Executors.endless(begun));
                endless.execute(new Work("never", 0));
                begun.await();
                break;
            case "exiting":
                exitOnWorker(args, Executors.pool("orders", 2), false);
                break;
            case "stuck":
                exitOnWorker(args, Executors.pool("orders", 1), true);
                break;
            default:
                break;
        }
        EndsAsTold.main(args);
    }

    private static void work(ExecutorService executor) {
        executor.execute(new Work("first", 200));
        executor.execute(new Work("second", 100));
        executor.execute(new Work("third", 0));
    }

    /** The exit is called by a task, while another runs, or waits behind it. */
    private static void exitOnWorker(final String[] args, ThreadPoolExecutor executor, boolean single)
            throws InterruptedException {
        if (!single) {
            executor.execute(new Work("first", 300));
        }
        final CountDownLatch queued = new CountDownLatch(1);
        executor.execute(new Runnable() {
            @Override
            public void run() {
                try {
                    queued.await();
                    EndsAsTold.main(args);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        if (single) {
            executor.execute(new Work("never", 0));
        }
        queued.countDown();
        com.acme.Effects.hang();
    }
}
