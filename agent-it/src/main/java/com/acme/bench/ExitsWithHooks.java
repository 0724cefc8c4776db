package com.acme.bench;

/** Exits with as many hooks as its argument says; tells when it called exit, in milliseconds since the epoch. */
public final class ExitsWithHooks {
    private static int count;

    private ExitsWithHooks() {}

    public static void main(String[] arguments) {
        for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
            Runtime.getRuntime().addShutdownHook(new Thread(ExitsWithHooks::count));
        }
        System.out.println("exits " + System.currentTimeMillis());
        System.exit(0);
    }

    /** What each hook, and each handler, does. */
    static synchronized void count() {
        count++;
    }
}
