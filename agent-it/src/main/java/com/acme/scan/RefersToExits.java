package com.acme.scan;

import java.io.File;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Ends the JVM through method references and lambdas, and has look-alikes that end nothing. */
public final class RefersToExits {
    static final IntConsumer EXIT = System::exit;
    static final IntConsumer HALT = Runtime.getRuntime()::halt;
    static final Consumer<Thread> HOOK = Runtime.getRuntime()::addShutdownHook;
    static final Consumer<File> DELETE = File::deleteOnExit;
    static final Supplier<ExecutorService> POOL = Executors::newCachedThreadPool;
    static final Supplier<ForkJoinPool> FORKS = ForkJoinPool::new;
    static final Runnable LAMBDA = () -> System.exit(1);

    private RefersToExits() {}

    /** A compiler copies the finally block to each end of the try. */
    static int exitsInFinally(int value) {
        try {
            return value > 0 ? Integer.parseInt("" + value) : -1;
        } finally {
            System.exit(value);
        }
    }

    static void looksLikeIt(Lookalike lookalike) {
        lookalike.exit(1);
        lookalike.halt(1);
        lookalike.deleteOnExit();
    }

    /** Has the names and none of the effects. */
    static final class Lookalike {
        void exit(int status) {}

        void halt(int status) {}

        void deleteOnExit() {}
    }

    /** Its constructor calls that of a pool and makes none. */
    static final class OwnPool extends ThreadPoolExecutor {
        OwnPool() {
            super(1, 1, 0, java.util.concurrent.TimeUnit.SECONDS, new java.util.concurrent.LinkedBlockingQueue<>());
        }
    }

    static ExecutorService makesItsOwnPool() {
        return new OwnPool();
    }
}
