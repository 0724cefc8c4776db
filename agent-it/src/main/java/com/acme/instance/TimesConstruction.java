package com.acme.instance;

import com.acme.Effects;

/** Says how many nanoseconds one construction takes, at best. */
public final class TimesConstruction {
    private static final int COUNT = 200_000;
    private static Object last;

    public static void main(String[] args) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < COUNT; i++) {
                last = new Forgotten();
            }
            best = Math.min(best, (System.nanoTime() - start) / COUNT);
        }
        Effects.say("nanos " + best + (last == null ? " none" : ""));
    }
}
