package io.github.atexit.weave;

import java.util.ArrayList;
import java.util.List;

/** Stands in for the bridge, which only the bootstrap loader can have: writes down who called. */
public final class BridgeProbe {
    static final List<String> CALLS = new ArrayList<>();
    static boolean skipping;
    private static boolean around;

    private BridgeProbe() {}

    public static void before(int argument) {
        CALLS.add("before " + argument);
    }

    public static int replaces(int argument) {
        CALLS.add("replaces " + argument);
        return argument + 1;
    }

    public static boolean skips(int argument) {
        CALLS.add("skips " + argument);
        return skipping;
    }

    public static boolean goesAround() {
        around = !around;
        return around;
    }

    public static void after(int result) {
        CALLS.add("after " + result);
    }

    public static void afterObject(Object result) {
        CALLS.add("after " + result);
    }
}
