package com.acme;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** The marks that an application leaves in its working directory, in their order. */
public final class Effects {
    private Effects() {}

    /** Registers a shutdown hook that leaves a mark, and a file that the JVM deletes when it runs its hooks. */
    public static void prepare() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(new Flush(), "app-hook"));
        File lock = new File("app.lock").getAbsoluteFile();
        new FileOutputStream(lock).close();
        lock.deleteOnExit();
        append("main");
    }

    /** Leaves a mark: a line of {@code effects.txt}. */
    public static void append(String mark) throws IOException {
        try (FileOutputStream out = new FileOutputStream("effects.txt", true)) {
            out.write((mark + "\n").getBytes("UTF-8"));
        }
    }

    /** Tells whoever started this application that it has come this far. */
    public static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Waits for ever. */
    public static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Fails. */
    public static void fail() {
        throw new IllegalStateException("no space left");
    }

    /** The work of the application's own shutdown hook. */
    public static final class Flush implements Runnable {
        @Override
        public void run() {
            try {
                append("hook");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
