package com.acme.sequence;

import com.acme.Effects;
import java.io.IOException;
import java.util.concurrent.CyclicBarrier;

/** What a handler can call that must neither stop the next handler nor keep the JVM from ending. */
public final class Disturbances {
    private static final CyclicBarrier PAIR = new CyclicBarrier(2);
    private static int depth;

    private Disturbances() {}

    public static void overflowStack() {
        depth++;
        overflowStack();
    }

    public static void throwError() {
        throw new NoClassDefFoundError("com/acme/Gone");
    }

    public static void throwThreadDeath() {
        throw new Death();
    }

    public static void throwChecked() throws IOException {
        throw new IOException("disk is gone");
    }

    /** Returns only when it is called on two threads at once. */
    public static void meet() throws Exception {
        PAIR.await();
    }

    /** Uses the processor until the JVM ends. */
    public static void loop() {
        while (depth >= 0) {
            depth = 0;
        }
    }

    /** Waits on when it is interrupted. */
    public static void ignoreInterrupts() {
        while (true) {
            try {
                Effects.hang();
            } catch (InterruptedException e) {
                depth++;
            }
        }
    }

    public static void exit(int status) throws IOException {
        Effects.append("before exit");
        System.exit(status);
    }

    /** Goes on after the exit did not happen. */
    public static void exitAndGoOn(int status) throws IOException {
        try {
            System.exit(status);
        } catch (Throwable e) {
            Effects.append("went on");
        }
    }

    public static void halt(int status) {
        Runtime.getRuntime().halt(status);
    }

    /** Interrupts the thread it runs on, and returns so. */
    public static void interruptSelf() {
        Thread.currentThread().interrupt();
    }

    /** An error of the application's own. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
