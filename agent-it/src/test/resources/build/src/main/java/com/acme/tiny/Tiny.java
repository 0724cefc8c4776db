package com.acme.tiny;

public final class Tiny {
    public static int twice(int value) {
        return 2 * value;
    }
}
