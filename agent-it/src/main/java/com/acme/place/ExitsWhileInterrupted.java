package com.acme.place;

import com.acme.Effects;

/** Calls {@code System.exit} on a thread whose interrupt is pending. */
public final class ExitsWhileInterrupted {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        Thread.currentThread().interrupt();
        System.exit(3);
    }
}
