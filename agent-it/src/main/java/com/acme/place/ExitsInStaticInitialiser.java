package com.acme.place;

import com.acme.Effects;

/** Calls {@code System.exit} before main has begun. */
public final class ExitsInStaticInitialiser {
    static {
        end();
    }

    private static void end() {
        try {
            Effects.prepare();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        System.exit(3);
    }

    public static void main(String[] args) {
        throw new IllegalStateException("never comes here");
    }
}
