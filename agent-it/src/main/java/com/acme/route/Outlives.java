package com.acme.route;

import com.acme.Effects;

/** Leaves a mark once another thread has ended. */
final class Outlives implements Runnable {
    private final Thread other;

    Outlives(Thread other) {
        this.other = other;
    }

    @Override
    public void run() {
        try {
            other.join();
            Effects.append("outlived");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
