package com.acme.place;

import com.acme.Effects;

/** Calls {@code System.exit} when the heap is full but for what the JVM itself needs to end. */
public final class ExitsWithFullHeap {
    private static Object[] chain;
    private static byte[] reserve = new byte[64 * 1024];

    public static void main(String[] args) throws Exception {
        Effects.prepare();
        try {
            fill(1 << 20);
        } catch (OutOfMemoryError e) {
            try {
                fill(0);
            } catch (OutOfMemoryError full) {
                reserve = null;
                System.exit(3);
            }
        }
    }

    private static void fill(int size) {
        while (true) {
            Object[] next = new Object[size + 1];
            next[size] = chain;
            chain = next;
        }
    }
}
