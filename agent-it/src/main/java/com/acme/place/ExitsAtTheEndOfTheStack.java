package com.acme.place;

import com.acme.Effects;

/** Calls {@code System.exit} where the stack has just overflowed, and again one frame higher until it succeeds. */
public final class ExitsAtTheEndOfTheStack {
    public static void main(String[] args) throws Exception {
        Effects.prepare();
        recurse(0);
    }

    private static int recurse(int depth) {
        try {
            return recurse(depth + 1) + 1;
        } catch (StackOverflowError e) {
            System.exit(3);
            return depth;
        }
    }
}
