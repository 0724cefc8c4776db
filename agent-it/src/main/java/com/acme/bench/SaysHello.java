package com.acme.bench;

/** Says when main began, in milliseconds since the epoch, and ends. */
public final class SaysHello {
    private static int count;

    private SaysHello() {}

    /** Its loading marks the beginning of main in a log of loaded classes. */
    private static final class MainBegins {
        private static final long MILLIS = System.currentTimeMillis();
    }

    public static void main(String[] arguments) {
        System.out.println("hello " + MainBegins.MILLIS);
    }

    // What handlers call: as in an application, hardly two the same method.

    static void flush() {
        count++;
    }

    static void saveSessions() {
        count++;
    }

    static void saveIndex() {
        count++;
    }

    static void closeCache() {
        count++;
    }

    static void closeQueue() {
        count++;
    }

    static void notifyPeers() {
        count++;
    }

    static void deregister() {
        count++;
    }

    static void rotateLog() {
        count++;
    }

    static void releaseLock() {
        count++;
    }

    static void countDown() {
        count++;
    }
}
