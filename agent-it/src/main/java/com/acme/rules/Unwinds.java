package com.acme.rules;

import com.acme.Effects;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Calls {@code System.exit(3)} below a {@code finally} block, in the place it is told, with a shutdown hook. */
public final class Unwinds {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        switch (args[0]) {
            case "main":
                work();
                break;
            case "reflection":
                Unwinds.class.getDeclaredMethod("work").invoke(null);
                break;
            case "thread":
                thread().join();
                Effects.hang();
                break;
            case "execute":
                pool(false).execute(new Work());
                Effects.hang();
                break;
            case "submit":
                pool(false).submit(new Work());
                Effects.hang();
                break;
            case "virtual":
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, new Work());
                Effects.hang();
                break;
            case "daemon":
                pool(true).submit(new Work()).get();
                break;
            case "swallow":
                swallow();
                Effects.append("swallowed");
                break;
            case "again":
                exitAgain();
                break;
            case "hang":
                hangs();
                break;
            case "throw":
                replaceByException();
                break;
            case "initialiser":
                Initialised.touch();
                break;
            default:
                throw new IllegalArgumentException(args[0]);
        }
    }

    static void work() throws IOException {
        try {
            System.exit(3);
        } finally {
            Effects.append("finally");
        }
    }

    private static Thread thread() {
        Thread thread = new Thread(new Work(), "worker");
        thread.setUncaughtExceptionHandler((where, thrown) -> Effects.say("uncaught " + thrown));
        thread.start();
        return thread;
    }

    private static ExecutorService pool(boolean daemon) {
        return Executors.newFixedThreadPool(1, task -> {
            Thread thread = new Thread(task, "pool-thread");
            thread.setDaemon(daemon);
            return thread;
        });
    }

    private static void swallow() throws IOException {
        try {
            work();
        } catch (Throwable e) {
            Effects.append("caught");
        }
    }

    private static void exitAgain() throws IOException {
        try {
            work();
        } catch (Throwable e) {
            System.exit(1);
        } finally {
            Effects.append("unreachable");
        }
    }

    private static void hangs() throws Exception {
        try {
            try {
                work();
            } finally {
                Effects.hang();
            }
        } finally {
            Effects.append("unreachable");
        }
    }

    private static void replaceByException() {
        try {
            System.exit(3);
        } finally {
            Effects.fail();
        }
    }

    private static final class Work implements Runnable {
        @Override
        public void run() {
            try {
                work();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Initialised {
        private static final int ZERO = initialise();

        private Initialised() {}

        static int touch() {
            return ZERO;
        }

        private static int initialise() {
            try {
                System.exit(3);
                return 0;
            } finally {
                Effects.say("finally in the initialiser");
            }
        }
    }
}
