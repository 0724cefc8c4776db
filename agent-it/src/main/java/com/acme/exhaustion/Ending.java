package com.acme.exhaustion;

import com.acme.Effects;
import java.util.Map;

/** How an application ends that has used something up. */
final class Ending {
    private static final int LOOKS = 5;

    private Ending() {}

    /** Leaves a mark and a hook, and waits until the process has come to rest if the application is to be one that lasts. */
    static void prepare(String[] arguments) throws Exception {
        Effects.prepare();
        if (arguments.length > 1 && arguments[1].equals("later")) {
            awaitRest();
        }
    }

    /** Ends by the route that the first argument names. */
    static void end(String[] arguments) {
        if (arguments[0].equals("halt")) {
            Runtime.getRuntime().halt(3);
        }
        System.exit(3);
    }

    /**
     * Waits until no thread of the agent's works or waits for a moment only: what it had to do after the start is done. One
     * look may fall between two of its threads.
     */
    private static void awaitRest() throws InterruptedException {
        long deadline = System.nanoTime() + 20000000000L; // 20 s
        for (int looks = 0; looks < LOOKS; looks = isAtRest() ? looks + 1 : 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("no rest");
            }
            Thread.sleep(20);
        }
    }

    private static boolean isAtRest() {
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            Thread.State state = thread.getKey().getState();
            boolean runs = state != Thread.State.WAITING && thread.getValue().length > 0;
            if (runs && thread.getKey().getName().startsWith("atexit")) {
                return false;
            }
        }
        return true;
    }
}
