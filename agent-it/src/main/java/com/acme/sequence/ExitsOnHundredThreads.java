package com.acme.sequence;

import com.acme.Effects;
import java.util.concurrent.CountDownLatch;

/** Calls {@code System.exit} on a hundred threads at once. */
public final class ExitsOnHundredThreads {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        CountDownLatch start = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            new Thread(new Exiting(start, 100 + i), "exiting-" + i).start();
        }
        start.countDown();
        Effects.hang();
    }

    private static final class Exiting implements Runnable {
        private final CountDownLatch start;
        private final int status;

        Exiting(CountDownLatch start, int status) {
            this.start = start;
            this.status = status;
        }

        @Override
        public void run() {
            try {
                start.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            System.exit(status);
        }
    }
}
