package com.acme.skipped;

import com.acme.Effects;
import java.io.File;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Goes through the chains of calls of the classes that are named, one inside the other. At the end of the last one the
 * thread ends the JVM ({@code exit}, {@code halt}), or waits while main does ({@code waiting}); in the first case once
 * there is the file that the system property {@code when} names, if it is set.
 */
public final class RunsSamples {
    private final String how;
    private final String[] classes;
    private final CountDownLatch arrived = new CountDownLatch(1);

    private RunsSamples(String how, String[] arguments) {
        this.how = how;
        this.classes = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    public static void main(String[] arguments) throws InterruptedException {
        RunsSamples samples = new RunsSamples(arguments[0], arguments);
        Thread thread = new Thread(() -> samples.begin(0), "sample");
        thread.setUncaughtExceptionHandler((which, thrown) -> {
            thrown.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        thread.start();
        samples.arrived.await();
        if (samples.how.equals("waiting")) {
            Runtime.getRuntime().halt(3);
        }
    }

    private void begin(int index) {
        if (index == classes.length) {
            end();
            return;
        }
        Runnable next = () -> begin(index + 1);
        try {
            Class.forName(classes[index]).getMethod("begin", Runnable.class).invoke(null, next);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWord() {
        if (System.getProperty("when") != null) {
            Effects.say("ready");
            while (!new File(System.getProperty("when")).exists()) {
                LockSupport.parkNanos(1000000);
            }
        }
    }

    private void end() {
        awaitWord();
        if (how.equals("exit")) {
            System.exit(3);
        }
        if (how.equals("halt")) {
            Runtime.getRuntime().halt(3);
        }
        arrived.countDown();
        while (true) {
            LockSupport.park();
        }
    }
}
